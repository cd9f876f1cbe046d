# ksd-against-gradients
# The kernel Stein discrepancy falls as gradients are spent, fastest with control variates,
# whose noise allows longer steps: means of 5 races with bars of one standard error. Grey:
# what 400 independent draws would have (solid), and as many as NUTS has made by then
# (dashed).
# Draw it with: gnuplot ksd-against-gradients.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'ksd-against-gradients.svg'
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

# $level_1_1: x, y; agreement: relative 1e-06
$level_1_1 << EOD
9 0.2236068
300 0.2236068
EOD

# $level_nuts_1_2: x, y; agreement: not compared: the mean of a few races
$level_nuts_1_2 << EOD
9 3.015113
18 2.357023
36 1.714986
75 1.203859
150 0.8638684
300 0.6225728
EOD

# $line_0_1_3: x, y; agreement: not compared: the mean of a few races
$line_0_1_3 << EOD
9 1.456211
18 1.246768
36 1.049093
75 0.7882788
150 0.5853811
300 0.4477012
EOD

# $points_0_1_4: x, y, lower, upper; agreement: not compared: the mean of a few races
$points_0_1_4 << EOD
9 1.456211 1.383206 1.529217
18 1.246768 1.137504 1.356032
36 1.049093 0.9464505 1.151735
75 0.7882788 0.7242386 0.852319
150 0.5853811 0.5482938 0.6224684
300 0.4477012 0.4049306 0.4904719
EOD

# $line_1_1_5: x, y; agreement: not compared: the mean of a few races
$line_1_1_5 << EOD
9 1.777424
18 1.425715
36 1.017071
75 0.7097896
150 0.5119449
300 0.3788152
EOD

# $points_1_1_6: x, y, lower, upper; agreement: not compared: the mean of a few races
$points_1_1_6 << EOD
9 1.777424 1.697915 1.856932
18 1.425715 1.406731 1.444699
36 1.017071 1.000314 1.033828
75 0.7097896 0.6609304 0.7586488
150 0.5119449 0.4840116 0.5398783
300 0.3788152 0.3628371 0.3947934
EOD

# $line_2_1_7: x, y; agreement: not compared: the mean of a few races
$line_2_1_7 << EOD
9 1.740346
18 1.375578
36 1.057151
75 0.779037
150 0.566132
300 0.4103262
EOD

# $points_2_1_8: x, y, lower, upper; agreement: not compared: the mean of a few races
$points_2_1_8 << EOD
9 1.740346 1.6856 1.795093
18 1.375578 1.335535 1.415622
36 1.057151 1.011084 1.103218
75 0.779037 0.7586078 0.7994663
150 0.566132 0.5240059 0.6082582
300 0.4103262 0.3872599 0.4333925
EOD

# $line_3_1_9: x, y; agreement: not compared: the mean of a few races
$line_3_1_9 << EOD
9 0.6087484
18 0.4273991
36 0.3085496
75 0.2449384
150 0.2373856
300 0.2304758
EOD

# $points_3_1_10: x, y, lower, upper; agreement: not compared: the mean of a few races
$points_3_1_10 << EOD
9 0.6087484 0.6001868 0.61731
18 0.4273991 0.4195385 0.4352596
36 0.3085496 0.3042843 0.3128149
75 0.2449384 0.2411865 0.2486902
150 0.2373856 0.2343513 0.2404199
300 0.2304758 0.2291582 0.2317933
EOD

# $line_4_1_11: x, y; agreement: not compared: the mean of a few races
$line_4_1_11 << EOD
9 2.886935
18 2.352824
36 1.692177
75 1.226817
150 0.8825014
300 0.6427627
EOD

# $points_4_1_12: x, y, lower, upper; agreement: not compared: the mean of a few races
$points_4_1_12 << EOD
9 2.886935 2.656648 3.117222
18 2.352824 2.216811 2.488838
36 1.692177 1.624654 1.7597
75 1.226817 1.17571 1.277925
150 0.8825014 0.8679794 0.8970235
300 0.6427627 0.6324978 0.6530275
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Passes over the data' noenhanced
set label 'Kernel Stein discrepancy' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [7:450]
set xtics ('10' 10, '30' 30, '100' 100, '300' 300) noenhanced
set logscale y 10
set yrange [0.15:8]
set ytics ('0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2, '5' 5) noenhanced
set key top right
plot $level_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt solid notitle, \
     $level_nuts_1_2 using 1:2 with lines lw 2 lc rgb '#767676' dt (10,6) notitle, \
     $line_0_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'SGLD' noenhanced, \
     $points_0_1_4 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#D55E00' notitle, \
     $line_1_1_5 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'SGHMC' noenhanced, \
     $points_1_1_6 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#009E73' notitle, \
     $line_2_1_7 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid title 'ULA' noenhanced, \
     $points_2_1_8 using 1:2:3:4 with yerrorbars pt 13 ps 1 lw 2 lc rgb '#E69F00' notitle, \
     $line_3_1_9 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'control variates' noenhanced, \
     $points_3_1_10 using 1:2:3:4 with yerrorbars pt 5 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $line_4_1_11 using 1:2 with lines lw 3 lc rgb '#000000' dt solid title 'NUTS' noenhanced, \
     $points_4_1_12 using 1:2:3:4 with yerrorbars pt 6 ps 1 lw 2 lc rgb '#000000' notitle
unset output
