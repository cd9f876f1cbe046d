# stein-test
# Left: the discrepancy of right draws falls like √(2d/n) (grey); of wrong draws it stays.
# Right: draws that have seen one of two peaks are found while the peaks touch, and pass
# when they are far apart (means over sets of 400 draws).
# Draw it with: gnuplot stein-test.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'stein-test.svg'
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
20 0.4472136
22.05486 0.4258708
24.32084 0.4055466
26.81963 0.3861923
29.57515 0.3677617
32.61379 0.3502107
35.96462 0.3334972
39.65973 0.3175814
43.73448 0.3024252
48.22789 0.2879923
53.18296 0.2742482
58.64713 0.26116
64.6727 0.2486964
71.31736 0.2368276
78.64471 0.2255253
86.72489 0.2147623
95.63525 0.204513
105.4611 0.1947529
116.2965 0.1854585
128.2451 0.1766077
141.4214 0.1681793
155.9514 0.1601531
171.9743 0.15251
189.6434 0.1452316
209.1279 0.1383006
230.6143 0.1317003
254.3083 0.1254151
280.4366 0.1194298
309.2495 0.1137301
341.0227 0.1083025
376.0603 0.1031339
414.6978 0.0982119
457.3051 0.09352484
504.2899 0.08906147
556.1021 0.08481111
613.2376 0.08076359
676.2433 0.07690924
745.7225 0.07323883
822.3402 0.06974358
906.8297 0.06641514
1000 0.06324555
EOD

# $line_0_1_2: x, y; agreement: not compared: the discrepancy of single sets
$line_0_1_2 << EOD
20 0.3674896
50 0.2798982
100 0.1817551
200 0.132734
500 0.08915104
1000 0.05674983
EOD

# $points_0_1_3: x, y; agreement: not compared: the discrepancy of single sets
$points_0_1_3 << EOD
20 0.3674896
50 0.2798982
100 0.1817551
200 0.132734
500 0.08915104
1000 0.05674983
EOD

# $line_1_1_4: x, y; agreement: not compared: the discrepancy of single sets
$line_1_1_4 << EOD
20 0.3810221
50 0.2582675
100 0.2081748
200 0.1869443
500 0.1544229
1000 0.1432341
EOD

# $points_1_1_5: x, y; agreement: not compared: the discrepancy of single sets
$points_1_1_5 << EOD
20 0.3810221
50 0.2582675
100 0.2081748
200 0.1869443
500 0.1544229
1000 0.1432341
EOD

# $line_2_1_6: x, y; agreement: not compared: the discrepancy of single sets
$line_2_1_6 << EOD
20 0.613228
50 0.3142112
100 0.2761687
200 0.2980004
500 0.2689115
1000 0.2602363
EOD

# $points_2_1_7: x, y; agreement: not compared: the discrepancy of single sets
$points_2_1_7 << EOD
20 0.613228
50 0.3142112
100 0.2761687
200 0.2980004
500 0.2689115
1000 0.2602363
EOD

# $one_2_1: x, y; agreement: not compared: the discrepancy of single sets
$one_2_1 << EOD
2 0.4019466
3 0.2740804
4 0.1348169
5 0.07467829
6 0.06806497
8 0.06240989
10 0.06366356
12 0.07175945
EOD

# $one_points_2_2: x, y; agreement: not compared: the discrepancy of single sets
$one_points_2_2 << EOD
2 0.4019466
3 0.2740804
4 0.1348169
5 0.07467829
6 0.06806497
8 0.06240989
10 0.06366356
12 0.07175945
EOD

# $both_2_3: x, y; agreement: not compared: the discrepancy of single sets
$both_2_3 << EOD
2 0.05900169
3 0.06132393
4 0.06036428
5 0.0686373
6 0.06604813
8 0.06661019
10 0.06570468
12 0.07070118
EOD

# $both_points_2_4: x, y; agreement: not compared: the discrepancy of single sets
$both_points_2_4 << EOD
2 0.05900169
3 0.06132393
4 0.06036428
5 0.0686373
6 0.06604813
8 0.06661019
10 0.06570468
12 0.07070118
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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Draws of three widths' noenhanced
set xlabel 'Draws' noenhanced
set label 'KSD' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [17:1200]
set xtics ('100' 100, '1000' 1000) noenhanced
set logscale y 10
set yrange [0.03152768:1.10381]
set ytics ('0.1' 0.1, '1' 1) noenhanced
set key bottom left Left reverse
plot $level_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt solid notitle, \
     $line_0_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'right' noenhanced, \
     $points_0_1_3 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $line_1_1_4 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid title '10 % too wide' noenhanced, \
     $points_1_1_5 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#E69F00' notitle, \
     $line_2_1_6 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '40 % too wide' noenhanced, \
     $points_2_1_7 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#D55E00' notitle

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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'One of two peaks' noenhanced
set xlabel 'Distance of the peaks [sd]' noenhanced
set label 'KSD' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [1:13]
set xtics 2
set logscale y 10
set yrange [0.03277872:0.723504]
set ytics ('0.1' 0.1) noenhanced
set key top right
plot $one_2_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'draws of one peak' noenhanced, \
     $one_points_2_2 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#D55E00' notitle, \
     $both_2_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'draws of both' noenhanced, \
     $both_points_2_4 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
