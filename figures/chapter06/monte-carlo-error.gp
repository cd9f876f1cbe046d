# monte-carlo-error
# A mean settles as the square root of N only where the variance is finite. Typical error of
# a mean of N draws (points) and the power of N that theory gives (lines, drawn through the
# last point).
# Draw it with: gnuplot monte-carlo-error.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'monte-carlo-error.svg'
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

# $theory_circle_1_1: x, y; agreement: not compared: drawn through a random point
$theory_circle_1_1 << EOD
100 0.05878072
10000 0.005878072
EOD

# $error_circle_1_2: x, y, agreement; agreement: absolute last column
$error_circle_1_2 << EOD
100 0.0608272 0.01109577
316 0.03384466 0.009659988
1000 0.01939116 0.003997731
3162 0.01073162 0.002881
10000 0.005878072 0.001260695
EOD

# $theory_heavy_tail_1_4: x, y; agreement: not compared: drawn through a random point
$theory_heavy_tail_1_4 << EOD
100 0.4798073
10000 0.1033714
EOD

# $error_heavy_tail_1_5: x, y, agreement; agreement: absolute last column
$error_heavy_tail_1_5 << EOD
100 0.4692854 0.07128488
316 0.3353991 0.06424441
1000 0.2314085 0.03377208
3162 0.1465849 0.02976494
10000 0.1033714 0.02416476
EOD

# $theory_ratio_1_7: x, y; agreement: not compared: drawn through a random point
$theory_ratio_1_7 << EOD
100 0.9787748
10000 0.9787748
EOD

# $error_ratio_1_8: x, y, agreement; agreement: absolute last column
$error_ratio_1_8 << EOD
100 1.041219 0.2956656
316 1.061308 0.2477218
1000 1.025024 0.3245654
3162 1.039996 0.2857454
10000 0.9787748 0.4255057
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Draws ​{/sans-serif:Italic N}​ (log scale)' enhanced
set label 'Typical error of the mean (log scale)' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [50:20000]
set xtics ('100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set logscale y 10
set yrange [0.001959357:3.183923]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1) noenhanced
unset key
set label 'circle: finite variance, power −1/2' noenhanced at first 1000, first 0.01939116 left front textcolor rgb '#0072B2' offset character 1, 1.4
set label 'heavy tail: infinite variance, power −1/3' noenhanced at first 1000, first 0.2314085 left front textcolor rgb '#D55E00' offset character 1, 1.4
set label 'ratio of normals: no mean, power 0' noenhanced at first 1000, first 1.025024 left front textcolor rgb '#009E73' offset character 1, 1.4
plot $theory_circle_1_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $error_circle_1_2 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $theory_heavy_tail_1_4 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $error_heavy_tail_1_5 using 1:2 with points pt 13 ps 1.4 lw 2 lc rgb '#D55E00' notitle, \
     $theory_ratio_1_7 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $error_ratio_1_8 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#009E73' notitle
unset output
