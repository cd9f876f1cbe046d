# prior-sensitivity
# Inside, the points decide the mean of f; how far f reaches outside, and σ if S is far off,
# the prior decides. Nine priors, the same points: mean and central nine tenths of f inside
# the points, of f far outside them, and of σ.
# Draw it with: gnuplot prior-sensitivity.gp

set terminal svg size 1380,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'prior-sensitivity.svg'
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

# $f2_9_1_1: x, y, agreement; agreement: absolute last column
$f2_9_1_1 << EOD
177.1449 9 1.359844
200.1338 9 1.387414
EOD

# $f2_8_1_2: x, y, agreement; agreement: absolute last column
$f2_8_1_2 << EOD
176.9618 8 1.472436
200.2636 8 1.525107
EOD

# $f2_7_1_3: x, y, agreement; agreement: absolute last column
$f2_7_1_3 << EOD
176.35 7 1.875356
200.6523 7 1.863738
EOD

# $f2_6_1_4: x, y, agreement; agreement: absolute last column
$f2_6_1_4 << EOD
177.8299 6 1.097731
199.3075 6 1.329058
EOD

# $f2_5_1_5: x, y, agreement; agreement: absolute last column
$f2_5_1_5 << EOD
176.9172 5 2.185142
200.7122 5 1.571705
EOD

# $f2_4_1_6: x, y, agreement; agreement: absolute last column
$f2_4_1_6 << EOD
177.4627 4 2.000354
200.0209 4 1.288293
EOD

# $f2_3_1_7: x, y, agreement; agreement: absolute last column
$f2_3_1_7 << EOD
175.6115 3 1.905366
201.3582 3 1.502208
EOD

# $f2_2_1_8: x, y, agreement; agreement: absolute last column
$f2_2_1_8 << EOD
178.0585 2 1.358972
198.7959 2 1.410541
EOD

# $f2_1_1_9: x, y, agreement; agreement: absolute last column
$f2_1_1_9 << EOD
169.642 1 2.732067
208.1456 1 3.726145
EOD

# $f2_means_1_10: x, y, agreement; agreement: absolute last column
$f2_means_1_10 << EOD
188.6835 9 0.7011212
188.4912 8 0.7046437
188.4951 7 0.7095347
188.6626 6 0.6834364
188.7129 5 0.7235956
188.7375 4 0.8071057
188.5639 3 0.7938907
188.4759 2 0.6223234
188.6349 1 1.210584
EOD

# $f3_9_2_1: x, y, agreement; agreement: absolute last column
$f3_9_2_1 << EOD
242.4577 9 19.46121
375.9143 9 7.444908
EOD

# $f3_8_2_2: x, y, agreement; agreement: absolute last column
$f3_8_2_2 << EOD
237.6704 8 19.42993
374.5898 8 4.996445
EOD

# $f3_7_2_3: x, y, agreement; agreement: absolute last column
$f3_7_2_3 << EOD
263.5461 7 30.34925
373.2819 7 5.658221
EOD

# $f3_6_2_4: x, y, agreement; agreement: absolute last column
$f3_6_2_4 << EOD
174.4137 6 39.90958
367.7434 6 9.634924
EOD

# $f3_5_2_5: x, y, agreement; agreement: absolute last column
$f3_5_2_5 << EOD
219.429 5 12.82231
376.2174 5 11.20167
EOD

# $f3_4_2_6: x, y, agreement; agreement: absolute last column
$f3_4_2_6 << EOD
225.8841 4 5.866953
367.6569 4 7.350348
EOD

# $f3_3_2_7: x, y, agreement; agreement: absolute last column
$f3_3_2_7 << EOD
258.3246 3 23.57691
380.2843 3 13.8245
EOD

# $f3_2_2_8: x, y, agreement; agreement: absolute last column
$f3_2_2_8 << EOD
239.0825 2 19.68094
371.481 2 7.272793
EOD

# $f3_1_2_9: x, y, agreement; agreement: absolute last column
$f3_1_2_9 << EOD
237.589 1 17.51484
399.4418 1 10.57119
EOD

