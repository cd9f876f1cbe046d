# energy-error
# The energy error of leapfrog steps does not grow with time, and falls with the square of
# the step size. Left: one trajectory with three step sizes. Right: root mean square after
# the same time, from many places of the posterior; grey lines have slopes 1 and 2.
# Draw it with: gnuplot energy-error.gp

set terminal svg size 1150,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'energy-error.svg'
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

# $steps_25_1_1: x, y; agreement: not compared: from a random place of the posterior
$steps_25_1_1 << EOD
0 0
0.04 0.7515748
0.08 0.6489015
0.12 0.1445461
0.16 1.110321
0.2 -0.1085899
0.24 1.294759
0.28 -0.1904519
0.32 1.422026
0.36 -0.2616248
0.4 1.21257
0.44 0.218805
0.48 0.4587904
0.52 0.9813206
0.56 0.09369255
0.6 1.058246
0.64 0.2202748
0.68 0.9895369
0.72 0.4374977
0.76 0.4182187
0.8 1.118135
0.84 0.08688838
0.88 0.880431
0.92 0.5883149
0.96 0.4883427
1 0.9998408
EOD

# $steps_50_1_2: x, y; agreement: not compared: from a random place of the posterior
$steps_50_1_2 << EOD
0 0
0.02 -0.1011663
0.04 0.04819205
0.06 0.2245082
0.08 0.1713676
0.1 -0.02823798
0.12 -0.08086774
0.14 0.08872231
0.16 0.2241662
0.18 0.117313
0.2 -0.06046885
0.22 -0.01982213
0.24 0.1710374
0.26 0.20332
0.28 0.03755378
0.3 -0.05941904
0.32 0.05782496
0.34 0.212238
0.36 0.1698185
0.38 -0.01860072
0.4 -0.0762741
0.42 0.08975407
0.44 0.2335212
0.46 0.1447448
0.48 -0.03868573
0.5 -0.06016505
0.52 0.09498389
0.54 0.2174645
0.56 0.1646861
0.58 0.02361022
0.6 -0.0212596
0.62 0.07791965
0.64 0.1833658
0.66 0.1589057
0.68 0.05067427
0.7 0.01708663
0.72 0.101732
0.74 0.1760928
0.76 0.1298841
0.78 0.02405428
0.8 0.0006356547
0.82 0.09444573
0.84 0.1924175
0.86 0.1739747
0.88 0.05705076
0.9 -0.01996528
0.92 0.03667759
0.94 0.1580098
0.96 0.1961578
0.98 0.1133834
1 0.02644856
EOD

# $steps_100_1_3: x, y; agreement: not compared: from a random place of the posterior
$steps_100_1_3 << EOD
0 0
0.01 -0.0198703
0.02 -0.02564774
0.03 -0.01525461
0.04 0.006974614
0.05 0.03206651
0.06 0.05003587
0.07 0.05386379
0.08 0.04222179
0.09 0.01989931
0.1 -0.004162262
0.11 -0.02040893
0.12 -0.02241731
0.13 -0.009435195
0.14 0.01325142
0.15 0.03633373
0.16 0.05020523
0.17 0.0489924
0.18 0.03321038
0.19 0.009763961
0.2 -0.01093063
0.21 -0.01958445
0.22 -0.01232711
0.23 0.007468536
0.24 0.03080184
0.25 0.04730939
0.26 0.05002136
0.27 0.03829879
0.28 0.017731
0.29 -0.00264404
0.3 -0.01429172
0.31 -0.01257097
0.32 0.001646681
0.33 0.02251944
0.34 0.04158275
0.35 0.0510194
0.36 0.04670629
0.37 0.0299352
0.38 0.007092919
0.39 -0.01271957
0.4 -0.02132932
0.41 -0.01495916
0.42 0.004015875
0.43 0.02793421
0.44 0.04706845
0.45 0.0537711
0.46 0.04563442
0.47 0.02626804
0.48 0.003506773
0.49 -0.01394582
0.5 -0.01988348
0.51 -0.0126625
0.52 0.004609732
0.53 0.02556044
0.54 0.04298579
0.55 0.05132745
0.56 0.04839949
0.57 0.0358913
0.58 0.01858431
0.59 0.002613531
0.6 -0.006624906
0.61 -0.006240221
0.62 0.003267311
0.63 0.01827053
0.64 0.03333473
0.65 0.04315473
0.66 0.04444974
0.67 0.03713789
0.68 0.0243353
0.69 0.01114452
0.7 0.002673004
0.71 0.002053299
0.72 0.009259221
0.73 0.02119064
0.74 0.03296852
0.75 0.03988348
0.76 0.03920029
0.77 0.03112758
0.78 0.01863952
0.79 0.006297757
0.8 -0.00142748
0.81 -0.001714232
0.82 0.005690478
0.83 0.01843938
0.84 0.03239565
0.85 0.04299086
0.86 0.04669664
0.87 0.04216249
0.88 0.03067672
0.89 0.01580143
0.9 0.002273287
0.91 -0.005509919
0.92 -0.004946017
0.93 0.003859518
0.94 0.01806904
0.95 0.0330335
0.96 0.04387561
0.97 0.04718492
0.98 0.04220199
0.99 0.03104296
1 0.01787939
EOD

