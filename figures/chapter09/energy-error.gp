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
0.04 1.331971
0.08 0.3461832
0.12 0.2259401
0.16 1.267898
0.2 0.131633
0.24 0.6321232
0.28 1.120764
0.32 -0.1306511
0.36 0.9377284
0.4 0.9342918
0.44 -0.07047763
0.48 1.080893
0.52 0.5518121
0.56 0.2098704
0.6 1.252166
0.64 0.2179271
0.68 0.332577
0.72 1.365497
0.76 -0.04432274
0.8 0.6593419
0.84 1.061602
0.88 -0.04984554
0.92 1.024564
0.96 0.6258493
1 -0.04415205
EOD

# $steps_50_1_2: x, y; agreement: not compared: from a random place of the posterior
$steps_50_1_2 << EOD
0 0
0.02 0.1381879
0.04 0.2556011
0.06 0.2251076
0.08 0.07774383
0.1 -0.03004165
0.12 0.01195195
0.14 0.1531499
0.16 0.2436285
0.18 0.1935741
0.2 0.06218324
0.22 -0.008367005
0.24 0.05783244
0.26 0.1897105
0.28 0.2422233
0.3 0.1523386
0.32 0.01164408
0.34 -0.02951538
0.36 0.07558739
0.38 0.2194545
0.4 0.2541214
0.42 0.14521
0.44 0.005911725
0.46 -0.0218238
0.48 0.08502514
0.5 0.2092237
0.52 0.2213627
0.54 0.1169964
0.56 0.01450823
0.58 0.0243724
0.6 0.134774
0.62 0.2269795
0.64 0.1979689
0.66 0.06939246
0.68 -0.02525714
0.7 0.0246342
0.72 0.1775962
0.74 0.2694118
0.76 0.1941096
0.78 0.02991652
0.8 -0.04880691
0.82 0.03473527
0.84 0.1873608
0.86 0.2539953
0.88 0.1727541
0.9 0.02963472
0.92 -0.02687663
0.94 0.06423896
0.96 0.2023181
0.98 0.224933
1 0.09927937
EOD

# $steps_100_1_3: x, y; agreement: not compared: from a random place of the posterior
$steps_100_1_3 << EOD
0 0
0.01 0.0145312
0.02 0.03278513
0.03 0.04968456
0.04 0.06041306
0.05 0.06184491
0.06 0.05349909
0.07 0.037705
0.08 0.01891893
0.09 0.002407472
0.1 -0.007286301
0.11 -0.007625194
0.12 0.001259228
0.13 0.01668445
0.14 0.03424209
0.15 0.04906561
0.16 0.05717517
0.17 0.0565365
0.18 0.04756524
0.19 0.03296256
0.2 0.01694231
0.21 0.004062816
0.22 -0.002026707
0.23 0.0004052707
0.24 0.01067928
0.25 0.0258688
0.26 0.04159397
0.27 0.05324461
0.28 0.05730159
0.29 0.05237846
0.3 0.03966779
0.31 0.02264158
0.32 0.006077359
0.33 -0.005309359
0.34 -0.00822238
0.35 -0.001731628
0.36 0.01246241
0.37 0.03051227
0.38 0.04750419
0.39 0.05882189
0.4 0.06141204
0.41 0.05460807
0.42 0.04029609
0.43 0.02238516
0.44 0.005728934
0.45 -0.00520804
0.46 -0.007575605
0.47 -0.000914608
0.48 0.01273677
0.49 0.02944246
0.5 0.04450452
0.51 0.05380482
0.52 0.05495865
0.53 0.04794569
0.54 0.03504805
0.55 0.02013728
0.56 0.007540581
0.57 0.0008228683
0.58 0.001821992
0.59 0.01018301
0.6 0.02349103
0.61 0.03794601
0.62 0.04939385
0.63 0.05445059
0.64 0.05143964
0.65 0.04090451
0.66 0.02555135
0.67 0.009602704
0.68 -0.002312588
0.69 -0.006472349
0.7 -0.001221731
0.71 0.012385
0.72 0.03072294
0.73 0.04855575
0.74 0.06057643
0.75 0.06305614
0.76 0.0550479
0.77 0.03872116
0.78 0.01870282
0.79 0.0006531237
0.8 -0.01043483
0.81 -0.01165754
0.82 -0.002929545
0.83 0.01313376
0.84 0.03205964
0.85 0.04878495
0.86 0.05898271
0.87 0.06012587
0.88 0.05206792
0.89 0.03704092
0.9 0.01908914
0.91 0.003059592
0.92 -0.00664251
0.93 -0.007259028
0.94 0.001463385
0.95 0.01704515
0.96 0.03483903
0.97 0.04933278
0.98 0.05585925
0.99 0.05216796
1 0.03928037
EOD

# $order_2_2_1: x, y; agreement: not compared: from a random place of the posterior
$order_2_2_1 << EOD
0.0125 0.02416702
0.00625 0.006041755
0.003125 0.001510439
0.0015625 0.0003776097
0.00078125 9.440243e-05
0.000390625 2.360061e-05
EOD

# $order_1_2_2: x, y; agreement: not compared: from a random place of the posterior
$order_1_2_2 << EOD
0.0125 2.633925
0.00625 1.316962
0.003125 0.6584812
0.0015625 0.3292406
0.00078125 0.1646203
0.000390625 0.08231015
EOD

# $leapfrog_2_3: x, y; agreement: not compared: from a random place of the posterior
$leapfrog_2_3 << EOD
0.0125 0.02491202
0.00625 0.006086417
0.003125 0.001513171
0.0015625 0.0003777719
0.00078125 9.441053e-05
0.000390625 2.360061e-05
EOD

# $euler_2_4: x, y; agreement: not compared: from a random place of the posterior
$euler_2_4 << EOD
0.0125 4.801904
0.00625 1.777239
0.003125 0.7564007
0.0015625 0.3492073
0.00078125 0.1678649
0.000390625 0.08231015
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
set yrange [1.18003e-05:9.603809]
set ytics ('10⁻⁴' 0.0001, '0.001' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1) noenhanced
unset key
set label 'Euler' noenhanced at first 0.003125, first 0.7564007 left front textcolor rgb '#D55E00' offset character 1, -0.8
set label 'leapfrog' noenhanced at first 0.003125, first 0.001513171 left front textcolor rgb '#0072B2' offset character 1, -0.8
plot $order_2_2_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $order_1_2_2 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $leapfrog_2_3 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle, \
     $euler_2_4 using 1:2 with points pt 5 ps 1.2 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