# $f3_means_2_10: x, y, agreement; agreement: absolute last column
$f3_means_2_10 << EOD
331.2955 9 5.683976
327.8275 8 5.796555
340.7555 7 4.581769
284.01 6 7.493015
325.8179 5 9.443229
312.1825 4 12.25341
341.6792 3 4.400288
328.2309 2 7.031682
340.3746 1 4.872929
EOD

# $sigma_9_3_1: x, y, agreement; agreement: absolute last column
$sigma_9_3_1 << EOD
21.24433 9 0.5239046
28.01775 9 0.5646605
EOD

# $sigma_8_3_2: x, y, agreement; agreement: absolute last column
$sigma_8_3_2 << EOD
21.25472 8 0.3488322
27.99207 8 0.4729134
EOD

# $sigma_7_3_3: x, y, agreement; agreement: absolute last column
$sigma_7_3_3 << EOD
21.29377 7 0.4191903
28.1955 7 0.5441029
EOD

# $sigma_6_3_4: x, y, agreement; agreement: absolute last column
$sigma_6_3_4 << EOD
21.27749 6 0.3627532
28.1521 6 0.464856
EOD

# $sigma_5_3_5: x, y, agreement; agreement: absolute last column
$sigma_5_3_5 << EOD
21.08847 5 0.3607478
27.86266 5 0.5852182
EOD

# $sigma_4_3_6: x, y, agreement; agreement: absolute last column
$sigma_4_3_6 << EOD
21.21402 4 0.3726516
28.10411 4 0.5975318
EOD

# $sigma_3_3_7: x, y, agreement; agreement: absolute last column
$sigma_3_3_7 << EOD
21.32602 3 0.2795463
27.80898 3 0.4222818
EOD

# $sigma_2_3_8: x, y, agreement; agreement: absolute last column
$sigma_2_3_8 << EOD
18.88245 2 0.2923404
25.08672 2 0.4243123
EOD

# $sigma_1_3_9: x, y, agreement; agreement: absolute last column
$sigma_1_3_9 << EOD
36.87334 1 0.4220331
48.68721 1 0.8704345
EOD

# $sigma_means_3_10: x, y, agreement; agreement: absolute last column
$sigma_means_3_10 << EOD
24.32826 9 0.21115
24.39924 8 0.2079924
24.44119 7 0.2121418
24.41964 6 0.2088603
24.2815 5 0.2076391
24.3526 4 0.2058661
24.38934 3 0.200695
21.78401 2 0.1900886
42.30075 1 0.3829314
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
set lmargin at screen 0.134058
set rmargin at screen 0.386473
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Inside' noenhanced
set xlabel '{/sans-serif:Italic f}​ at ​0' enhanced
set xtics 10
set yrange [0.4:9.6]
set ytics ('as given' 9, 'A_β = 100' 8, 'C_b = 0.1' 7, 'C_b = 100' 6, 'A_γ = 100 I' 5, 'C_γ = 0.1 I' 4, 'C_γ = 10 I' 3, 'S = 0.01' 2, 'S = 1' 1) noenhanced
unset key
plot $f2_9_1_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $f2_8_1_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_7_1_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_6_1_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_5_1_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_4_1_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_3_1_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_2_1_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_1_1_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_means_1_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

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
set lmargin at screen 0.429952
set rmargin at screen 0.682367
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Outside' noenhanced
set xlabel '{/sans-serif:Italic f}​ at ​3.9' enhanced
set xtics 50
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
plot $f3_9_2_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $f3_8_2_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_7_2_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_6_2_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_5_2_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_4_2_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_3_2_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_2_2_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_1_2_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_means_2_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

# Panel 3
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
set lmargin at screen 0.725845
set rmargin at screen 0.978261
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Noise' noenhanced
set xlabel '{/sans-serif:Italic σ}' enhanced
set xtics 5
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
plot $sigma_9_3_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $sigma_8_3_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_7_3_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_6_3_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_5_3_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_4_3_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_3_3_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_2_3_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_1_3_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_means_3_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

unset multiplot
unset output
