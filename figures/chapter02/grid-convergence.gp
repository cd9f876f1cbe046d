# grid-convergence
# The error of the landscape on a grid under exponential priors. A wide landscape is cut by
# the edges of the square, so the end points decide: the error falls as 1/n, 1/n² or 1/n⁴. A
# narrow one is missed until the spacing is as small as the peak; then the error drops to
# rounding.
# Draw it with: gnuplot grid-convergence.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'grid-convergence.svg'
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

# $plain_sum_1_2: x, y; agreement: absolute 1e-12
$plain_sum_1_2 << EOD
6 0.06964196
7 0.03884085
8 0.02044508
9 0.009040785
10 0.002170585
11 0.00215235
12 0.00517955
13 0.007208204
14 0.008656421
16 0.01010471
17 0.01038575
19 0.01083916
20 0.01090414
22 0.01080089
24 0.01049103
26 0.01028008
29 0.009800147
31 0.009416739
34 0.008982592
37 0.008486121
40 0.00807483
44 0.007526883
48 0.007074784
52 0.006646512
57 0.006176317
62 0.005774016
68 0.0053454
74 0.00497499
81 0.004600038
88 0.004276571
96 0.003957635
105 0.003650014
114 0.003387838
125 0.00311236
136 0.002879001
148 0.002660988
162 0.002444515
177 0.002248221
193 0.002071085
210 0.00191083
229 0.001758782
250 0.001616483
272 0.001490175
297 0.001368594
324 0.00125777
353 0.001157149
385 0.001063213
420 0.0009765425
458 0.0008971032
500 0.0008231206
545 0.0007562691
594 0.0006948321
648 0.0006377311
707 0.0005851841
771 0.0005371659
841 0.0004929335
917 0.0004524739
1000 0.0004152542
EOD

# $ends_count_half_1_3: x, y; agreement: absolute 1e-12
$ends_count_half_1_3 << EOD
6 0.1562282
7 0.1113329
8 0.0819855
9 0.06100119
10 0.04729265
11 0.03760919
12 0.0321792
13 0.02718547
14 0.02341495
16 0.01743434
17 0.01516536
19 0.01210041
20 0.01088878
22 0.008904551
24 0.007363167
26 0.006280405
29 0.005012271
31 0.004344233
34 0.003612637
37 0.003024925
40 0.002584367
44 0.002120189
48 0.001779441
52 0.001509988
57 0.001251756
62 0.001056226
68 0.0008754669
74 0.0007375845
81 0.000614092
88 0.0005192104
96 0.0004354224
105 0.0003632466
114 0.0003077759
125 0.0002555333
136 0.0002156187
148 0.0001818693
162 0.0001516112
177 0.0001268572
193 0.0001066033
210 8.996341e-05
229 7.559639e-05
250 6.338158e-05
272 5.350879e-05
297 4.485111e-05
324 3.766638e-05
353 3.171679e-05
385 2.665024e-05
420 2.238435e-05
458 1.881626e-05
500 1.578241e-05
545 1.327919e-05
594 1.117543e-05
648 9.387846e-06
707 7.884329e-06
771 6.628095e-06
841 5.56949e-06
917 4.683611e-06
1000 3.9377e-06
EOD

# $three_end_weights_1_4: x, y; agreement: absolute 1e-12
$three_end_weights_1_4 << EOD
6 0.06151203
7 0.03844216
8 0.02478723
9 0.01617956
10 0.01104597
11 0.007771684
12 0.00591261
13 0.004463803
14 0.003452592
16 0.00210174
17 0.001663541
19 0.001111509
20 0.0009200309
22 0.00064248
24 0.000458684
26 0.0003410612
29 0.000225052
31 0.0001734023
34 0.0001222998
37 8.792776e-05
40 6.519218e-05
44 4.490543e-05
48 3.208749e-05
52 2.345932e-05
57 1.637465e-05
62 1.179244e-05
68 8.205305e-06
74 5.885296e-06
81 4.122406e-06
88 2.97287e-06
96 2.108474e-06
105 1.479315e-06
114 1.068762e-06
125 7.419216e-07
136 5.31182e-07
148 3.798598e-07
162 2.653406e-07
177 1.866405e-07
193 1.323325e-07
210 9.459461e-08
229 6.702329e-08
250 4.726632e-08
272 3.37833e-08
297 2.380013e-08
324 1.682684e-08
353 1.19569e-08
385 8.459515e-09
420 5.979202e-09
458 4.232294e-09
500 2.98223e-09
545 2.114306e-09
594 1.499414e-09
648 1.059387e-09
707 7.480668e-10
771 5.292178e-10
841 3.74019e-10
917 2.647251e-10
1000 1.872686e-10
EOD

