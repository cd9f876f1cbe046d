# way-to-the-truth
# Left: the summit’s rates (lines) and their 95 % intervals (bands) under exponential priors
# close in on the true rates (dotted) while the intervals are counted. Right: the standard
# deviations on log scales follow the dotted lines √(λ/N): a hundred times the counts for
# ten times the accuracy.
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
2 1.048521 5.556349
3 1.114139 4.652476
4 1.512335 4.800497
5 1.793212 4.851023
6 1.623463 4.259508
7 1.502527 3.833612
8 1.702134 3.963053
9 2.044593 4.316877
10 2.331286 4.588542
11 2.271528 4.385273
12 2.222402 4.214845
13 2.181419 4.069793
14 2.146802 3.944761
15 2.060882 3.759722
16 2.144959 3.811028
18 2.14564 3.704728
19 2.123899 3.629597
20 2.06137 3.505387
22 2.230217 3.647256
23 2.209714 3.586486
25 2.279695 3.612434
26 2.328245 3.644649
28 2.352635 3.622193
30 2.285345 3.491821
32 2.310436 3.480618
34 2.306759 3.437901
37 2.387992 3.485136
39 2.451485 3.530437
42 2.47147 3.511741
45 2.489429 3.494901
48 2.486599 3.457129
51 2.50247 3.444563
55 2.488042 3.390242
59 2.491627 3.361055
63 2.480478 3.318152
67 2.484806 3.296023
72 2.570789 3.363936
77 2.597906 3.366993
82 2.656422 3.408057
88 2.635326 3.356658
94 2.687238 3.390273
100 2.67685 3.356055
EOD

# $first_mode_1_3: x, y; agreement: relative 1e-06
$first_mode_1_3 << EOD
1 2.727273
2 2.380952
3 2.258065
4 2.682927
5 2.941176
6 2.622951
7 2.394366
8 2.592593
9 2.967033
10 3.267327
11 3.153153
12 3.057851
13 2.977099
14 2.907801
15 2.781457
16 2.857143
18 2.81768
19 2.774869
20 2.686567
22 2.850679
23 2.813853
25 2.868526
26 2.911877
28 2.918149
30 2.82392
32 2.834891
34 2.815249
37 2.884097
39 2.941176
42 2.945368
45 2.949002
48 2.931393
51 2.935421
55 2.903811
59 2.893401
63 2.868463
67 2.861401
72 2.940361
77 2.957198
82 3.008526
88 2.973893
94 3.018066
100 2.997003
EOD

# $second_interval_1_5: x, lower, upper; agreement: relative 1e-06
$second_interval_1_5 << EOD
1 0.181657 4.178733
2 0.103804 2.387847
3 0.3269596 2.630182
4 0.5081294 2.692692
5 0.4128552 2.187812
6 0.3476675 1.842368
7 0.3837768 1.780837
8 0.3377236 1.567137
9 0.4409328 1.688913
10 0.5314026 1.779712
11 0.5471096 1.73665
12 0.5612394 1.699588
13 0.5191464 1.572119
14 0.4829269 1.462436
15 0.4514317 1.36706
16 0.423793 1.283362
18 0.377561 1.143359
19 0.358032 1.08422
20 0.3404239 1.030898
22 0.3099382 0.9385784
23 0.2966551 0.8983536
25 0.3909129 1.025645
26 0.3760681 0.9866961
28 0.3765156 0.9606581
30 0.3771178 0.9378383
32 0.353791 0.8798276
34 0.4015713 0.9349727
37 0.4333575 0.9565205
39 0.4730287 0.9987351
42 0.5170388 1.039418
45 0.5931852 1.124992
48 0.6614579 1.19836
51 0.6560607 1.172991
55 0.6862563 1.191303
59 0.7129517 1.206574
63 0.6953973 1.166054
67 0.705966 1.163719
72 0.7178444 1.16085
77 0.7170464 1.143631
82 0.7272796 1.14186
88 0.738306 1.139724
94 0.8147775 1.219423
100 0.8199285 1.212227
EOD

# $second_mode_1_7: x, y; agreement: relative 1e-06
$second_mode_1_7 << EOD
1 0.75
2 0.4285714
3 0.9
4 1.153846
5 0.9375
6 0.7894737
7 0.8181818
8 0.72
9 0.8571429
10 0.9677419
11 0.9705882
12 0.972973
13 0.9
14 0.8372093
15 0.7826087
16 0.7346939
18 0.6545455
19 0.6206897
20 0.5901639
22 0.5373134
23 0.5142857
25 0.6315789
26 0.6075949
28 0.6
30 0.5934066
32 0.556701
34 0.6116505
37 0.6428571
39 0.6864407
42 0.7322835
45 0.8161765
48 0.8896552
51 0.8766234
55 0.9036145
59 0.9269663
63 0.9
67 0.9059406
72 0.9124424
77 0.9051724
82 0.9109312
88 0.9169811
94 0.9964664
100 0.9966777
EOD

