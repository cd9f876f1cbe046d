# coverage
# In 1,000 fake fields: how often the central interval of each probability holds the σ_T
# that made the field. The right analysis (solid) stays in the band of chance; one that
# takes the population’s spread for half of what it is (dashed) promises too much.
# Draw it with: gnuplot coverage.gp

set terminal svg size 760,680 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'coverage.svg'
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

# $chance_1_1: x, lower, upper; agreement: relative 1e-06
$chance_1_1 << EOD
0.02 0.01132271 0.02867729
0.04 0.02785432 0.05214568
0.06 0.04528041 0.07471959
0.08 0.06318507 0.09681493
0.1 0.08140581 0.1185942
0.12 0.09985868 0.1401413
0.14 0.1184935 0.1615065
0.16 0.1372775 0.1827225
0.18 0.1561878 0.2038122
0.2 0.1752077 0.2247923
0.22 0.1943247 0.2456753
0.24 0.2135291 0.2664709
0.26 0.2328132 0.2871868
0.28 0.2521708 0.3078292
0.3 0.2715969 0.3284031
0.32 0.2910875 0.3489125
0.34 0.3106392 0.3693608
0.36 0.3302493 0.3897507
0.38 0.3499154 0.4100846
0.4 0.3696358 0.4303642
0.42 0.3894089 0.4505911
0.44 0.4092336 0.4707664
0.46 0.429109 0.490891
0.48 0.4490345 0.5109655
0.5 0.4690097 0.5309903
0.52 0.4890345 0.5509655
0.54 0.509109 0.570891
0.56 0.5292336 0.5907664
0.58 0.5494089 0.6105911
0.6 0.5696358 0.6303642
0.62 0.5899154 0.6500846
0.64 0.6102493 0.6697507
0.66 0.6306392 0.6893608
0.68 0.6510875 0.7089125
0.7 0.6715969 0.7284031
0.72 0.6921708 0.7478292
0.74 0.7128132 0.7671868
0.76 0.7335291 0.7864709
0.78 0.7543247 0.8056753
0.8 0.7752077 0.8247923
0.82 0.7961878 0.8438122
0.84 0.8172775 0.8627225
0.86 0.8384935 0.8815065
0.88 0.8598587 0.9001413
0.9 0.8814058 0.9185942
0.92 0.9031851 0.9368149
0.94 0.9252804 0.9547196
0.96 0.9478543 0.9721457
0.98 0.9713227 0.9886773
EOD

# $right_1_2: x, y; agreement: absolute 0.00698389
$right_1_2 << EOD
0.02 0.025
0.04 0.047
0.06 0.078
0.08 0.106
0.1 0.128
0.12 0.155
0.14 0.172
0.16 0.183
0.18 0.204
0.2 0.226
0.22 0.242
0.24 0.265
0.26 0.286
0.28 0.312
0.3 0.323
0.32 0.351
0.34 0.372
0.36 0.393
0.38 0.417
0.4 0.434
0.42 0.455
0.44 0.48
0.46 0.499
0.48 0.516
0.5 0.535
0.52 0.559
0.54 0.583
0.56 0.605
0.58 0.62
0.6 0.635
0.62 0.659
0.64 0.677
0.66 0.694
0.68 0.713
0.7 0.734
0.72 0.752
0.74 0.767
0.76 0.792
0.78 0.802
0.8 0.823
0.82 0.838
0.84 0.853
0.86 0.873
0.88 0.889
0.9 0.905
0.92 0.924
0.94 0.945
0.96 0.964
0.98 0.979
EOD

# $overconfident_1_3: x, y; agreement: absolute 0.00698389
$overconfident_1_3 << EOD
0.02 0.013
0.04 0.024
0.06 0.032
0.08 0.044
0.1 0.061
0.12 0.077
0.14 0.092
0.16 0.101
0.18 0.111
0.2 0.126
0.22 0.139
0.24 0.151
0.26 0.163
0.28 0.174
0.3 0.187
0.32 0.2
0.34 0.208
0.36 0.218
0.38 0.224
0.4 0.234
0.42 0.245
0.44 0.258
0.46 0.271
0.48 0.284
0.5 0.297
0.52 0.316
0.54 0.333
0.56 0.349
0.58 0.362
0.6 0.371
0.62 0.383
0.64 0.397
0.66 0.407
0.68 0.428
0.7 0.445
0.72 0.462
0.74 0.475
0.76 0.49
0.78 0.51
0.8 0.534
0.82 0.551
0.84 0.571
0.86 0.593
0.88 0.616
0.9 0.64
0.92 0.665
0.94 0.7
0.96 0.741
0.98 0.793
EOD

# $ninety_1_4: x, y; agreement: absolute 0.00698389
$ninety_1_4 << EOD
0.9 0.905
EOD

# Panel 1
set lmargin at screen 0.184211
set rmargin at screen 0.907895
set tmargin at screen 0.926471
set bmargin at screen 0.117647
set xlabel 'probability promised' noenhanced
set label 'share of fields that keep it' noenhanced at screen 0.0789474, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set xtics 0.2
set yrange [0:1]
set ytics 0.2
unset key
set label '90 %: 90.5 %' noenhanced at first 0.87, first 0.905 right front textcolor rgb '#0072B2' offset character 0, 0.8
set label 'right analysis' noenhanced at first 0.4, first 0.47 right front textcolor rgb '#0072B2' offset character -1, 0.5
set label 'spread halved' noenhanced at first 0.62, first 0.383 left front textcolor rgb '#D55E00' offset character 0.5, -1.2
plot $chance_1_1 using 1:2:3 with filledcurves fs transparent solid 0.3 noborder lc rgb '#767676' notitle, \
     $right_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $overconfident_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $ninety_1_4 using 1:2 with points pt 13 ps 1.5 lw 2 lc rgb '#0072B2' notitle
unset output
