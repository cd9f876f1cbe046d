# ksd-against-gradients
# The kernel Stein discrepancy falls as gradients are spent: fastest with control variates,
# whose noise allows longer steps. Grey: what 400 independent draws would have; the
# discrepancies are of at most 400 draws, thinned.
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

# $line_0_1_2: x, y; agreement: not compared: the discrepancy of single chains
$line_0_1_2 << EOD
9 74.49529
18 85.18334
36 97.75468
75 48.29175
150 39.39202
300 13.35206
EOD

# $points_0_1_3: x, y; agreement: not compared: the discrepancy of single chains
$points_0_1_3 << EOD
9 74.49529
18 85.18334
36 97.75468
75 48.29175
150 39.39202
300 13.35206
EOD

# $line_1_1_4: x, y; agreement: not compared: the discrepancy of single chains
$line_1_1_4 << EOD
9 126.3691
18 104.0822
36 78.61906
75 44.79652
150 38.19894
300 21.5457
EOD

# $points_1_1_5: x, y; agreement: not compared: the discrepancy of single chains
$points_1_1_5 << EOD
9 126.3691
18 104.0822
36 78.61906
75 44.79652
150 38.19894
300 21.5457
EOD

# $line_2_1_6: x, y; agreement: not compared: the discrepancy of single chains
$line_2_1_6 << EOD
9 62.35788
18 49.35529
36 51.67845
75 32.94719
150 31.25417
300 16.98323
EOD

# $points_2_1_7: x, y; agreement: not compared: the discrepancy of single chains
$points_2_1_7 << EOD
9 62.35788
18 49.35529
36 51.67845
75 32.94719
150 31.25417
300 16.98323
EOD

# $line_3_1_8: x, y; agreement: not compared: the discrepancy of single chains
$line_3_1_8 << EOD
9 18.53153
18 15.09856
36 14.90011
75 9.030091
150 8.898406
300 6.841247
EOD

# $points_3_1_9: x, y; agreement: not compared: the discrepancy of single chains
$points_3_1_9 << EOD
9 18.53153
18 15.09856
36 14.90011
75 9.030091
150 8.898406
300 6.841247
EOD

# $line_4_1_10: x, y; agreement: not compared: the discrepancy of single chains
$line_4_1_10 << EOD
9 44.77997
18 27.26642
36 30.63694
75 22.1157
150 25.05482
300 11.60823
EOD

# $points_4_1_11: x, y; agreement: not compared: the discrepancy of single chains
$points_4_1_11 << EOD
9 44.77997
18 27.26642
36 30.63694
75 22.1157
150 25.05482
300 11.60823
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Passes over the data' noenhanced
set label 'Kernel Stein discrepancy' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [6.428571:420]
set xtics ('10' 10, '100' 100) noenhanced
set logscale y 10
set yrange [4.26022:189.5536]
set ytics ('10' 10, '100' 100) noenhanced
set key top right
set arrow from graph 0, first 6.390329 to graph 1, first 6.390329 nohead back lw 2 lc rgb '#767676' dt (18,7)
plot $line_0_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'SGLD' noenhanced, \
     $points_0_1_3 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#D55E00' notitle, \
     $line_1_1_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'SGHMC' noenhanced, \
     $points_1_1_5 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#009E73' notitle, \
     $line_2_1_6 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid title 'ULA' noenhanced, \
     $points_2_1_7 using 1:2 with points pt 13 ps 1.4 lw 2 lc rgb '#E69F00' notitle, \
     $line_3_1_8 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'control variates' noenhanced, \
     $points_3_1_9 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $line_4_1_10 using 1:2 with lines lw 3 lc rgb '#000000' dt solid title 'NUTS' noenhanced, \
     $points_4_1_11 using 1:2 with points pt 6 ps 1.4 lw 2 lc rgb '#000000' notitle
unset output
