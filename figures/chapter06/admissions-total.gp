# admissions-total
# In total, men were admitted more often than women. Rates of admission of all six
# departments together, with their 95 % intervals. What are the rates in each department?
# Draw it with: gnuplot admissions-total.gp

set terminal svg size 960,520 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'admissions-total.svg'
set encoding utf8
set samples 2
set border 3 back lw 1.5 lc rgb '#8C8C8C'
set tics out nomirror scale 0.6, 0.3 textcolor rgb '#333333'
set grid back lt 1 lw 1 lc rgb '#E4E4E4', lt 1 lw 0.5 lc rgb '#F0F0F0'
set title font ',18.9' offset 0, -0.5 textcolor rgb '#000000'
set xlabel offset 0, 0.2 textcolor rgb '#000000'
set key samplen 2.5 spacing 1.15 noautotitle noopaque
set bars 0.6
set errorbars 0.6

# $group_1_1_8: x, y, lower, upper; agreement: relative 1e-06
$group_1_1_8 << EOD
7.6 0.4452284 0.4265013 0.4640325
EOD

# $group_2_1_10: x, y, lower, upper; agreement: relative 1e-06
$group_2_1_10 << EOD
7.6 0.3037561 0.2829375 0.3249795
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.958333
set tmargin at screen 0.942308
set bmargin at screen 0.163462
set xlabel 'Department' noenhanced
set label 'Rate of admission' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:8.5]
set xtics ('A' 1, 'B' 2, 'C' 3, 'D' 4, 'E' 5, 'F' 6, 'all six' 7.6) noenhanced
set yrange [0:1]
unset key
set arrow from first 6.8, graph 0 to first 6.8, graph 1 nohead back lw 1.5 lc rgb '#767676' dt solid
set label '?' noenhanced at first 1, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label '?' noenhanced at first 2, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label '?' noenhanced at first 3, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label '?' noenhanced at first 4, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label '?' noenhanced at first 5, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label '?' noenhanced at first 6, first 0.5 center front textcolor rgb '#767676' font ',32.4'
set label 'men' noenhanced at first 7.6, first 0.4452284 left front textcolor rgb '#0072B2' offset character 1.2, 0
set label 'women' noenhanced at first 7.6, first 0.3037561 left front textcolor rgb '#D55E00' offset character 1.2, 0
plot $group_1_1_8 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $group_2_1_10 using 1:2:3:4 with yerrorbars pt 13 ps 1 lw 2 lc rgb '#D55E00' notitle
unset output
