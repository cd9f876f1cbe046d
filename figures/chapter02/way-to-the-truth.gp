# way-to-the-truth
# Left: the most probable rates (lines) and their 95 % intervals (bands) under exponential
# priors, while the intervals are counted; dotted: the true rates. Neither truth ever leaves
# its band. Right: the standard deviations on log scales beside the dotted lines √(λ/N),
# along which ten times the accuracy takes a hundred times the counts.
# Draw it with: gnuplot way-to-the-truth.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'way-to-the-truth.svg'
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

# $first_interval_1_1: x, lower, upper; agreement: relative 1e-06
$first_interval_1_1 << EOD
1 0.9907867 7.970248
2 1.340173 6.218797
3 1.5469 5.511227
4 1.866812 5.422048
5 1.793212 4.851023
6 1.499243 4.055774
7 1.611161 4.006727
8 1.412252 3.512069
9 1.602201 3.660249
10 1.5225 3.41696
11 1.749708 3.645747
12 2.014775 3.926578
13 1.92473 3.715765
14 1.966866 3.699147
15 2.117249 3.835809
16 2.251582 3.952859
18 2.481411 4.142456
19 2.442941 4.043555
20 2.583288 4.177522
22 2.749647 4.304314
23 2.823248 4.358251
25 2.740594 4.187403
26 2.70416 4.111654
28 2.575467 3.897586
30 2.52364 3.785092
32 2.42244 3.617837
34 2.412497 3.566768
37 2.485727 3.603036
39 2.497998 3.586226
42 2.514826 3.563398
45 2.489429 3.494901
48 2.601181 3.592028
51 2.556517 3.507933
55 2.555062 3.468413
59 2.554278 3.433768
63 2.52458 3.369137
67 2.498659 3.311976
72 2.480278 3.260272
77 2.585777 3.353181
82 2.599331 3.343345
88 2.645991 3.368694
94 2.637202 3.334039
100 2.67685 3.356055
EOD

# $first_mode_1_2: x, y; agreement: relative 1e-06
$first_mode_1_2 << EOD
1 2.727273
2 2.857143
3 2.903226
4 3.170732
5 2.941176
6 2.459016
7 2.535211
8 2.222222
9 2.417582
10 2.277228
11 2.522523
12 2.809917
13 2.671756
14 2.695035
15 2.847682
16 2.981366
18 3.20442
19 3.141361
20 3.283582
22 3.438914
23 3.506494
25 3.386454
26 3.333333
28 3.16726
30 3.089701
32 2.959502
34 2.932551
37 2.991914
39 2.992327
42 2.992874
45 2.949002
48 3.056133
51 2.994129
55 2.976407
59 2.961083
63 2.916006
67 2.876304
72 2.843273
77 2.944228
82 2.947625
88 2.985244
94 2.964931
100 2.997003
EOD

# $second_interval_1_5: x, lower, upper; agreement: relative 1e-06
$second_interval_1_5 << EOD
1 0.181657 4.178733
2 0.2651452 3.096295
3 0.4870459 3.072477
4 0.5081294 2.692692
5 0.4128552 2.187812
6 0.4443731 2.062022
7 0.3837768 1.780837
8 0.3377236 1.567137
9 0.3700534 1.545287
10 0.3342418 1.395743
11 0.3047499 1.272589
12 0.3336789 1.278096
13 0.3596542 1.28136
14 0.3831042 1.283048
15 0.3581192 1.199371
16 0.3361935 1.12594
18 0.4174871 1.212567
19 0.3958929 1.149848
20 0.4128878 1.155227
22 0.4434236 1.163418
23 0.4571975 1.166513
25 0.482231 1.171218
26 0.4936455 1.172976
28 0.5145892 1.175586
30 0.4806602 1.098075
32 0.5003716 1.104436
34 0.5182477 1.109593
37 0.5421663 1.115594
39 0.556474 1.118696
42 0.5956053 1.149839
45 0.6303659 1.17605
48 0.6087374 1.126938
51 0.5896735 1.083528
55 0.6241054 1.108871
59 0.5964845 1.053371
63 0.5995713 1.040823
67 0.6024722 1.029584
72 0.6088732 1.020969
77 0.6486935 1.056809
82 0.7165052 1.128343
88 0.7484042 1.152267
94 0.7766875 1.172706
100 0.8199285 1.212227
EOD

# $second_mode_1_6: x, y; agreement: relative 1e-06
$second_mode_1_6 << EOD
1 0.75
2 0.8571429
3 1.2
4 1.153846
5 0.9375
6 0.9473684
7 0.8181818
8 0.72
9 0.75
10 0.6774194
11 0.6176471
12 0.6486486
13 0.675
14 0.6976744
15 0.6521739
16 0.6122449
18 0.7090909
19 0.6724138
20 0.6885246
22 0.7164179
23 0.7285714
25 0.75
26 0.7594937
28 0.7764706
30 0.7252747
32 0.742268
34 0.7572816
37 0.7767857
39 0.7881356
42 0.8267717
45 0.8602941
48 0.8275862
51 0.7987013
55 0.8313253
59 0.7921348
63 0.7894737
67 0.7871287
72 0.7880184
77 0.8275862
82 0.8987854
88 0.9283019
94 0.9540636
100 0.9966777
EOD

