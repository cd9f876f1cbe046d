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
177.1399 9 1.24674
200.3155 9 1.083361
EOD

# $f2_8_1_2: x, y, agreement; agreement: absolute last column
$f2_8_1_2 << EOD
176.9557 8 1.305535
199.9744 8 1.003206
EOD

# $f2_7_1_3: x, y, agreement; agreement: absolute last column
$f2_7_1_3 << EOD
176.5956 7 1.865145
200.8874 7 1.687011
EOD

# $f2_6_1_4: x, y, agreement; agreement: absolute last column
$f2_6_1_4 << EOD
177.7051 6 1.600028
199.4324 6 1.582688
EOD

# $f2_5_1_5: x, y, agreement; agreement: absolute last column
$f2_5_1_5 << EOD
176.7349 5 1.424587
200.7703 5 1.510135
EOD

# $f2_4_1_6: x, y, agreement; agreement: absolute last column
$f2_4_1_6 << EOD
177.5152 4 1.456918
199.6763 4 1.431268
EOD

# $f2_3_1_7: x, y, agreement; agreement: absolute last column
$f2_3_1_7 << EOD
176.2799 3 1.682219
201.4919 3 2.136915
EOD

# $f2_2_1_8: x, y, agreement; agreement: absolute last column
$f2_2_1_8 << EOD
177.8121 2 1.020021
198.8466 2 1.246768
EOD

# $f2_1_1_9: x, y, agreement; agreement: absolute last column
$f2_1_1_9 << EOD
169.3598 1 2.388534
208.1603 1 2.532248
EOD

# $f2_means_1_10: x, y, agreement; agreement: absolute last column
$f2_means_1_10 << EOD
188.7369 9 0.5138495
188.5295 8 0.6991175
188.6496 7 0.7319717
188.78 6 0.6365493
188.6971 5 0.736114
188.6935 4 0.7028917
188.5883 3 0.7421001
188.416 2 0.64101
188.8839 1 1.214799
EOD

# $f3_9_2_1: x, y, agreement; agreement: absolute last column
$f3_9_2_1 << EOD
283.7467 9 7.096869
367.4876 9 2.800554
EOD

# $f3_8_2_2: x, y, agreement; agreement: absolute last column
$f3_8_2_2 << EOD
283.8598 8 11.3452
367.8322 8 4.120825
EOD

# $f3_7_2_3: x, y, agreement; agreement: absolute last column
$f3_7_2_3 << EOD
306.7119 7 13.26515
366.6141 7 3.460076
EOD

# $f3_6_2_4: x, y, agreement; agreement: absolute last column
$f3_6_2_4 << EOD
247.5152 6 10.91458
361.168 6 4.511657
EOD

# $f3_5_2_5: x, y, agreement; agreement: absolute last column
$f3_5_2_5 << EOD
270.0759 5 12.71166
366.1694 5 4.946759
EOD

# $f3_4_2_6: x, y, agreement; agreement: absolute last column
$f3_4_2_6 << EOD
269.0386 4 10.53943
362.9805 4 3.858438
EOD

# $f3_3_2_7: x, y, agreement; agreement: absolute last column
$f3_3_2_7 << EOD
300.1993 3 23.66997
366.7303 3 3.619943
EOD

# $f3_2_2_8: x, y, agreement; agreement: absolute last column
$f3_2_2_8 << EOD
285.9272 2 13.68849
364.9208 2 3.052593
EOD

# $f3_1_2_9: x, y, agreement; agreement: absolute last column
$f3_1_2_9 << EOD
280.6182 1 19.7604
385.5354 1 6.550186
EOD

# $f3_means_2_10: x, y, agreement; agreement: absolute last column
$f3_means_2_10 << EOD
338.292 9 2.423182
337.7482 8 2.743173
344.9736 7 1.985417
310.9945 6 3.75351
335.4031 5 3.697026
325.7216 4 4.055437
343.9984 3 2.813882
336.9984 2 2.651624
344.726 1 3.118974
EOD

# $sigma_9_3_1: x, y, agreement; agreement: absolute last column
$sigma_9_3_1 << EOD
21.1446 9 0.3027775
27.98671 9 0.3135491
EOD

# $sigma_8_3_2: x, y, agreement; agreement: absolute last column
$sigma_8_3_2 << EOD
21.13236 8 0.3663263
28.06126 8 0.4182198
EOD

# $sigma_7_3_3: x, y, agreement; agreement: absolute last column
$sigma_7_3_3 << EOD
21.22756 7 0.4371431
27.95398 7 0.3953008
EOD

# $sigma_6_3_4: x, y, agreement; agreement: absolute last column
$sigma_6_3_4 << EOD
21.1619 6 0.3057845
28.04733 6 0.7710073
EOD

# $sigma_5_3_5: x, y, agreement; agreement: absolute last column
$sigma_5_3_5 << EOD
21.14829 5 0.3558516
28.02037 5 0.6117703
EOD

# $sigma_4_3_6: x, y, agreement; agreement: absolute last column
$sigma_4_3_6 << EOD
21.18255 4 0.2893803
27.92598 4 0.3060412
EOD

# $sigma_3_3_7: x, y, agreement; agreement: absolute last column
$sigma_3_3_7 << EOD
21.18457 3 0.3416801
28.11835 3 0.5606927
EOD

# $sigma_2_3_8: x, y, agreement; agreement: absolute last column
$sigma_2_3_8 << EOD
18.86344 2 0.3422215
24.94018 2 0.3592762
EOD

# $sigma_1_3_9: x, y, agreement; agreement: absolute last column
$sigma_1_3_9 << EOD
36.74719 1 0.6876842
48.20268 1 0.951465
EOD

# $sigma_means_3_10: x, y, agreement; agreement: absolute last column
$sigma_means_3_10 << EOD
24.32432 9 0.149741
24.32304 8 0.2141404
24.4154 7 0.2106455
24.34869 6 0.2055151
24.35787 5 0.2049313
24.29225 4 0.2095377
24.3689 3 0.2093961
21.73197 2 0.1823914
42.18073 1 0.355774
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
