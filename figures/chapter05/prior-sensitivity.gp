# prior-sensitivity
# 9 priors, the same points: mean and central 90 % of f among the points, of f far outside
# them, and of the noise. What the priors agree on the points decide; where they differ, the
# prior does. Dotted: the truth of the simulated points.
# Draw it with: gnuplot prior-sensitivity.gp

set terminal svg size 1400,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
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
176.9334 9 0.7957377
199.9905 9 1.211872
EOD

# $f2_8_1_2: x, y, agreement; agreement: absolute last column
$f2_8_1_2 << EOD
177.5079 8 1.949191
200.1043 8 1.548298
EOD

# $f2_7_1_3: x, y, agreement; agreement: absolute last column
$f2_7_1_3 << EOD
176.4102 7 1.507953
200.6211 7 1.586198
EOD

# $f2_6_1_4: x, y, agreement; agreement: absolute last column
$f2_6_1_4 << EOD
177.8636 6 1.244997
199.3985 6 1.682611
EOD

# $f2_5_1_5: x, y, agreement; agreement: absolute last column
$f2_5_1_5 << EOD
176.821 5 1.79324
200.1584 5 1.749057
EOD

# $f2_4_1_6: x, y, agreement; agreement: absolute last column
$f2_4_1_6 << EOD
177.7531 4 1.676337
199.8554 4 1.58799
EOD

# $f2_3_1_7: x, y, agreement; agreement: absolute last column
$f2_3_1_7 << EOD
175.8497 3 1.78253
201.3715 3 1.128383
EOD

# $f2_2_1_8: x, y, agreement; agreement: absolute last column
$f2_2_1_8 << EOD
178.0983 2 1.689155
199.0434 2 1.361964
EOD

# $f2_1_1_9: x, y, agreement; agreement: absolute last column
$f2_1_1_9 << EOD
169.2921 1 2.397057
207.996 1 2.756405
EOD

# $f2_means_1_10: x, y, agreement; agreement: absolute last column
$f2_means_1_10 << EOD
188.4642 9 0.5077065
188.5591 8 0.6946904
188.6142 7 0.7207654
188.659 6 0.6886341
188.5678 5 0.703246
188.8065 4 0.700816
188.5263 3 0.7541274
188.5663 2 0.6228511
188.6925 1 1.126911
EOD

# $f3_9_2_1: x, y, agreement; agreement: absolute last column
$f3_9_2_1 << EOD
284.6901 9 9.614757
367.3295 9 2.303205
EOD

# $f3_8_2_2: x, y, agreement; agreement: absolute last column
$f3_8_2_2 << EOD
282.0418 8 8.792767
366.9612 8 4.617926
EOD

# $f3_7_2_3: x, y, agreement; agreement: absolute last column
$f3_7_2_3 << EOD
305.1898 7 16.26312
366.4981 7 3.625838
EOD

# $f3_6_2_4: x, y, agreement; agreement: absolute last column
$f3_6_2_4 << EOD
250.715 6 8.995153
360.8718 6 3.844473
EOD

# $f3_5_2_5: x, y, agreement; agreement: absolute last column
$f3_5_2_5 << EOD
268.9774 5 16.37637
366.2873 5 3.757509
EOD

# $f3_4_2_6: x, y, agreement; agreement: absolute last column
$f3_4_2_6 << EOD
269.2246 4 8.223313
362.7954 4 3.698436
EOD

# $f3_3_2_7: x, y, agreement; agreement: absolute last column
$f3_3_2_7 << EOD
303.3823 3 22.17173
368.7111 3 7.261374
EOD

# $f3_2_2_8: x, y, agreement; agreement: absolute last column
$f3_2_2_8 << EOD
282.5647 2 5.217082
364.6328 2 3.812956
EOD

# $f3_1_2_9: x, y, agreement; agreement: absolute last column
$f3_1_2_9 << EOD
282.3217 1 20.26078
386.3046 1 6.620647
EOD

