# log-evidence
# The log evidence of each order (points) is largest at order 2 (dashed). The best fit
# (squares) only ever improves. The gap between the two is the price of freedom: the Occam
# factor, and what the posterior mean fits worse than the best curve.
# Draw it with: gnuplot log-evidence.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'log-evidence.svg'
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

# $best_fit_1_1: x, y; agreement: relative 1e-06
$best_fit_1_1 << EOD
0 -114.3351
1 -59.94919
2 -42.29171
3 -41.76237
4 -41.54955
5 -41.34295
6 -41.21878
7 -40.68625
8 -39.58103
9 -39.5789
10 -39.24635
11 -39.15511
12 -38.71538
EOD

# $best_fit_points_1_2: x, y; agreement: relative 1e-06
$best_fit_points_1_2 << EOD
0 -114.3351
1 -59.94919
2 -42.29171
3 -41.76237
4 -41.54955
5 -41.34295
6 -41.21878
7 -40.68625
8 -39.58103
9 -39.5789
10 -39.24635
11 -39.15511
12 -38.71538
EOD

# $evidence_1_5: x, y; agreement: relative 1e-06
$evidence_1_5 << EOD
0 -115.9731
1 -64.85257
2 -52.28642
3 -55.1049
4 -57.73621
5 -61.56237
6 -65.83041
7 -70.50598
8 -75.2014
9 -80.45562
10 -86.33886
11 -92.71516
12 -98.71087
EOD

# $evidence_points_1_6: x, y; agreement: relative 1e-06
$evidence_points_1_6 << EOD
0 -115.9731
1 -64.85257
2 -52.28642
3 -55.1049
4 -57.73621
5 -61.56237
6 -65.83041
7 -70.50598
8 -75.2014
9 -80.45562
10 -86.33886
11 -92.71516
12 -98.71087
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Order of the polynomial' noenhanced
set label 'Log probability of the data' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:12.5]
set xtics 1
set yrange [-123.6989:-24.80898]
unset key
set label 'best fit, log ​{/sans-serif:Italic p}({/sans-serif:Italic y}​ | best ​{/sans-serif:Italic w})' enhanced at graph 0.97, first -38.71538 right front textcolor rgb '#767676' offset character 0, 1
set arrow from first 2, graph 0 to first 2, graph 1 nohead back lw 2.5 lc rgb '#D55E00' dt (10,6)
set label 'evidence, log ​{/sans-serif:Italic p}({/sans-serif:Italic y}​ | order)' enhanced at first 8, first -75.2014 right front textcolor rgb '#0072B2' offset character -1, -1
set label 'largest at order 2: −52.29' noenhanced at first 2, graph 0.05 left front textcolor rgb '#D55E00' offset character 1, 0
plot $best_fit_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (18,7) notitle, \
     $best_fit_points_1_2 using 1:2 with points pt 5 ps 0.9 lw 2 lc rgb '#767676' notitle, \
     $evidence_1_5 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $evidence_points_1_6 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle
unset output
