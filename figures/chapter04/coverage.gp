# coverage
# In 1,000 fake fields: how often the central interval of each probability holds the σ_T
# that made the field. Grey: where 99 of 100 right analyses stay from end to end; the right
# one (solid) does. One that takes the population’s spread for half of what it is (dashed)
# is overconfident.
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
0 0 0.05148188
0.02 0 0.07148188
0.04 0 0.09148188
0.06 0.00851812 0.1114819
0.08 0.02851812 0.1314819
0.1 0.04851812 0.1514819
0.12 0.06851812 0.1714819
0.14 0.08851812 0.1914819
0.16 0.1085181 0.2114819
0.18 0.1285181 0.2314819
0.2 0.1485181 0.2514819
0.22 0.1685181 0.2714819
0.24 0.1885181 0.2914819
0.26 0.2085181 0.3114819
0.28 0.2285181 0.3314819
0.3 0.2485181 0.3514819
0.32 0.2685181 0.3714819
0.34 0.2885181 0.3914819
0.36 0.3085181 0.4114819
0.38 0.3285181 0.4314819
0.4 0.3485181 0.4514819
0.42 0.3685181 0.4714819
0.44 0.3885181 0.4914819
0.46 0.4085181 0.5114819
0.48 0.4285181 0.5314819
0.5 0.4485181 0.5514819
0.52 0.4685181 0.5714819
0.54 0.4885181 0.5914819
0.56 0.5085181 0.6114819
0.58 0.5285181 0.6314819
0.6 0.5485181 0.6514819
0.62 0.5685181 0.6714819
0.64 0.5885181 0.6914819
0.66 0.6085181 0.7114819
0.68 0.6285181 0.7314819
0.7 0.6485181 0.7514819
0.72 0.6685181 0.7714819
0.74 0.6885181 0.7914819
0.76 0.7085181 0.8114819
0.78 0.7285181 0.8314819
0.8 0.7485181 0.8514819
0.82 0.7685181 0.8714819
0.84 0.7885181 0.8914819
0.86 0.8085181 0.9114819
0.88 0.8285181 0.9314819
0.9 0.8485181 0.9514819
0.92 0.8685181 0.9714819
0.94 0.8885181 0.9914819
0.96 0.9085181 1
0.98 0.9285181 1
1 0.9485181 1
EOD

# $right_1_2: x, y; agreement: relative 1e-06
$right_1_2 << EOD
0 0
0.02 0.027
0.04 0.05
0.06 0.072
0.08 0.097
0.1 0.113
0.12 0.136
0.14 0.152
0.16 0.174
0.18 0.186
0.2 0.199
0.22 0.22
0.24 0.238
0.26 0.258
0.28 0.279
0.3 0.303
0.32 0.324
0.34 0.341
0.36 0.359
0.38 0.377
0.4 0.396
0.42 0.415
0.44 0.436
0.46 0.462
0.48 0.482
0.5 0.509
0.52 0.532
0.54 0.547
0.56 0.563
0.58 0.586
0.6 0.603
0.62 0.621
0.64 0.646
0.66 0.667
0.68 0.695
0.7 0.716
0.72 0.737
0.74 0.762
0.76 0.779
0.78 0.799
0.8 0.815
0.82 0.831
0.84 0.846
0.86 0.859
0.88 0.869
0.9 0.892
0.92 0.915
0.94 0.939
0.96 0.958
0.98 0.98
1 1
EOD

# $overconfident_1_3: x, y; agreement: relative 1e-06
$overconfident_1_3 << EOD
0 0
0.02 0.009
0.04 0.025
0.06 0.04
0.08 0.05
0.1 0.061
0.12 0.08
0.14 0.09
0.16 0.102
0.18 0.109
0.2 0.117
0.22 0.128
0.24 0.144
0.26 0.15
0.28 0.154
0.3 0.165
0.32 0.174
0.34 0.187
0.36 0.195
0.38 0.207
0.4 0.216
0.42 0.222
0.44 0.231
0.46 0.248
0.48 0.26
0.5 0.274
0.52 0.29
0.54 0.298
0.56 0.308
0.58 0.32
0.6 0.33
0.62 0.345
0.64 0.358
0.66 0.367
0.68 0.378
0.7 0.399
0.72 0.423
0.74 0.437
0.76 0.457
0.78 0.476
0.8 0.493
0.82 0.513
0.84 0.53
0.86 0.553
0.88 0.575
0.9 0.609
0.92 0.643
0.94 0.684
0.96 0.721
0.98 0.79
1 1
EOD

# $ninety_1_4: x, y; agreement: relative 1e-06
$ninety_1_4 << EOD
0.9 0.892
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
set label '90 %: 89.2 %' noenhanced at first 0.87, first 0.892 right front textcolor rgb '#0072B2' offset character 0, 0.8
set label 'right analysis' noenhanced at first 0.4, first 0.47 right front textcolor rgb '#0072B2' offset character -1, 0.5
set label 'spread halved' noenhanced at first 0.62, first 0.345 left front textcolor rgb '#D55E00' offset character 0.5, -1.2
plot $chance_1_1 using 1:2:3 with filledcurves fs transparent solid 0.3 noborder lc rgb '#767676' notitle, \
     $right_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $overconfident_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $ninety_1_4 using 1:2 with points pt 13 ps 1.5 lw 2 lc rgb '#0072B2' notitle
unset output
