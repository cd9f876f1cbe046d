# cycle
# With nine years of memory the length of the cycle is better known. Left: posterior
# densities of its period. Right: autocorrelations of the series 1700 to 1920 (black), and
# of series of the same length that each posterior makes: those of order 2 (dashed edges)
# have lost the cycle after two turns.
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
9.625 0.01666667
9.875 0.05866667
10.125 0.1466667
10.375 0.308
10.625 0.4806667
10.875 0.5706667
11.125 0.5573333
11.375 0.526
11.625 0.4353333
11.875 0.2966667
12.125 0.2233333
12.375 0.1406667
12.625 0.09266667
12.875 0.06266667
EOD

# $period_9_1_2: x, y; agreement: not compared: counts of draws and of simulated series
$period_9_1_2 << EOD
9.625 0
9.875 0.0006666667
10.125 0.01733333
10.375 0.1586667
10.625 0.7326667
10.875 1.48
11.125 1.098667
11.375 0.422
11.625 0.08
11.875 0.009333333
12.125 0.0006666667
12.375 0
12.625 0
12.875 0
EOD

# $memory_2_2_2: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_2_2_2 << EOD
0 1 1
1 0.7769517 0.858402
2 0.3529592 0.5784734
3 -0.07888385 0.2854845
4 -0.3812809 0.05002976
5 -0.5128685 -0.07459548
6 -0.497141 -0.09220936
7 -0.403716 -0.01591521
8 -0.296542 0.1012713
9 -0.2130204 0.2128618
10 -0.1523773 0.2791708
11 -0.1271713 0.304705
12 -0.122537 0.2792122
13 -0.1553089 0.2381604
14 -0.1960386 0.1965881
15 -0.2252362 0.1712299
16 -0.2343329 0.1491064
17 -0.2232272 0.1530924
18 -0.2152356 0.1651882
19 -0.2168276 0.1758246
20 -0.1941786 0.1870704
21 -0.1879359 0.2000665
22 -0.1954743 0.1975484
23 -0.1929625 0.195505
24 -0.2019869 0.1892313
25 -0.2007594 0.1752354
26 -0.2055206 0.1727546
27 -0.2054882 0.1804214
28 -0.2040661 0.1905585
29 -0.2145058 0.1934089
30 -0.2004098 0.1845212
31 -0.2046592 0.1820398
32 -0.2068286 0.179115
33 -0.1972763 0.1732644
34 -0.1995429 0.1774798
35 -0.1874723 0.1710359
36 -0.1931425 0.1661956
37 -0.1860178 0.1637091
38 -0.1835544 0.1724854
39 -0.1835041 0.1789745
40 -0.1913284 0.1813562
EOD

# $memory_9_2_3: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_9_2_3 << EOD
0 1 1
1 0.776678 0.8555306
2 0.3689922 0.5822319
3 -0.113399 0.2942353
4 -0.5299811 0.1084248
5 -0.7651938 0.008965133
6 -0.7613523 0.0064265
7 -0.5272937 0.08928667
8 -0.1935014 0.2572593
9 0.09089775 0.497088
10 0.2619426 0.7217767
11 0.2982419 0.8013449
12 0.1976158 0.6786354
13 0.005902719 0.4513792
14 -0.2744882 0.2496518
15 -0.5362283 0.09661705
16 -0.7010171 0.0484708
17 -0.6723207 0.04799043
18 -0.4960741 0.120291
19 -0.2871272 0.2620271
20 -0.1102472 0.4594759
21 -0.006451261 0.6150966
22 0.02318998 0.6555071
23 -0.03245093 0.5624191
24 -0.1527005 0.4014806
25 -0.3377569 0.2457329
26 -0.4947561 0.1415481
27 -0.5743161 0.09021124
28 -0.5522825 0.08649739
29 -0.4409223 0.1519727
30 -0.2891453 0.2778281
31 -0.1912178 0.409569
32 -0.1217306 0.5202523
33 -0.1106098 0.5288842
34 -0.139839 0.4660894
35 -0.2288454 0.3538278
36 -0.3519971 0.2355176
37 -0.4480383 0.1628982
38 -0.4890074 0.1297943
39 -0.4693006 0.1340949
40 -0.3845734 0.1973695
EOD

# $edge_1_2_4: x, y; agreement: not compared: counts of draws and of simulated series
$edge_1_2_4 << EOD
0 1
1 0.7769517
2 0.3529592
3 -0.07888385
4 -0.3812809
5 -0.5128685
6 -0.497141
7 -0.403716
8 -0.296542
9 -0.2130204
10 -0.1523773
11 -0.1271713
12 -0.122537
13 -0.1553089
14 -0.1960386
15 -0.2252362
16 -0.2343329
17 -0.2232272
18 -0.2152356
19 -0.2168276
20 -0.1941786
21 -0.1879359
22 -0.1954743
23 -0.1929625
24 -0.2019869
25 -0.2007594
26 -0.2055206
27 -0.2054882
28 -0.2040661
29 -0.2145058
30 -0.2004098
31 -0.2046592
32 -0.2068286
33 -0.1972763
34 -0.1995429
35 -0.1874723
36 -0.1931425
37 -0.1860178
38 -0.1835544
39 -0.1835041
40 -0.1913284
EOD

# $edge_2_2_5: x, y; agreement: not compared: counts of draws and of simulated series
$edge_2_2_5 << EOD
0 1
1 0.858402
2 0.5784734
3 0.2854845
4 0.05002976
5 -0.07459548
6 -0.09220936
7 -0.01591521
8 0.1012713
9 0.2128618
10 0.2791708
11 0.304705
12 0.2792122
13 0.2381604
14 0.1965881
15 0.1712299
16 0.1491064
17 0.1530924
18 0.1651882
19 0.1758246
20 0.1870704
21 0.2000665
22 0.1975484
23 0.195505
24 0.1892313
25 0.1752354
26 0.1727546
27 0.1804214
28 0.1905585
29 0.1934089
30 0.1845212
31 0.1820398
32 0.179115
33 0.1732644
34 0.1774798
35 0.1710359
36 0.1661956
37 0.1637091
38 0.1724854
39 0.1789745
40 0.1813562
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
