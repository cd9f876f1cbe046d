# digits-learning
# The net reads new writers less well than a random split promises. Left: the loss on the
# digits that it is trained on goes on falling while that on other writers levels off.
# Right: accuracy on held-out digits.
# Draw it with: gnuplot digits-learning.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits-learning.svg'
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

# $training_1_1: x, y; agreement: not compared: training in single precision differs between processors
$training_1_1 << EOD
1 2.020868
2 1.463385
3 1.047677
4 0.7683024
5 0.5905991
6 0.4649262
7 0.3790799
8 0.3207049
9 0.2725197
10 0.2362893
11 0.2040102
12 0.1827741
13 0.1657763
14 0.1493901
15 0.1365826
16 0.1271545
17 0.1173132
18 0.1089266
19 0.1022224
20 0.09396865
21 0.08990097
22 0.08362063
23 0.07910317
24 0.07496716
25 0.07176289
26 0.06689765
27 0.06291027
28 0.06028799
29 0.05704611
30 0.0552076
31 0.05209057
32 0.04967667
33 0.04751754
34 0.04557659
35 0.0435012
36 0.04150219
37 0.04092748
38 0.03839722
39 0.03706815
40 0.03595295
41 0.03458863
42 0.03303113
43 0.03205897
44 0.03037375
45 0.02954541
46 0.02864725
47 0.02761685
48 0.02641178
49 0.02585205
50 0.0249643
51 0.02411523
52 0.02390169
53 0.02213098
54 0.02269551
55 0.02159065
56 0.02005937
57 0.01986852
58 0.01944726
NaN NaN
1 2.029448
2 1.418318
3 0.9811967
4 0.7037672
5 0.5288105
6 0.4165533
7 0.3387213
8 0.2855931
9 0.244449
10 0.2126347
11 0.1897093
12 0.1689887
13 0.1549859
14 0.1398578
15 0.1287317
16 0.120249
17 0.1111644
18 0.1032061
19 0.09523683
20 0.090256
21 0.08443419
22 0.08106595
23 0.07671345
24 0.0712934
25 0.06724009
26 0.06365811
27 0.06069555
28 0.05678129
29 0.05520844
30 0.05393435
31 0.0507449
32 0.0469146
33 0.04544476
34 0.04310328
35 0.04128483
36 0.04003085
37 0.03865168
38 0.03707867
39 0.03480923
40 0.03412847
41 0.0325612
42 0.03128346
43 0.03058067
44 0.02960342
45 0.02881461
46 0.02728921
47 0.02725201
48 0.02505807
49 0.02460874
50 0.02467876
51 0.02387243
52 0.02315663
53 0.02160551
54 0.02086847
55 0.02063654
56 0.01940726
57 0.01903195
58 0.01869328
NaN NaN
1 2.09813
2 1.533482
3 1.110131
4 0.8144257
5 0.6103458
6 0.4744107
7 0.381459
8 0.3149132
9 0.2688497
10 0.2318756
11 0.2022659
12 0.1806864
13 0.1638995
14 0.1485116
15 0.134641
16 0.1253294
17 0.1153371
18 0.1096612
19 0.100923
20 0.09398719
21 0.08798108
22 0.08370077
23 0.08007453
24 0.07400526
25 0.07110826
26 0.06748422
27 0.06335837
28 0.06166927
29 0.06002337
30 0.05505134
31 0.05293971
32 0.05123209
33 0.04998897
34 0.04631051
35 0.044214
36 0.0427934
37 0.04069327
38 0.03907157
39 0.03796718
40 0.03647907
41 0.03521518
42 0.03389726
43 0.03280177
44 0.03158608
45 0.03063662
46 0.02913255
47 0.02822972
48 0.02707135
49 0.02629996
50 0.02591808
51 0.02459189
52 0.02454831
EOD

