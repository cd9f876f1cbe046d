# divergence-landscape
# KL(q‖p) has a valley for each peak, so that where the fit ends depends on where it begins.
# For each mean of q the least KL(q‖p) over its standard deviations.
# Draw it with: gnuplot divergence-landscape.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'divergence-landscape.svg'
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

# $least_1_1: x, y; agreement: relative 1e-06
$least_1_1 << EOD
-6 5.659029
-5.9 5.527464
-5.8 5.39586
-5.7 5.264676
-5.6 5.134226
-5.5 5.004734
-5.4 4.876364
-5.3 4.749238
-5.2 4.623448
-5.1 4.499063
-5 4.376135
-4.9 4.254699
-4.8 4.13478
-4.7 4.016393
-4.6 3.899541
-4.5 3.784218
-4.4 3.670407
-4.3 3.558081
-4.2 3.4472
-4.1 3.337708
-4 3.229533
-3.9 3.122574
-3.8 3.016701
-3.7 2.911738
-3.6 2.80744
-3.5 2.703465
-3.4 2.599305
-3.3 2.494171
-3.2 2.38675
-3.1 2.274626
-3 2.152837
-2.9 2.010943
-2.8 1.837623
-2.7 1.642962
-2.6 1.44466
-2.5 1.252243
-2.4 1.070479
-2.3 0.902022
-2.2 0.7484467
-2.1 0.6107214
-2 0.4894468
-1.9 0.3849951
-1.8 0.2975934
-1.7 0.2273758
-1.6 0.1744153
-1.5 0.1387408
-1.4 0.1203449
-1.3 0.1191819
-1.2 0.135156
-1.1 0.1680995
-1 0.2177325
-0.9 0.2836005
-0.8 0.3649712
-0.7 0.4606617
-0.6 0.5687261
-0.5 0.6858154
-0.4 0.8056505
-0.3 0.9153861
-0.2 0.9967333
-0.1 1.050011
0 1.088365
0.1 1.119586
0.2 1.147305
0.3 1.173372
0.4 1.19884
0.5 1.224359
0.6 1.250359
0.7 1.277135
0.8 1.304901
0.9 1.333813
1 1.363986
1.1 1.395507
1.2 1.428444
1.3 1.462843
1.4 1.498741
1.5 1.536159
1.6 1.575109
1.7 1.615595
1.8 1.657607
1.9 1.701127
2 1.746127
2.1 1.792564
2.2 1.840379
2.3 1.889495
2.4 1.939809
2.5 1.991182
2.6 2.04343
2.7 2.096294
2.8 2.149408
2.9 2.202229
3 2.253903
3.1 2.302983
3.2 2.346766
3.3 2.379601
3.4 2.389983
3.5 2.368794
3.6 2.329587
3.7 2.28887
3.8 2.255068
3.9 2.232474
4 2.223509
4.1 2.229623
4.2 2.251709
4.3 2.290321
4.4 2.345803
4.5 2.418363
4.6 2.508123
4.7 2.615148
4.8 2.73946
4.9 2.881046
5 3.039852
5.1 3.215774
5.2 3.408626
5.3 3.618107
5.4 3.843722
5.5 4.084679
5.6 4.339693
5.7 4.606642
5.8 4.88183
5.9 5.1582
6 5.421397
EOD

# $optima_1_2: x, y; agreement: relative 1e-06
$optima_1_2 << EOD
-1.343258 0.1175748
4.010614 2.223423
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Mean of ​{/sans-serif:Italic q}' enhanced
set label 'KL({/sans-serif:Italic q}‖{/sans-serif:Italic p}) [nats]' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-6:6]
set xtics 2
set yrange [0:6]
unset key
plot $least_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $optima_1_2 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#000000' notitle
unset output
