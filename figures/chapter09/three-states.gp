# three-states
# Walkers forget where they began. Left: the share of Metropolis walkers in each state after
# a start in state 3 (lines: exact; points: simulated; dotted: the target). Right: the
# distance to the target from the worst start soon shrinks by the same factor in every step,
# the size of the second eigenvalue.
# Draw it with: gnuplot three-states.gp

set terminal svg size 1150,540 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'three-states.svg'
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

# $state_1_1_1: x, y; agreement: relative 1e-06
$state_1_1_1 << EOD
0 0
1 0
2 0.08333333
3 0.1458333
4 0.2019676
5 0.2510127
6 0.2940337
7 0.3317489
8 0.3648154
9 0.3938059
10 0.4192228
11 0.4415067
12 0.4610436
13 0.4781724
14 0.4931897
15 0.5063558
16 0.5178991
17 0.5280194
18 0.5368922
19 0.5446713
20 0.5514915
21 0.557471
22 0.5627134
23 0.5673096
24 0.5713393
25 0.5748722
26 0.5779696
27 0.5806852
28 0.5830661
29 0.5851535
30 0.5869836
EOD

# $walkers_1_1_2: x, y; agreement: not compared: shares of random walkers
$walkers_1_1_2 << EOD
0 0
2 0.08555
4 0.2027
6 0.29885
8 0.3687
10 0.4252
12 0.4671
14 0.4977
16 0.52105
18 0.5396
20 0.55105
22 0.56175
24 0.57365
26 0.5804
28 0.5882
30 0.5921
EOD

# $state_2_1_4: x, y; agreement: relative 1e-06
$state_2_1_4 << EOD
0 0
1 0.1666667
2 0.1388889
3 0.1365741
4 0.1317515
5 0.1278774
6 0.124436
7 0.1214245
8 0.1187835
9 0.1164681
10 0.1144382
11 0.1126584
12 0.111098
13 0.10973
14 0.1085306
15 0.1074791
16 0.1065572
17 0.1057489
18 0.1050402
19 0.1044189
20 0.1038742
21 0.1033967
22 0.102978
23 0.1026109
24 0.1022891
25 0.1020069
26 0.1017595
27 0.1015426
28 0.1013525
29 0.1011857
30 0.1010396
EOD

# $walkers_2_1_5: x, y; agreement: not compared: shares of random walkers
$walkers_2_1_5 << EOD
0 0
2 0.13845
4 0.13145
6 0.12545
8 0.1184
10 0.1151
12 0.10855
14 0.10245
16 0.10605
18 0.10515
20 0.10695
22 0.1046
24 0.09855
26 0.1023
28 0.0996
30 0.10075
EOD

# $state_3_1_7: x, y; agreement: relative 1e-06
$state_3_1_7 << EOD
0 1
1 0.8333333
2 0.7777778
3 0.7175926
4 0.6662809
5 0.6211098
6 0.5815302
7 0.5468266
8 0.5164011
9 0.489726
10 0.466339
11 0.4458349
12 0.4278583
13 0.4120976
14 0.3982797
15 0.3861651
16 0.3755438
17 0.3662317
18 0.3580675
19 0.3509097
20 0.3446342
21 0.3391323
22 0.3343086
23 0.3300795
24 0.3263717
25 0.3231209
26 0.3202709
27 0.3177722
28 0.3155814
29 0.3136608
30 0.3119768
EOD

# $walkers_3_1_8: x, y; agreement: not compared: shares of random walkers
$walkers_3_1_8 << EOD
0 1
2 0.776
4 0.66585
6 0.5757
8 0.5129
10 0.4597
12 0.42435
14 0.39985
16 0.3729
18 0.35525
20 0.342
22 0.33365
24 0.3278
26 0.3173
28 0.3122
30 0.30715
EOD

