# stein-test
# Left: the discrepancy of correct draws falls like √(2d/n) (grey), that of wrong draws
# comes to rest (root mean squares of growing sets). Right: draws that have seen one of two
# peaks are found while the peaks touch, and pass when they are far apart (means over sets
# of 400 draws).
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

# $width_0_line_1_3: x, y, agreement; agreement: absolute last column
$width_0_line_1_3 << EOD
20 0.4611873 0.08384706
50 0.2875343 0.07203967
100 0.1962186 0.04032173
200 0.1344268 0.0321273
500 0.08654877 0.0130429
1000 0.06572027 0.0152069
EOD

# $width_0_points_1_4: x, y, agreement; agreement: absolute last column
$width_0_points_1_4 << EOD
20 0.4611873 0.08384706
50 0.2875343 0.07203967
100 0.1962186 0.04032173
200 0.1344268 0.0321273
500 0.08654877 0.0130429
1000 0.06572027 0.0152069
EOD

# $width_1_line_1_5: x, y, agreement; agreement: absolute last column
$width_1_line_1_5 << EOD
20 0.4869564 0.09046395
50 0.3243175 0.09328348
100 0.2485972 0.07020566
200 0.1807777 0.04311814
500 0.1292679 0.026349
1000 0.1023233 0.01755719
EOD

# $width_1_points_1_6: x, y, agreement; agreement: absolute last column
$width_1_points_1_6 << EOD
20 0.4869564 0.09046395
50 0.3243175 0.09328348
100 0.2485972 0.07020566
200 0.1807777 0.04311814
500 0.1292679 0.026349
1000 0.1023233 0.01755719
EOD

# $width_2_line_1_7: x, y, agreement; agreement: absolute last column
$width_2_line_1_7 << EOD
20 0.6509724 0.173572
50 0.4421091 0.08676764
100 0.3641988 0.05915485
200 0.3153393 0.03453921
500 0.2886129 0.02812121
1000 0.2810717 0.01318425
EOD

# $width_2_points_1_8: x, y, agreement; agreement: absolute last column
$width_2_points_1_8 << EOD
20 0.6509724 0.173572
50 0.4421091 0.08676764
100 0.3641988 0.05915485
200 0.3153393 0.03453921
500 0.2886129 0.02812121
1000 0.2810717 0.01318425
EOD

# $one_line_2_1: x, y, agreement; agreement: absolute last column
$one_line_2_1 << EOD
2 0.3942835 0.03387793
3 0.2723795 0.02039221
4 0.1350755 0.02469461
5 0.08218582 0.02897697
6 0.06464816 0.02343625
8 0.07088716 0.03265876
10 0.06657741 0.02304939
12 0.06861083 0.02767522
EOD

# $one_points_2_2: x, y, agreement; agreement: absolute last column
$one_points_2_2 << EOD
2 0.3942835 0.03387793
3 0.2723795 0.02039221
4 0.1350755 0.02469461
5 0.08218582 0.02897697
6 0.06464816 0.02343625
8 0.07088716 0.03265876
10 0.06657741 0.02304939
12 0.06861083 0.02767522
EOD

# $both_line_2_3: x, y, agreement; agreement: absolute last column
$both_line_2_3 << EOD
2 0.056898 0.01758903
3 0.05422754 0.01957187
4 0.07227513 0.01855045
5 0.06616913 0.02002553
6 0.06225031 0.01836871
8 0.06840978 0.02389703
10 0.06501866 0.0197622
12 0.0663646 0.01760208
EOD

# $both_points_2_4: x, y, agreement; agreement: absolute last column
$both_points_2_4 << EOD
2 0.056898 0.01758903
3 0.05422754 0.01957187
4 0.07227513 0.01855045
5 0.06616913 0.02002553
6 0.06225031 0.01836871
8 0.06840978 0.02389703
10 0.06501866 0.0197622
12 0.0663646 0.01760208
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
set yrange [0.03:1]
set ytics ('0.03' 0.03, '0.1' 0.1, '0.3' 0.3, '1' 1) noenhanced
set key bottom left Left reverse
set label '√(2{/sans-serif:Italic d}/{/sans-serif:Italic n})' enhanced at first 260, first 0.09 right front textcolor rgb '#767676'
plot $level_1_1 using 1:2 with lines lw 5 lc rgb '#767676' dt solid notitle, \
     $width_0_line_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'correct' noenhanced, \
     $width_0_points_1_4 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $width_1_line_1_5 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid title '10 % too wide' noenhanced, \
     $width_1_points_1_6 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#E69F00' notitle, \
     $width_2_line_1_7 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '40 % too wide' noenhanced, \
     $width_2_points_1_8 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#D55E00' notitle

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
set yrange [0.03:1]
set ytics ('0.03' 0.03, '0.1' 0.1, '0.3' 0.3, '1' 1) noenhanced
set key top right
plot $one_line_2_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'draws of one peak' noenhanced, \
     $one_points_2_2 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#D55E00' notitle, \
     $both_line_2_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'draws of both' noenhanced, \
     $both_points_2_4 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