# $plain_sum_2_2: x, y; agreement: absolute 1e-12
$plain_sum_2_2 << EOD
6 0.8908176
7 0.1099298
8 0.1872218
9 0.225751
10 0.01791223
11 0.5788076
12 0.03077225
13 0.2065883
14 0.2209723
16 0.2635437
17 0.06468828
19 0.09102534
20 0.003108165
22 0.03343898
24 0.02423018
26 0.01261432
29 0.003780582
31 0.0004363341
34 0.0001736445
37 5.805822e-05
40 1.242838e-05
44 4.241942e-06
48 5.18731e-07
52 3.898839e-08
57 1.600374e-09
62 1.596375e-10
68 1e-12
74 1e-12
81 1e-12
88 1e-12
96 1e-12
105 1e-12
114 1e-12
125 1e-12
136 1e-12
148 1e-12
162 1e-12
177 1e-12
193 1e-12
210 1e-12
229 1e-12
250 1e-12
272 1e-12
297 1e-12
324 1e-12
353 1e-12
385 1e-12
420 1e-12
458 1e-12
500 1e-12
545 1e-12
594 1e-12
648 1e-12
707 1e-12
771 1e-12
841 1e-12
917 1e-12
1000 1e-12
EOD

# $ends_count_half_2_3: x, y; agreement: absolute 1e-12
$ends_count_half_2_3 << EOD
6 0.8908176
7 0.1099298
8 0.1872218
9 0.225751
10 0.01791223
11 0.5788076
12 0.03077225
13 0.2065883
14 0.2209723
16 0.2635437
17 0.06468828
19 0.09102534
20 0.003108165
22 0.03343898
24 0.02423018
26 0.01261432
29 0.003780582
31 0.0004363341
34 0.0001736445
37 5.805822e-05
40 1.242838e-05
44 4.241942e-06
48 5.18731e-07
52 3.898839e-08
57 1.600374e-09
62 1.596375e-10
68 1e-12
74 1e-12
81 1e-12
88 1e-12
96 1e-12
105 1e-12
114 1e-12
125 1e-12
136 1e-12
148 1e-12
162 1e-12
177 1e-12
193 1e-12
210 1e-12
229 1e-12
250 1e-12
272 1e-12
297 1e-12
324 1e-12
353 1e-12
385 1e-12
420 1e-12
458 1e-12
500 1e-12
545 1e-12
594 1e-12
648 1e-12
707 1e-12
771 1e-12
841 1e-12
917 1e-12
1000 1e-12
EOD

# $three_end_weights_2_4: x, y; agreement: absolute 1e-12
$three_end_weights_2_4 << EOD
6 0.9022719
7 0.09400298
8 0.1624441
9 0.237576
10 0.02882214
11 0.5605268
12 0.01553627
13 0.2201537
14 0.2236321
16 0.2635187
17 0.06468602
19 0.09102536
20 0.003108164
22 0.03343898
24 0.02423018
26 0.01261432
29 0.003780582
31 0.0004363341
34 0.0001736445
37 5.805822e-05
40 1.242838e-05
44 4.241942e-06
48 5.18731e-07
52 3.898839e-08
57 1.600374e-09
62 1.596375e-10
68 1e-12
74 1e-12
81 1e-12
88 1e-12
96 1e-12
105 1e-12
114 1e-12
125 1e-12
136 1e-12
148 1e-12
162 1e-12
177 1e-12
193 1e-12
210 1e-12
229 1e-12
250 1e-12
272 1e-12
297 1e-12
324 1e-12
353 1e-12
385 1e-12
420 1e-12
458 1e-12
500 1e-12
545 1e-12
594 1e-12
648 1e-12
707 1e-12
771 1e-12
841 1e-12
917 1e-12
1000 1e-12
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
set title '{/sans-serif:Italic N}​ = ​1' enhanced
set xlabel 'Points on each axis' noenhanced
set label 'Largest error over the summit’s height' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [6:1000]
set xtics ('10' 10, '30' 30, '100' 100, '300' 300, '1000' 1000) noenhanced
set logscale y 10
set yrange [1e-12:10]
set ytics ('10⁻¹²' 1e-12, '10⁻⁹' 1e-09, '10⁻⁶' 1e-06, '10⁻³' 0.001, '1' 1) noenhanced
set key bottom left Left reverse
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label 'the lecture’s 100' noenhanced at first 108, graph 0.94 left front textcolor rgb '#767676'
plot $plain_sum_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'plain sum' noenhanced, \
     $ends_count_half_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'ends count half' noenhanced, \
     $three_end_weights_1_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'three end weights' noenhanced

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
set title '{/sans-serif:Italic N}​ = ​100' enhanced
set xlabel 'Points on each axis' noenhanced
set label 'Largest error over the summit’s height' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [6:1000]
set xtics ('10' 10, '30' 30, '100' 100, '300' 300, '1000' 1000) noenhanced
set logscale y 10
set yrange [1e-12:10]
set ytics ('10⁻¹²' 1e-12, '10⁻⁹' 1e-09, '10⁻⁶' 1e-06, '10⁻³' 0.001, '1' 1) noenhanced
unset key
set arrow from first 100, graph 0 to first 100, graph 1 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label 'the lecture’s 100' noenhanced at first 108, graph 0.94 left front textcolor rgb '#767676'
plot $plain_sum_2_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'plain sum' noenhanced, \
     $ends_count_half_2_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'ends count half' noenhanced, \
     $three_end_weights_2_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'three end weights' noenhanced

unset multiplot
unset output
