# cycle
# Nine years of memory tell the length of the cycle better. Left: posterior densities of its
# period. Right: autocorrelations of the series 1700 to 1920 (black), and of series of the
# same length that each posterior makes: those of order 2 (dashed edges) have lost the cycle
# after two turns.
# Draw it with: gnuplot cycle.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'cycle.svg'
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

# $period_2_1_1: x, y; agreement: not compared: counts of draws and of simulated series
$period_2_1_1 << EOD
9.625 0.01866667
9.875 0.05933333
10.125 0.1566667
10.375 0.3186667
10.625 0.4713333
10.875 0.5546667
11.125 0.588
11.375 0.5173333
11.625 0.4053333
11.875 0.3153333
12.125 0.214
12.375 0.1346667
12.625 0.09866667
12.875 0.05533333
EOD

# $period_9_1_2: x, y; agreement: not compared: counts of draws and of simulated series
$period_9_1_2 << EOD
9.625 0
9.875 0.001333333
10.125 0.018
10.375 0.1713333
10.625 0.7673333
10.875 1.425333
11.125 1.116
11.375 0.4153333
11.625 0.076
11.875 0.008
12.125 0.001333333
12.375 0
12.625 0
12.875 0
EOD

# $memory_2_2_2: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_2_2_2 << EOD
0 1 1
1 0.7795894 0.8576779
2 0.3505394 0.5819523
3 -0.07813563 0.2888721
4 -0.3862773 0.055635
5 -0.520683 -0.08168473
6 -0.4952555 -0.09738448
7 -0.4006379 -0.02363892
8 -0.2958751 0.1010155
9 -0.2131151 0.221488
10 -0.1448597 0.2826298
11 -0.1205655 0.3039173
12 -0.1238124 0.2694281
13 -0.1526779 0.2357443
14 -0.2082897 0.1950861
15 -0.2371259 0.1716262
16 -0.2411977 0.1499768
17 -0.2303429 0.1555299
18 -0.2038223 0.1640806
19 -0.2101924 0.1755641
20 -0.1924239 0.2033534
21 -0.1822229 0.2087402
22 -0.1839716 0.198539
23 -0.1949693 0.1963109
24 -0.2012009 0.1857871
25 -0.2026625 0.1798427
26 -0.2084728 0.17368
27 -0.2030195 0.1809527
28 -0.2089229 0.1933586
29 -0.2128764 0.1961351
30 -0.2003425 0.1807784
31 -0.2030295 0.1873196
32 -0.2048047 0.1736556
33 -0.1920754 0.1787203
34 -0.1920993 0.1768623
35 -0.1882302 0.1775177
36 -0.1979359 0.1653466
37 -0.192518 0.1651459
38 -0.1806 0.169067
39 -0.1837879 0.1753435
40 -0.1953385 0.1775501
EOD

# $memory_9_2_3: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_9_2_3 << EOD
0 1 1
1 0.7774847 0.8598012
2 0.3700299 0.5988208
3 -0.111815 0.3297416
4 -0.518433 0.1432652
5 -0.7536104 0.04601711
6 -0.7414958 0.0234951
7 -0.5121613 0.1164823
8 -0.1855468 0.276931
9 0.1061227 0.5067084
10 0.2661523 0.7260718
11 0.3025576 0.7891189
12 0.2057724 0.6647416
13 0.01606643 0.455504
14 -0.2676813 0.252202
15 -0.5358518 0.1291654
16 -0.6613444 0.06375498
17 -0.6328496 0.05721123
18 -0.4752307 0.1346126
19 -0.2658956 0.2589817
20 -0.09714646 0.4669511
21 -0.008638179 0.6158575
22 0.01019005 0.6386591
23 -0.04784483 0.5511089
24 -0.1593427 0.3990757
25 -0.3435226 0.2378989
26 -0.5113632 0.1347354
27 -0.57034 0.08034525
28 -0.5389254 0.09690034
29 -0.4237278 0.1589382
30 -0.2983032 0.2853411
31 -0.1630472 0.4250887
32 -0.1111592 0.5146244
33 -0.1131488 0.5195399
34 -0.1473189 0.4626486
35 -0.2236663 0.3507593
36 -0.351433 0.2221134
37 -0.4565223 0.151844
38 -0.477985 0.1219516
39 -0.4576902 0.1301755
40 -0.3770501 0.1920753
EOD