# $first_rule_2_1: x, y; agreement: relative 1e-06
$first_rule_2_1 << EOD
1 1.732051
2 1.224745
3 1
4 0.8660254
5 0.7745967
6 0.7071068
7 0.6546537
8 0.6123724
9 0.5773503
10 0.5477226
11 0.522233
12 0.5
13 0.4803845
14 0.46291
15 0.4472136
16 0.4330127
18 0.4082483
19 0.3973597
20 0.3872983
22 0.3692745
23 0.3611576
25 0.3464102
26 0.3396831
28 0.3273268
30 0.3162278
32 0.3061862
34 0.2970443
37 0.2847474
39 0.2773501
42 0.2672612
45 0.2581989
48 0.25
51 0.2425356
55 0.2335497
59 0.2254938
63 0.2182179
67 0.2116037
72 0.2041241
77 0.1973855
82 0.191273
88 0.1846372
94 0.1786474
100 0.1732051
EOD

# $first_sd_2_2: x, y; agreement: relative 1e-06
$first_sd_2_2 << EOD
1 1.818182
2 1.259882
3 1.02009
4 0.9125994
5 0.7843137
6 0.6557377
7 0.6139294
8 0.5381357
9 0.5270145
10 0.4850475
11 0.48515
12 0.4889322
13 0.4580153
14 0.4429077
15 0.4392881
16 0.4347826
18 0.4243727
19 0.4089136
20 0.4072315
22 0.3970572
23 0.392008
25 0.3694669
26 0.3594188
28 0.3376097
30 0.322105
32 0.3052324
34 0.2947178
37 0.2852562
39 0.2778205
42 0.2676824
45 0.2566704
48 0.2529215
51 0.2428508
55 0.2331258
59 0.2244755
63 0.2155542
67 0.2075766
72 0.1990666
77 0.1958453
82 0.1898716
88 0.1844277
94 0.1778236
100 0.1733202
EOD

# $second_rule_2_4: x, y; agreement: relative 1e-06
$second_rule_2_4 << EOD
1 1
2 0.7071068
3 0.5773503
4 0.5
5 0.4472136
6 0.4082483
7 0.3779645
8 0.3535534
9 0.3333333
10 0.3162278
11 0.3015113
12 0.2886751
13 0.2773501
14 0.2672612
15 0.2581989
16 0.25
18 0.2357023
19 0.2294157
20 0.2236068
22 0.2132007
23 0.2085144
25 0.2
26 0.1961161
28 0.1889822
30 0.1825742
32 0.1767767
34 0.1714986
37 0.164399
39 0.1601282
42 0.1543033
45 0.1490712
48 0.1443376
51 0.140028
55 0.13484
59 0.1301889
63 0.1259882
67 0.1221694
72 0.1178511
77 0.1139606
82 0.1104315
88 0.1066004
94 0.1031421
100 0.1
EOD

# $second_sd_2_5: x, y; agreement: relative 1e-06
$second_sd_2_5 << EOD
1 1.06066
2 0.7423075
3 0.6708204
4 0.5652669
5 0.4592793
6 0.4177502
7 0.3607843
8 0.3174902
9 0.3030458
10 0.2737188
11 0.2495671
12 0.2432432
13 0.2371708
14 0.2313924
15 0.2163016
16 0.2030587
18 0.2040904
19 0.193534
20 0.1904746
22 0.1846167
23 0.1818275
25 0.1765317
26 0.1740219
28 0.1692646
30 0.1581043
32 0.1546392
34 0.1513442
37 0.1467114
39 0.1438183
42 0.1417323
45 0.1395122
48 0.1324784
51 0.1262482
55 0.1238974
59 0.1167675
63 0.1127594
67 0.1091357
72 0.1052872
77 0.1042533
82 0.1051853
88 0.103137
94 0.1011243
100 0.1001649
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
set title 'Most probable rate and 95 % interval' noenhanced
set xlabel 'Intervals ​{/sans-serif:Italic N}' enhanced
set label 'Rate' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) noenhanced
set yrange [0:4.010322]
unset key
set label '{/sans-serif:Italic λ}₁, truth ​3' enhanced at graph 0.98, first 3.592028 right front textcolor rgb '#0072B2' offset character 0, 0.9
set arrow from graph 0, first 3 to graph 1, first 3 nohead back lw 1.5 lc rgb '#0072B2' dt (2.5,5)
set label '{/sans-serif:Italic λ}₂, truth ​1' enhanced at graph 0.98, first 1.212227 right front textcolor rgb '#D55E00' offset character 0, 0.9
set arrow from graph 0, first 1 to graph 1, first 1 nohead back lw 1.5 lc rgb '#D55E00' dt (2.5,5)
plot $first_interval_1_1 using 1:2:3 with filledcurves fs transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
     $first_mode_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $second_interval_1_5 using 1:2:3 with filledcurves fs transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
     $second_mode_1_6 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

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
set title 'Standard deviation' noenhanced
set xlabel 'Intervals ​{/sans-serif:Italic N}' enhanced
set label 'Standard deviation of the rate' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) noenhanced
set logscale y 10
set yrange [0.05008244:4.545455]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2, '5' 5) noenhanced
unset key
set label '{/sans-serif:Italic λ}₁' enhanced at first 1.15, first 1.818182 left front textcolor rgb '#0072B2' offset character 0, 1.2
set label '{/sans-serif:Italic λ}₂' enhanced at first 1.15, first 1.06066 left front textcolor rgb '#D55E00' offset character 0, -1.2
set label 'thin lines: √({/sans-serif:Italic λ}​ / ​{/sans-serif:Italic N})' enhanced at graph 0.97, graph 0.92 right front textcolor rgb '#767676'
plot $first_rule_2_1 using 1:2 with lines lw 1.5 lc rgb '#0072B2' dt (2.5,5) notitle, \
     $first_sd_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $second_rule_2_4 using 1:2 with lines lw 1.5 lc rgb '#D55E00' dt (2.5,5) notitle, \
     $second_sd_2_5 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

unset multiplot
unset output
