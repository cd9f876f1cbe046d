# elephant-parameters
# Each parameter left out is missed, until all eight are there. The distance between the
# outline and the best one with fewer waves, the largest waves kept first.
# Draw it with: gnuplot elephant-parameters.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'elephant-parameters.svg'
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

# $misfit_1_3: x, y; agreement: relative 1e-06
$misfit_1_3 << EOD
0 1
1 0.7349234
2 0.4698362
3 0.3252294
4 0.2537405
5 0.1983581
6 0.1447426
7 0.09042002
8 8.509621e-16
9 8.822337e-16
10 8.990969e-16
11 9.135375e-16
12 9.206054e-16
EOD

# $kept_1_4: x, y; agreement: absolute 1e-09
$kept_1_4 << EOD
0 1
1 0.7349234
2 0.4698362
3 0.3252294
4 0.2537405
5 0.1983581
6 0.1447426
7 0.09042002
8 8.509621e-16
9 8.822337e-16
10 8.990969e-16
11 9.135375e-16
12 9.206054e-16
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Real parameters of the outline' noenhanced
set label 'Misfit, as a share of the size' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.3:12.3]
set yrange [0:1.05]
unset key
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 2 lc rgb '#767676' dt solid
set label 'four complex numbers' noenhanced at first 8, first 0.8 left front textcolor rgb '#000000' offset character 1, 0
plot $misfit_1_3 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $kept_1_4 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle
unset output