# $first_law_2_1: x, y; agreement: relative 1e-06
$first_law_2_1 << EOD
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
2 1.166424
3 0.9123958
4 0.8449028
5 0.7843137
6 0.675919
7 0.597555
8 0.5790637
9 0.5814838
10 0.577322
11 0.5405405
12 0.5094557
13 0.4827905
14 0.459627
15 0.4342675
16 0.4258171
18 0.3984035
19 0.3847366
20 0.3689651
22 0.361991
23 0.35169
25 0.3403986
26 0.3362055
28 0.3242147
30 0.3080936
32 0.2988057
34 0.2888228
37 0.280116
39 0.275456
42 0.2655663
45 0.2566704
48 0.2477417
51 0.2404737
55 0.2302827
59 0.2219099
63 0.2137993
67 0.2070409
72 0.2024205
77 0.1962743
82 0.1918151
88 0.184078
94 0.1794043
100 0.1733202
EOD

# $second_law_2_4: x, y; agreement: relative 1e-06
$second_law_2_4 << EOD
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
2 0.6060915
3 0.6
4 0.5652669
5 0.4592793
6 0.3867615
7 0.3607843
8 0.3174902
9 0.3214286
10 0.3209637
11 0.305656
12 0.292342
13 0.2704163
14 0.2515501
15 0.2351446
16 0.220748
18 0.1966664
19 0.186494
20 0.1773222
22 0.1614426
23 0.1545236
25 0.1627542
26 0.1565736
28 0.1497403
30 0.1437
32 0.1348113
34 0.1366141
37 0.1339286
39 0.1345297
42 0.1336265
45 0.1359797
48 0.1372396
51 0.1321233
55 0.129062
59 0.1261233
63 0.120249
67 0.1169407
72 0.1131616
77 0.1089588
82 0.1058842
88 0.1025138
94 0.1033229
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
set title 'summit and 95 % interval' noenhanced
set xlabel 'intervals ​{/sans-serif:Italic N}' enhanced
set label 'rate' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) noenhanced
set yrange [0:4.8238]
unset key
set arrow from graph 0, first 3 to graph 1, first 3 nohead back lw 1.5 lc rgb '#0072B2' dt (2.5,5)
set label '{/sans-serif:Italic λ}₁, truth ​3' enhanced at graph 0.98, first 3.356055 right front textcolor rgb '#0072B2' offset character 0, 0.9
set arrow from graph 0, first 1 to graph 1, first 1 nohead back lw 1.5 lc rgb '#D55E00' dt (2.5,5)
set label '{/sans-serif:Italic λ}₂, truth ​1' enhanced at graph 0.98, first 1.212227 right front textcolor rgb '#D55E00' offset character 0, 0.9
plot $first_interval_1_1 using 1:2:3 with filledcurves fs transparent solid 0.18 noborder lc rgb '#0072B2' notitle, \
     $first_mode_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $second_interval_1_5 using 1:2:3 with filledcurves fs transparent solid 0.18 noborder lc rgb '#D55E00' notitle, \
     $second_mode_1_7 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

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
set title 'standard deviation' noenhanced
set xlabel 'intervals ​{/sans-serif:Italic N}' enhanced
set label 'standard deviation of the rate' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) noenhanced
set logscale y 10
set yrange [0.05008244:4.545455]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2, '5' 5) noenhanced
unset key
set label '{/sans-serif:Italic λ}₁' enhanced at first 1.15, first 1.818182 left front textcolor rgb '#0072B2' offset character 0, 1.2
set label '{/sans-serif:Italic λ}₂' enhanced at first 1.15, first 1.06066 left front textcolor rgb '#D55E00' offset character 0, -1.2
set label 'dotted: √({/sans-serif:Italic λ}​ / ​{/sans-serif:Italic N})' enhanced at graph 0.97, graph 0.92 right front textcolor rgb '#767676'
plot $first_law_2_1 using 1:2 with lines lw 1.5 lc rgb '#0072B2' dt (2.5,5) notitle, \
     $first_sd_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $second_law_2_4 using 1:2 with lines lw 1.5 lc rgb '#D55E00' dt (2.5,5) notitle, \
     $second_sd_2_5 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

unset multiplot
unset output