# $order_2_2_1: x, y; agreement: not compared: from a random place of the posterior
$order_2_2_1 << EOD
0.0125 0.01525489
0.00625 0.003813723
0.003125 0.0009534307
0.0015625 0.0002383577
0.00078125 5.958942e-05
0.000390625 1.489735e-05
EOD

# $order_1_2_2: x, y; agreement: not compared: from a random place of the posterior
$order_1_2_2 << EOD
0.0125 2.273767
0.00625 1.136884
0.003125 0.5684418
0.0015625 0.2842209
0.00078125 0.1421104
0.000390625 0.07105522
EOD

# $leapfrog_2_3: x, y; agreement: not compared: from a random place of the posterior
$leapfrog_2_3 << EOD
0.0125 0.01571499
0.00625 0.00384037
0.003125 0.0009550466
0.0015625 0.0002384534
0.00078125 5.95942e-05
0.000390625 1.489735e-05
EOD

# $euler_2_4: x, y; agreement: not compared: from a random place of the posterior
$euler_2_4 << EOD
0.0125 3.902294
0.00625 1.495498
0.003125 0.6461903
0.0015625 0.3002094
0.00078125 0.1447188
0.000390625 0.07105522
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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Along a trajectory' noenhanced
set xlabel 'Time (steps times ​{/sans-serif:Italic ε})' enhanced
set label 'Energy error ​{/sans-serif:Italic H}​ - ​{/sans-serif:Italic H}_{0}' enhanced at screen 0.0217391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set yrange [-0.75:3]
set key top right
plot $steps_25_1_1 using 1:2 with lines lw 2.5 lc rgb '#56B4E9' dt (18,7) title 'ε = 0.04' noenhanced, \
     $steps_50_1_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid title 'ε = 0.02' noenhanced, \
     $steps_100_1_3 using 1:2 with lines lw 2.5 lc rgb '#A6548A' dt (2.5,5) title 'ε = 0.01' noenhanced

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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'After the same time' noenhanced
set xlabel 'Step size ​{/sans-serif:Italic ε}' enhanced
set label 'Energy error' noenhanced at screen 0.517391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.0001953125:0.025]
set xtics ('0.001' 0.001, '0.01' 0.01) noenhanced
set logscale y 10
set yrange [7.448677e-06:7.804589]
set ytics ('10⁻⁵' 1e-05, '10⁻⁴' 0.0001, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '1' 1) noenhanced
unset key
set label 'Euler' noenhanced at first 0.003125, first 0.6461903 left front textcolor rgb '#D55E00' offset character 1, -0.8
set label 'leapfrog' noenhanced at first 0.003125, first 0.0009550466 left front textcolor rgb '#0072B2' offset character 1, -0.8
plot $order_2_2_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $order_1_2_2 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $leapfrog_2_3 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle, \
     $euler_2_4 using 1:2 with points pt 5 ps 1.2 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
