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
9.625 0.018
9.875 0.06666667
10.125 0.1673333
10.375 0.3126667
10.625 0.4793333
10.875 0.548
11.125 0.5786667
11.375 0.496
11.625 0.4326667
11.875 0.3033333
12.125 0.22
12.375 0.1386667
12.625 0.08533333
12.875 0.06133333
EOD

# $period_9_1_2: x, y; agreement: not compared: counts of draws and of simulated series
$period_9_1_2 << EOD
9.625 0
9.875 0.001333333
10.125 0.01133333
10.375 0.1733333
10.625 0.7833333
10.875 1.462
11.125 1.090667
11.375 0.3853333
11.625 0.07866667
11.875 0.01266667
12.125 0.0006666667
12.375 0.0006666667
12.625 0
12.875 0
EOD

# $memory_2_2_2: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_2_2_2 << EOD
0 1 1
1 0.7778339 0.8587075
2 0.3501064 0.5783765
3 -0.07813563 0.2819841
4 -0.3752685 0.05506585
5 -0.5160416 -0.07591594
6 -0.4966759 -0.08379087
7 -0.4061711 -0.0134646
8 -0.3022856 0.09627399
9 -0.2088934 0.217025
10 -0.1458158 0.2790831
11 -0.1373671 0.2959744
12 -0.121788 0.2763646
13 -0.1478849 0.2392246
14 -0.1984196 0.195022
15 -0.2276377 0.1772637
16 -0.2386234 0.1513525
17 -0.2212446 0.1574542
18 -0.2065492 0.1660394
19 -0.2090202 0.1730155
20 -0.1961984 0.190502
21 -0.1854216 0.1992717
22 -0.192363 0.2020753
23 -0.1966575 0.195378
24 -0.2017055 0.1885796
25 -0.2051404 0.1798767
26 -0.2115217 0.174794
27 -0.2075114 0.1863516
28 -0.2127798 0.187923
29 -0.2118436 0.1983346
30 -0.1964272 0.1844469
31 -0.2044942 0.1879227
32 -0.2058658 0.1731828
33 -0.1973858 0.1827003
34 -0.198705 0.1792624
35 -0.1905306 0.1790698
36 -0.1938367 0.1805017
37 -0.1914684 0.1729489
38 -0.1837127 0.1675857
39 -0.1832792 0.1757185
40 -0.1964132 0.1762354
EOD

# $memory_9_2_3: x, lower, upper; agreement: not compared: counts of draws and of simulated series
$memory_9_2_3 << EOD
0 1 1
1 0.7770658 0.8609443
2 0.369689 0.5929203
3 -0.112894 0.3218727
4 -0.53634 0.1277287
5 -0.7675917 0.02059359
6 -0.760081 -0.003111604
7 -0.5091593 0.08156675
8 -0.1835421 0.2635728
9 0.09486059 0.4952469
10 0.2666573 0.7356595
11 0.3037464 0.8011165
12 0.2132473 0.685397
13 0.02906463 0.4639353
14 -0.2661873 0.2537405
15 -0.5369506 0.1052568
16 -0.6927296 0.03741725
17 -0.6547274 0.04201406
18 -0.4923831 0.1299564
19 -0.2809825 0.2739337
20 -0.1028045 0.4636954
21 -0.009623455 0.6187984
22 0.01629503 0.643189
23 -0.0381359 0.5647362
24 -0.1522648 0.4044003
25 -0.3194865 0.2301359
26 -0.5092021 0.125879
27 -0.5960139 0.07703314
28 -0.5809093 0.07990774
29 -0.4496198 0.1487319
30 -0.3015344 0.2700599
31 -0.1801765 0.4299532
32 -0.1228469 0.5117743
33 -0.1028335 0.5473219
34 -0.142244 0.481657
35 -0.2326108 0.3619484
36 -0.3397983 0.2319341
37 -0.461597 0.1581658
38 -0.5119373 0.1206764
39 -0.4862254 0.1341365
40 -0.407516 0.1851768
EOD

# $edge_1_2_4: x, y; agreement: not compared: counts of draws and of simulated series
$edge_1_2_4 << EOD
0 1
1 0.7778339
2 0.3501064
3 -0.07813563
4 -0.3752685
5 -0.5160416
6 -0.4966759
7 -0.4061711
8 -0.3022856
9 -0.2088934
10 -0.1458158
11 -0.1373671
12 -0.121788
13 -0.1478849
14 -0.1984196
15 -0.2276377
16 -0.2386234
17 -0.2212446
18 -0.2065492
19 -0.2090202
20 -0.1961984
21 -0.1854216
22 -0.192363
23 -0.1966575
24 -0.2017055
25 -0.2051404
26 -0.2115217
27 -0.2075114
28 -0.2127798
29 -0.2118436
30 -0.1964272
31 -0.2044942
32 -0.2058658
33 -0.1973858
34 -0.198705
35 -0.1905306
36 -0.1938367
37 -0.1914684
38 -0.1837127
39 -0.1832792
40 -0.1964132
EOD

# $edge_2_2_5: x, y; agreement: not compared: counts of draws and of simulated series
$edge_2_2_5 << EOD
0 1
1 0.8587075
2 0.5783765
3 0.2819841
4 0.05506585
5 -0.07591594
6 -0.08379087
7 -0.0134646
8 0.09627399
9 0.217025
10 0.2790831
11 0.2959744
12 0.2763646
13 0.2392246
14 0.195022
15 0.1772637
16 0.1513525
17 0.1574542
18 0.1660394
19 0.1730155
20 0.190502
21 0.1992717
22 0.2020753
23 0.195378
24 0.1885796
25 0.1798767
26 0.174794
27 0.1863516
28 0.187923
29 0.1983346
30 0.1844469
31 0.1879227
32 0.1731828
33 0.1827003
34 0.1792624
35 0.1790698
36 0.1805017
37 0.1729489
38 0.1675857
39 0.1757185
40 0.1762354
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
