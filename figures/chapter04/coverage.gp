# coverage
# In 1,000 fake fields: how often the central interval of each probability holds the σ_T
# that made the field. Grey: where 99 of 100 right analyses stay from end to end; the right
# one (solid) does. One that takes the population’s spread for half of what it is (dashed)
# promises too much.
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

# $right_1_2: x, y; agreement: absolute 0.00698389
$right_1_2 << EOD
0 0
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
1 1
EOD

# $overconfident_1_3: x, y; agreement: absolute 0.00698389
$overconfident_1_3 << EOD
0 0
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
1 1
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