# $f3_means_2_10: x, y, agreement; agreement: absolute last column
$f3_means_2_10 << EOD
338.4094 9 2.437744
337.5818 8 2.693949
345.2776 7 2.048928
311.4394 6 3.735415
334.8305 5 3.408175
326.0237 4 3.961209
344.8872 3 2.531921
336.2712 2 2.777296
345.1875 1 3.01183
EOD

# $sigma_9_3_1: x, y, agreement; agreement: absolute last column
$sigma_9_3_1 << EOD
21.13299 9 0.262584
27.99359 9 0.3529241
EOD

# $sigma_8_3_2: x, y, agreement; agreement: absolute last column
$sigma_8_3_2 << EOD
21.14352 8 0.4427568
28.02323 8 0.5576746
EOD

# $sigma_7_3_3: x, y, agreement; agreement: absolute last column
$sigma_7_3_3 << EOD
21.24939 7 0.4003846
27.96707 7 0.5197829
EOD

# $sigma_6_3_4: x, y, agreement; agreement: absolute last column
$sigma_6_3_4 << EOD
21.13009 6 0.3251115
28.07451 6 0.7460415
EOD

# $sigma_5_3_5: x, y, agreement; agreement: absolute last column
$sigma_5_3_5 << EOD
21.18567 5 0.3167153
27.92538 5 0.563277
EOD

# $sigma_4_3_6: x, y, agreement; agreement: absolute last column
$sigma_4_3_6 << EOD
21.16258 4 0.346694
27.9274 4 0.2914228
EOD

# $sigma_3_3_7: x, y, agreement; agreement: absolute last column
$sigma_3_3_7 << EOD
21.18239 3 0.3061148
28.17872 3 0.4324009
EOD

# $sigma_2_3_8: x, y, agreement; agreement: absolute last column
$sigma_2_3_8 << EOD
18.90721 2 0.299774
24.9072 2 0.5219194
EOD

# $sigma_1_3_9: x, y, agreement; agreement: absolute last column
$sigma_1_3_9 << EOD
36.72432 1 0.6434848
48.22719 1 0.8136262
EOD

# $sigma_means_3_10: x, y, agreement; agreement: absolute last column
$sigma_means_3_10 << EOD
24.31758 9 0.1485833
24.32368 8 0.2129063
24.41819 7 0.2129888
24.33814 6 0.2054201
24.33662 5 0.204377
24.28813 4 0.209469
24.38351 3 0.2066229
21.74361 2 0.1819933
42.17412 1 0.3559748
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
set lmargin at screen 0.214286
set rmargin at screen 0.440476
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Among the points' noenhanced
set xlabel '{/sans-serif:Italic f}(0)​ [km/s]' enhanced
set xtics 10
set yrange [0.4:9.6]
set ytics ('as given' 9, 'mean weight freer, A = 100' 8, 'smaller weights, C = 0.1' 7, 'larger weights, C = 100' 6, 'mean slope freer, A = 100 I' 5, 'smaller slopes, C = 0.1 I' 4, 'larger slopes, C = 10 I' 3, 'less noise, S = 0.01' 2, 'more noise, S = 1' 1) noenhanced
unset key
set arrow from first 186, graph 0 to first 186, graph 1 nohead back lw 2.5 lc rgb '#000000' dt (2.5,5)
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
set lmargin at screen 0.483333
set rmargin at screen 0.709524
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Outside' noenhanced
set xlabel '{/sans-serif:Italic f}(2.92)​ [km/s]' enhanced
set xtics 50
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
set arrow from first 330.9749, graph 0 to first 330.9749, graph 1 nohead back lw 2.5 lc rgb '#000000' dt (2.5,5)
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
set lmargin at screen 0.752381
set rmargin at screen 0.978571
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'Noise' noenhanced
set xlabel '{/sans-serif:Italic σ}​ [km/s]' enhanced
set xtics 5
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
set arrow from first 20, graph 0 to first 20, graph 1 nohead back lw 2.5 lc rgb '#000000' dt (2.5,5)
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
