# mass-matrix
# A metric that knows the scales makes all directions equally long, and draws cheap. Left:
# the longest direction over the shortest, as the metric measures them, after each window of
# the warm-up; 1 is perfect, and the grey line is the best that variances alone can do.
# Right: gradients per effective draw.
# Draw it with: gnuplot mass-matrix.gp

set terminal svg size 1200,640 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'mass-matrix.svg'
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

# $diagonal_1_2: x, y; agreement: not compared: one warm-up of one chain
$diagonal_1_2 << EOD
0 326.5978
1 326.5978
2 13.30052
3 13.01829
4 12.78458
5 12.00779
6 11.96066
EOD

# $diagonal_points_1_3: x, y; agreement: not compared: one warm-up of one chain
$diagonal_points_1_3 << EOD
0 326.5978
1 326.5978
2 13.30052
3 13.01829
4 12.78458
5 12.00779
6 11.96066
EOD

# $dense_1_4: x, y; agreement: not compared: one warm-up of one chain
$dense_1_4 << EOD
0 326.5978
1 326.5978
2 5.556464
3 2.521145
4 2.353261
5 1.781779
6 1.520117
EOD

# $dense_points_1_5: x, y; agreement: not compared: one warm-up of one chain
$dense_points_1_5 << EOD
0 326.5978
1 326.5978
2 5.556464
3 2.521145
4 2.353261
5 1.781779
6 1.520117
EOD

# $cost_0_2_1: x, y, half-width, half-height; agreement: not compared: effective sizes of chains
$cost_0_2_1 << EOD
0 1309.203 0.35 1308.203
EOD

# $cost_1_2_2: x, y, half-width, half-height; agreement: not compared: effective sizes of chains
$cost_1_2_2 << EOD
1 34.24394 0.35 33.24394
EOD

# $cost_2_2_3: x, y, half-width, half-height; agreement: not compared: effective sizes of chains
$cost_2_2_3 << EOD
2 46.53345 0.35 45.53345
EOD

# $cost_3_2_4: x, y, half-width, half-height; agreement: not compared: effective sizes of chains
$cost_3_2_4 << EOD
3 9.066498 0.35 8.066498
EOD

# $cost_4_2_5: x, y, half-width, half-height; agreement: not compared: effective sizes of chains
$cost_4_2_5 << EOD
4 7.740253 0.35 6.740253
EOD

set multiplot

# Panel 1
reset
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
set lmargin at screen 0.0875
set rmargin at screen 0.48125
set tmargin at screen 0.921875
set bmargin at screen 0.125
set title 'What the windows learn' noenhanced
set xlabel 'Window of the warm-up (steps)' noenhanced
set label 'Longest / shortest' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.3:6.3]
set xtics ('start' 0, '75' 1, '25' 2, '50' 3, '100' 4, '200' 5, '500' 6) noenhanced
set logscale y 10
set yrange [1:1000]
set ytics ('1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
set key top right
set arrow from graph 0, first 11.63987 to graph 1, first 11.63987 nohead back lw 2 lc rgb '#767676' dt solid
plot $diagonal_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'diagonal' noenhanced, \
     $diagonal_points_1_3 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle, \
     $dense_1_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'dense' noenhanced, \
     $dense_points_1_5 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#009E73' notitle

# Panel 2
reset
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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.921875
set bmargin at screen 0.125
set title 'What a draw costs' noenhanced
set label 'Gradients per effective draw' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:4.6]
set xtics ('unit' 0, 'exact' 1, 'learned' 2, 'exact' 3, 'learned' 4) noenhanced
set logscale y 10
set yrange [1:10000]
set ytics ('1' 1, '10' 10, '100' 100, '1000' 1000, '10⁴' 10000) noenhanced
unset key
set label 'diagonal' noenhanced at first 1.5, graph 0.93 center front textcolor rgb '#0072B2'
set label 'dense' noenhanced at first 3.5, graph 0.93 center front textcolor rgb '#009E73'
plot $cost_0_2_1 using 1:2:3:4 with boxxyerror fs transparent solid 1 border lc rgb '#D55E00' lw 2 fc rgb '#D55E00' notitle, \
     $cost_1_2_2 using 1:2:3:4 with boxxyerror fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $cost_2_2_3 using 1:2:3:4 with boxxyerror fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $cost_3_2_4 using 1:2:3:4 with boxxyerror fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $cost_4_2_5 using 1:2:3:4 with boxxyerror fs transparent solid 1 border lc rgb '#009E73' lw 2 fc rgb '#009E73' notitle

unset multiplot
unset output