# $validation_1_2: x, y; agreement: not compared: training in single precision differs between processors
$validation_1_2 << EOD
1 1.667057
2 1.201119
3 0.888304
4 0.6809794
5 0.5491442
6 0.4474394
7 0.3855075
8 0.3368019
9 0.3010648
10 0.272247
11 0.2518666
12 0.2200648
13 0.2215427
14 0.2010093
15 0.1926855
16 0.1826315
17 0.182381
18 0.17256
19 0.1637371
20 0.1727224
21 0.1577236
22 0.1530916
23 0.1522948
24 0.1526539
25 0.1487413
26 0.1461385
27 0.1445087
28 0.1416176
29 0.1431015
30 0.1376587
31 0.1451552
32 0.1380724
33 0.1389794
34 0.1389845
35 0.1353059
36 0.1360942
37 0.1420961
38 0.1326644
39 0.1349925
40 0.135626
41 0.1320998
42 0.1353855
43 0.132762
44 0.1360864
45 0.1335083
46 0.1367738
47 0.1383297
48 0.1312698
49 0.1358908
50 0.1347725
51 0.1337846
52 0.1378588
53 0.132077
54 0.1359451
55 0.1354905
56 0.133619
57 0.1332362
58 0.1352177
NaN NaN
1 1.701311
2 1.166916
3 0.823716
4 0.6059544
5 0.4833763
6 0.4024079
7 0.3354366
8 0.3075967
9 0.2698278
10 0.2510375
11 0.2260815
12 0.2194459
13 0.2016171
14 0.2008781
15 0.1816027
16 0.1849895
17 0.1774401
18 0.1696256
19 0.1684159
20 0.1610653
21 0.1636687
22 0.1547889
23 0.1564939
24 0.1507655
25 0.1504846
26 0.1449385
27 0.1499226
28 0.1426792
29 0.1457342
30 0.1380869
31 0.1440262
32 0.1401975
33 0.1413036
34 0.1369807
35 0.1390375
36 0.1430769
37 0.1344784
38 0.1403369
39 0.1344906
40 0.1345713
41 0.1348787
42 0.1374221
43 0.1353739
44 0.1371152
45 0.1338326
46 0.1349596
47 0.135638
48 0.1286995
49 0.1344949
50 0.1345956
51 0.1333831
52 0.1296609
53 0.1312175
54 0.1294513
55 0.1342137
56 0.1313457
57 0.135594
58 0.1304768
NaN NaN
1 1.789982
2 1.310338
3 0.9579418
4 0.706801
5 0.5786692
6 0.4592743
7 0.3819187
8 0.335958
9 0.2873281
10 0.2769024
11 0.2415494
12 0.2237697
13 0.215396
14 0.2008811
15 0.1944559
16 0.1841108
17 0.1778828
18 0.1775194
19 0.1616629
20 0.1673924
21 0.1559993
22 0.1511597
23 0.1506358
24 0.1504295
25 0.1452752
26 0.1475609
27 0.1451385
28 0.1437505
29 0.1404225
30 0.1386048
31 0.1378783
32 0.1410662
33 0.1360455
34 0.1373289
35 0.1346477
36 0.1359661
37 0.1349715
38 0.1325605
39 0.1336905
40 0.1329081
41 0.1343996
42 0.1315006
43 0.1342795
44 0.1365711
45 0.1328433
46 0.1338811
47 0.1316332
48 0.1359541
49 0.1337091
50 0.1322645
51 0.1346122
52 0.1326905
EOD

# $accuracy_0_2_2: x, y; agreement: not compared: training in single precision differs between processors
$accuracy_0_2_2 << EOD
0.8688889 4
EOD

# $accuracy_1_2_5: x, y; agreement: not compared: training in single precision differs between processors
$accuracy_1_2_5 << EOD
0.9155556 3
EOD

# $accuracy_2_2_8: x, y; agreement: not compared: training in single precision differs between processors
$accuracy_2_2_8 << EOD
0.9162963 2
EOD

# $accuracy_3_2_11: x, y; agreement: not compared: training in single precision differs between processors
$accuracy_3_2_11 << EOD
0.9748148 1
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
set lmargin at screen 0.1
set rmargin at screen 0.483333
set tmargin at screen 0.910714
set bmargin at screen 0.151786
set title 'Loss of three seeds' noenhanced
set xlabel 'Epoch' noenhanced
set label 'Mean log loss (nats)' noenhanced at screen 0.0333333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:59]
set logscale y 10
set yrange [0.01:3]
set ytics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3, '1' 1, '3' 3) noenhanced
set key top right
plot $training_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (18,7) title 'training' noenhanced, \
     $validation_1_2 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid title 'validation' noenhanced

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
set lmargin at screen 0.579167
set rmargin at screen 0.9625
set tmargin at screen 0.910714
set bmargin at screen 0.151786
set title 'Held-out digits read correctly, ±2 standard errors' noenhanced
set xlabel 'Accuracy' noenhanced
set xrange [0.82:1]
set xtics 0.04
set yrange [0.4:4.6]
unset ytics
unset key
set arrow from first 0.837067, first 4 to first 0.9007108, first 4 heads size character 0.5,90 front lw 3 lc rgb '#0072B2' dt solid
set label 'nearest mean' noenhanced at first 0.8688889, first 4.3 center front textcolor rgb '#0072B2'
set arrow from first 0.8893404, first 3 to first 0.9417707, first 3 heads size character 0.5,90 front lw 3 lc rgb '#0072B2' dt solid
set label 'no hidden layer' noenhanced at first 0.9155556, first 3.3 center front textcolor rgb '#0072B2'
set arrow from first 0.8901859, first 2 to first 0.9424067, first 2 heads size character 0.5,90 front lw 3 lc rgb '#0072B2' dt solid
set label 'net' noenhanced at first 0.9162963, first 2.3 center front textcolor rgb '#0072B2'
set arrow from first 0.9600422, first 1 to first 0.9895874, first 1 heads size character 0.5,90 front lw 3 lc rgb '#D55E00' dt solid
set label 'net, random split' noenhanced at first 0.9748148, first 1.3 center front textcolor rgb '#D55E00'
plot $accuracy_0_2_2 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $accuracy_1_2_5 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $accuracy_2_2_8 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $accuracy_3_2_11 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