# $distance_Metropolis_2_1: x, y; agreement: relative 1e-06
$distance_Metropolis_2_1 << EOD
0 0.9
1 0.6
2 0.5166667
3 0.4541667
4 0.3980324
5 0.3489873
6 0.3059663
7 0.2682511
8 0.2351846
9 0.2061941
10 0.1807772
11 0.1584933
12 0.1389564
13 0.1218276
14 0.1068103
15 0.09364415
16 0.08210093
17 0.0719806
18 0.06310778
19 0.05532868
20 0.04850848
21 0.04252899
22 0.03728658
23 0.03269038
24 0.02866073
25 0.02512781
26 0.02203039
27 0.01931477
28 0.0169339
29 0.01484651
30 0.01301643
EOD

# $walked_Metropolis_2_2: x, y; agreement: not compared: shares of random walkers
$walked_Metropolis_2_2 << EOD
0 0.9
2 0.51445
4 0.3973
6 0.30115
8 0.2313
10 0.1748
12 0.1329
14 0.1023
16 0.07895
18 0.0604
20 0.04895
22 0.03825
24 0.0278
26 0.0196
EOD

# $distance_roundabout_2_4: x, y; agreement: relative 1e-06
$distance_roundabout_2_4 << EOD
0 0.9
1 0.7
2 0.3666667
3 0.1444444
4 0.05185185
5 0.01790123
6 0.006069959
7 0.002040466
8 0.0006830133
9 0.0002281474
10 7.612851e-05
11 2.53894e-05
12 8.465339e-06
13 2.822147e-06
14 9.40777e-07
15 3.136025e-07
16 1.045359e-07
17 3.484558e-08
18 1.161524e-08
19 3.871754e-09
20 1.290586e-09
21 4.301958e-10
22 1.433987e-10
23 4.779968e-11
24 1.593334e-11
25 5.311258e-12
26 1.770563e-12
27 5.903403e-13
28 1.969536e-13
29 6.580153e-14
30 2.209344e-14
EOD

# $walked_roundabout_2_5: x, y; agreement: not compared: shares of random walkers
$walked_roundabout_2_5 << EOD
0 0.9
2 0.36645
4 0.04875
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
set lmargin at screen 0.0913043
set rmargin at screen 0.473913
set tmargin at screen 0.907407
set bmargin at screen 0.148148
set title 'From state 3, step by step' noenhanced
set xlabel 'Steps' noenhanced
set label 'Share of the walkers' noenhanced at screen 0.0217391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:30]
set yrange [0:1]
set key top right
set arrow from graph 0, first 0.6 to graph 1, first 0.6 nohead back lw 1.5 lc rgb '#767676' dt (2.5,5)
set arrow from graph 0, first 0.1 to graph 1, first 0.1 nohead back lw 1.5 lc rgb '#767676' dt (2.5,5)
set arrow from graph 0, first 0.3 to graph 1, first 0.3 nohead back lw 1.5 lc rgb '#767676' dt (2.5,5)
plot $state_1_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'state 1' noenhanced, \
     $walkers_1_1_2 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#0072B2' notitle, \
     $state_2_1_4 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'state 2' noenhanced, \
     $walkers_2_1_5 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#D55E00' notitle, \
     $state_3_1_7 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'state 3' noenhanced, \
     $walkers_3_1_8 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#009E73' notitle

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
set lmargin at screen 0.586957
set rmargin at screen 0.969565
set tmargin at screen 0.907407
set bmargin at screen 0.148148
set title 'What is left of the start' noenhanced
set xlabel 'Steps' noenhanced
set label 'Distance to the target' noenhanced at screen 0.517391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:30]
set logscale y 10
set yrange [0.001:1]
set ytics ('0.001' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1) noenhanced
unset key
set label 'Metropolis' noenhanced at first 12, first 0.25 left front textcolor rgb '#000000' offset character 0.8, 0
set label 'roundabout' noenhanced at first 6, first 0.01 left front textcolor rgb '#000000' offset character 0.8, 0
plot $distance_Metropolis_2_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $walked_Metropolis_2_2 using 1:2 with points pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $distance_roundabout_2_4 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid notitle, \
     $walked_roundabout_2_5 using 1:2 with points pt 5 ps 1 lw 2 lc rgb '#E69F00' notitle

unset multiplot
unset output
