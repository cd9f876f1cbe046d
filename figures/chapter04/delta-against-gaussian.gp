# delta-against-gaussian
# A Gaussian of width w in place of the delta function, 8 stars. Left: the posterior width
# barely changes (points sampled, line the law). Right: the gradients for one draw grow as 1
# / w; the horizontal line is the model with the delta removed by hand, whose own wall is
# the noise.
# Draw it with: gnuplot delta-against-gaussian.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'delta-against-gaussian.svg'
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

# $law_1_1: x, y; agreement: relative 1e-06
$law_1_1 << EOD
0.007 0.2553585
0.007511801 0.2553603
0.008061021 0.2553624
0.008650397 0.2553648
0.009282866 0.2553676
0.009961577 0.2553708
0.01068991 0.2553745
0.0114715 0.2553787
0.01231023 0.2553836
0.01321028 0.2553892
0.01417614 0.2553957
0.01521262 0.2554032
0.01632489 0.2554117
0.01751847 0.2554216
0.01879932 0.255433
0.02017382 0.2554461
0.02164882 0.2554612
0.02323166 0.2554786
0.02493022 0.2554986
0.02675298 0.2555216
0.02870901 0.2555482
0.03080805 0.2555787
0.03306056 0.2556139
0.03547776 0.2556544
0.0380717 0.255701
0.04085528 0.2557547
0.04384239 0.2558166
0.0470479 0.2558877
0.05048778 0.2559697
0.05417916 0.256064
0.05814044 0.2561726
0.06239134 0.2562975
0.06695304 0.2564414
0.07184827 0.2566069
0.07710141 0.2567974
0.08273863 0.2570166
0.08878801 0.2572688
0.09527969 0.257559
0.102246 0.2578927
0.1097217 0.2582764
0.1177439 0.2587176
0.1263527 0.2592247
0.1355908 0.2598075
0.1455045 0.260477
0.156143 0.2612459
0.1675592 0.2621285
0.1798102 0.2631412
0.1929569 0.2643026
0.2070649 0.2656338
0.2222043 0.2671585
0.2384506 0.2689037
0.2558848 0.2708994
0.2745936 0.2731795
0.2946704 0.2757819
0.316215 0.2787487
0.3393349 0.2821265
0.3641451 0.2859669
0.3907694 0.2903264
0.4193402 0.295267
0.45 0.300856
EOD

# $sampled_1_2: x, y, lower, upper; agreement: absolute 0.0546181
$sampled_1_2 << EOD
0.3 0.2763009 0.2693807 0.283221
0.1 0.2561613 0.2495938 0.2627289
0.03 0.2596909 0.2534465 0.2659354
0.01 0.2514395 0.2452191 0.2576599
EOD

# $guide_2_1: x, y; agreement: absolute 200
$guide_2_1 << EOD
0.007 682.8552
0.007511801 636.3303
0.008061021 592.9753
0.008650397 552.5742
0.009282866 514.9258
0.009961577 479.8424
0.01068991 447.1493
0.0114715 416.6838
0.01231023 388.2939
0.01321028 361.8383
0.01417614 337.1852
0.01521262 314.2118
0.01632489 292.8037
0.01751847 272.8541
0.01879932 254.2638
0.02017382 236.9401
0.02164882 220.7967
0.02323166 205.7532
0.02493022 191.7346
0.02675298 178.6712
0.02870901 166.4978
0.03080805 155.1538
0.03306056 144.5827
0.03547776 134.7319
0.0380717 125.5522
0.04085528 116.998
0.04384239 109.0266
0.0470479 101.5983
0.05048778 94.67611
0.05417916 88.22556
0.05814044 82.2145
0.06239134 76.61299
0.06695304 71.39312
0.07184827 66.52891
0.07710141 61.9961
0.08273863 57.77213
0.08878801 53.83595
0.09527969 50.16795
0.102246 46.74986
0.1097217 43.56466
0.1177439 40.59647
0.1263527 37.83052
0.1355908 35.25302
0.1455045 32.85113
0.156143 30.61289
0.1675592 28.52714
0.1798102 26.58351
0.1929569 24.7723
0.2070649 23.08449
0.2222043 21.51168
0.2384506 20.04602
0.2558848 18.68023
0.2745936 17.40749
0.2946704 16.22147
0.316215 15.11626
0.3393349 14.08634
0.3641451 13.1266
0.3907694 12.23225
0.4193402 11.39883
0.45 10.62219
EOD

# $removed_2_2: x, y; agreement: absolute 8
$removed_2_2 << EOD
0.007 53.472
0.45 53.472
EOD

# $sampled_2_5: x, y; agreement: absolute 200
$sampled_2_5 << EOD
0.3 14.73733
0.1 46.10933
0.03 131.64
0.01 477.9987
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
set lmargin at screen 0.0875
set rmargin at screen 0.48125
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'the same posterior' noenhanced
set xlabel 'width ​{/sans-serif:Italic w}​ in log ​{/sans-serif:Italic L}​ (log scale)' enhanced
set label 'posterior sd of log ​{/sans-serif:Italic σ}' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.007:0.45]
set xtics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3) noenhanced
set yrange [0:0.4061556]
unset key
plot $law_1_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $sampled_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#D55E00' notitle

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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'the price' noenhanced
set xlabel 'width ​{/sans-serif:Italic w}​ in log ​{/sans-serif:Italic L}​ (log scale)' enhanced
set label 'gradients for a draw (log scale)' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.007:0.45]
set xtics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3) noenhanced
set logscale y 10
set yrange [9.99999:1000]
set ytics ('10' 10, '100' 100, '1000' 1000) noenhanced
unset key
set label 'delta removed by hand' noenhanced at first 0.0078, first 50.11872 left front textcolor rgb '#0072B2' offset character 0, -1
set label '∝ 1 / ​{/sans-serif:Italic w}' enhanced at first 0.03, graph 0.82 left front textcolor rgb '#767676'
plot $guide_2_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (2.5,5) notitle, \
     $removed_2_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $sampled_2_5 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
