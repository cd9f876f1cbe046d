# coverage
# The right analysis (solid) stays inside the grey band. A calibrated analysis leaves the
# band somewhere in only 1 case in 100. One that assumes half the population’s spread
# (dashed) is overconfident. 5,000 simulated fields.
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
0 0 0.0230234
0.02 0 0.0430234
0.04 0.0169766 0.0630234
0.06 0.0369766 0.0830234
0.08 0.0569766 0.1030234
0.1 0.0769766 0.1230234
0.12 0.0969766 0.1430234
0.14 0.1169766 0.1630234
0.16 0.1369766 0.1830234
0.18 0.1569766 0.2030234
0.2 0.1769766 0.2230234
0.22 0.1969766 0.2430234
0.24 0.2169766 0.2630234
0.26 0.2369766 0.2830234
0.28 0.2569766 0.3030234
0.3 0.2769766 0.3230234
0.32 0.2969766 0.3430234
0.34 0.3169766 0.3630234
0.36 0.3369766 0.3830234
0.38 0.3569766 0.4030234
0.4 0.3769766 0.4230234
0.42 0.3969766 0.4430234
0.44 0.4169766 0.4630234
0.46 0.4369766 0.4830234
0.48 0.4569766 0.5030234
0.5 0.4769766 0.5230234
0.52 0.4969766 0.5430234
0.54 0.5169766 0.5630234
0.56 0.5369766 0.5830234
0.58 0.5569766 0.6030234
0.6 0.5769766 0.6230234
0.62 0.5969766 0.6430234
0.64 0.6169766 0.6630234
0.66 0.6369766 0.6830234
0.68 0.6569766 0.7030234
0.7 0.6769766 0.7230234
0.72 0.6969766 0.7430234
0.74 0.7169766 0.7630234
0.76 0.7369766 0.7830234
0.78 0.7569766 0.8030234
0.8 0.7769766 0.8230234
0.82 0.7969766 0.8430234
0.84 0.8169766 0.8630234
0.86 0.8369766 0.8830234
0.88 0.8569766 0.9030234
0.9 0.8769766 0.9230234
0.92 0.8969766 0.9430234
0.94 0.9169766 0.9630234
0.96 0.9369766 0.9830234
0.98 0.9569766 1
1 0.9769766 1
EOD

# $right_1_2: x, y; agreement: relative 1e-06
$right_1_2 << EOD
0 0
0.02 0.0218
0.04 0.0438
0.06 0.0634
0.08 0.082
0.1 0.105
0.12 0.1236
0.14 0.1404
0.16 0.161
0.18 0.1826
0.2 0.2014
0.22 0.222
0.24 0.2412
0.26 0.2576
0.28 0.2762
0.3 0.2946
0.32 0.3176
0.34 0.338
0.36 0.3588
0.38 0.3816
0.4 0.4002
0.42 0.422
0.44 0.4444
0.46 0.4658
0.48 0.4858
0.5 0.5048
0.52 0.5228
0.54 0.5416
0.56 0.5614
0.58 0.5818
0.6 0.6016
0.62 0.6204
0.64 0.639
0.66 0.6572
0.68 0.6802
0.7 0.6982
0.72 0.7194
0.74 0.742
0.76 0.7606
0.78 0.7866
0.8 0.807
0.82 0.8266
0.84 0.8442
0.86 0.8646
0.88 0.8844
0.9 0.9008
0.92 0.9198
0.94 0.9406
0.96 0.9582
0.98 0.9812
1 1
EOD

# $overconfident_1_3: x, y; agreement: relative 1e-06
$overconfident_1_3 << EOD
0 0
0.02 0.0094
0.04 0.022
0.06 0.0308
0.08 0.0426
0.1 0.0548
0.12 0.066
0.14 0.0758
0.16 0.0868
0.18 0.0978
0.2 0.1072
0.22 0.1164
0.24 0.1284
0.26 0.1402
0.28 0.151
0.3 0.161
0.32 0.174
0.34 0.1854
0.36 0.1964
0.38 0.2066
0.4 0.2152
0.42 0.2274
0.44 0.2372
0.46 0.248
0.48 0.2608
0.5 0.2706
0.52 0.2826
0.54 0.296
0.56 0.306
0.58 0.3198
0.6 0.3314
0.62 0.3446
0.64 0.3588
0.66 0.3772
0.68 0.3924
0.7 0.4092
0.72 0.4256
0.74 0.4432
0.76 0.4588
0.78 0.4754
0.8 0.4934
0.82 0.5146
0.84 0.537
0.86 0.5578
0.88 0.5832
0.9 0.6072
0.92 0.6326
0.94 0.6622
0.96 0.7106
0.98 0.7734
1 1
EOD

# $ninety_1_4: x, y; agreement: relative 1e-06
$ninety_1_4 << EOD
0.9 0.9008
EOD

# Panel 1
set lmargin at screen 0.184211
set rmargin at screen 0.907895
set tmargin at screen 0.926471
set bmargin at screen 0.117647
set xlabel 'Nominal probability of the interval' noenhanced
set label 'Coverage: share of fields' noenhanced at screen 0.0789474, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set xtics 0.2
set yrange [0:1]
set ytics 0.2
unset key
set label '90.1 % at 90 %' noenhanced at first 0.87, first 0.9008 right front textcolor rgb '#0072B2' offset character 0, 0.8
set label 'right analysis' noenhanced at first 0.4, first 0.47 right front textcolor rgb '#0072B2' offset character -1, 0.5
set label 'half the spread' noenhanced at first 0.62, first 0.3446 left front textcolor rgb '#D55E00' offset character 0.5, -1.2
plot $chance_1_1 using 1:2:3 with filledcurves fs transparent solid 0.3 noborder lc rgb '#767676' notitle, \
     $right_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $overconfident_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $ninety_1_4 using 1:2 with points pt 13 ps 1.5 lw 2 lc rgb '#0072B2' notitle
unset output