# $edge_1_2_4: x, y; agreement: not compared: counts of draws and of simulated series
$edge_1_2_4 << EOD
0 1
1 0.7795894
2 0.3505394
3 -0.07813563
4 -0.3862773
5 -0.520683
6 -0.4952555
7 -0.4006379
8 -0.2958751
9 -0.2131151
10 -0.1448597
11 -0.1205655
12 -0.1238124
13 -0.1526779
14 -0.2082897
15 -0.2371259
16 -0.2411977
17 -0.2303429
18 -0.2038223
19 -0.2101924
20 -0.1924239
21 -0.1822229
22 -0.1839716
23 -0.1949693
24 -0.2012009
25 -0.2026625
26 -0.2084728
27 -0.2030195
28 -0.2089229
29 -0.2128764
30 -0.2003425
31 -0.2030295
32 -0.2048047
33 -0.1920754
34 -0.1920993
35 -0.1882302
36 -0.1979359
37 -0.192518
38 -0.1806
39 -0.1837879
40 -0.1953385
EOD

# $edge_2_2_5: x, y; agreement: not compared: counts of draws and of simulated series
$edge_2_2_5 << EOD
0 1
1 0.8576779
2 0.5819523
3 0.2888721
4 0.055635
5 -0.08168473
6 -0.09738448
7 -0.02363892
8 0.1010155
9 0.221488
10 0.2826298
11 0.3039173
12 0.2694281
13 0.2357443
14 0.1950861
15 0.1716262
16 0.1499768
17 0.1555299
18 0.1640806
19 0.1755641
20 0.2033534
21 0.2087402
22 0.198539
23 0.1963109
24 0.1857871
25 0.1798427
26 0.17368
27 0.1809527
28 0.1933586
29 0.1961351
30 0.1807784
31 0.1873196
32 0.1736556
33 0.1787203
34 0.1768623
35 0.1775177
36 0.1653466
37 0.1651459
38 0.169067
39 0.1753435
40 0.1775501
EOD

# $observed_memory_2_6: x, y; agreement: relative 1e-06
$observed_memory_2_6 << EOD
0 1
1 0.8255447
2 0.4745731
3 0.08204185
4 -0.2290974
5 -0.4032593
6 -0.4018971
7 -0.2374453
8 0.02697715
9 0.3119999
10 0.5154233
11 0.580859
12 0.485741
13 0.2630465
14 0.005094586
15 -0.2126738
16 -0.3449078
17 -0.3696147
18 -0.2997505
19 -0.1516802
20 0.0250994
21 0.19328
22 0.2917398
23 0.2738949
24 0.1409389
25 -0.05356475
26 -0.2406385
27 -0.3631
28 -0.382704
29 -0.3175423
30 -0.192384
31 -0.03894539
32 0.1029877
33 0.1832339
34 0.1674722
35 0.0575285
36 -0.09961395
37 -0.2322171
38 -0.3038878
39 -0.3043995
40 -0.241679
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
set rmargin at screen 0.475
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Length of the cycle' noenhanced
set xlabel 'Period [years]' noenhanced
set label 'Density [1/year]' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [9.5:13]
set xtics 0.5
set yrange [0:2]
set ytics 0.5
set key top right
plot $period_2_1_1 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) title 'order 2' noenhanced, \
     $period_9_1_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid title 'order 9' noenhanced

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
set lmargin at screen 0.583333
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Memory' noenhanced
set xlabel 'Lag [years]' noenhanced
set label 'Autocorrelation' noenhanced at screen 0.516667, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:40]
set xtics 10
set yrange [-1:1.6]
set ytics 0.5
set key top right
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1 lc rgb '#767676' dt solid
plot $memory_2_2_2 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#D55E00' title '90 % of series of order 2' noenhanced, \
     $memory_9_2_3 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#0072B2' title '90 % of series of order 9' noenhanced, \
     $edge_1_2_4 using 1:2 with lines lw 1.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $edge_2_2_5 using 1:2 with lines lw 1.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $observed_memory_2_6 using 1:2 with lines lw 2 lc rgb '#000000' dt solid title 'observed' noenhanced

unset multiplot
unset output
