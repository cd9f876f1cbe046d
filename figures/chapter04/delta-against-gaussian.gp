# delta-against-gaussian
# A narrower Gaussian in place of the delta function costs more and changes the posterior
# less. Left: the posterior’s variance grows by w² / N (points sampled, line the formula), 8
# stars. Right: gradients per draw grow about as 1 / w; the horizontal line is the model
# with the delta function integrated out, where the noise sets the length scale.
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

# $formula_1_1: x, y; agreement: relative 1e-06
$formula_1_1 << EOD
0.007 0.2553588
0.007511801 0.2553606
0.008061021 0.2553627
0.008650397 0.2553651
0.009282866 0.2553679
0.009961577 0.2553711
0.01068991 0.2553748
0.0114715 0.255379
0.01231023 0.2553839
0.01321028 0.2553895
0.01417614 0.255396
0.01521262 0.2554034
0.01632489 0.255412
0.01751847 0.2554219
0.01879932 0.2554333
0.02017382 0.2554464
0.02164882 0.2554615
0.02323166 0.2554789
0.02493022 0.2554989
0.02675298 0.2555219
0.02870901 0.2555485
0.03080805 0.255579
0.03306056 0.2556142
0.03547776 0.2556547
0.0380717 0.2557013
0.04085528 0.255755
0.04384239 0.2558168
0.0470479 0.255888
0.05048778 0.2559699
0.05417916 0.2560643
0.05814044 0.2561728
0.06239134 0.2562978
0.06695304 0.2564417
0.07184827 0.2566072
0.07710141 0.2567977
0.08273863 0.2570169
0.08878801 0.2572691
0.09527969 0.2575592
0.102246 0.2578929
0.1097217 0.2582767
0.1177439 0.2587179
0.1263527 0.259225
0.1355908 0.2598078
0.1455045 0.2604773
0.156143 0.2612462
0.1675592 0.2621288
0.1798102 0.2631415
0.1929569 0.2643029
0.2070649 0.2656341
0.2222043 0.2671588
0.2384506 0.2689039
0.2558848 0.2708996
0.2745936 0.2731798
0.2946704 0.2757822
0.316215 0.2787489
0.3393349 0.2821268
0.3641451 0.2859671
0.3907694 0.2903267
0.4193402 0.2952673
0.45 0.3008563
EOD

# $sampled_1_2: x, y, lower, upper, agreement; agreement: absolute last column
$sampled_1_2 << EOD
0.3 0.2701853 0.2637256 0.2766451 0.02017659
0.1 0.2520096 0.2451942 0.2588249 0.0212871
0.03 0.2554093 0.2491899 0.2616288 0.01942593
0.01 0.2573422 0.2511973 0.2634871 0.0191931
EOD

# $guide_2_1: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$guide_2_1 << EOD
0.007 679.0648
0.007511801 632.7981
0.008061021 589.6838
0.008650397 549.5069
0.009282866 512.0674
0.009961577 477.1788
0.01068991 444.6673
0.0114715 414.3708
0.01231023 386.1385
0.01321028 359.8298
0.01417614 335.3136
0.01521262 312.4677
0.01632489 291.1784
0.01751847 271.3395
0.01879932 252.8524
0.02017382 235.6248
0.02164882 219.571
0.02323166 204.611
0.02493022 190.6703
0.02675298 177.6794
0.02870901 165.5736
0.03080805 154.2926
0.03306056 143.7802
0.03547776 133.984
0.0380717 124.8553
0.04085528 116.3486
0.04384239 108.4214
0.0470479 101.0343
0.05048778 94.15057
0.05417916 87.73582
0.05814044 81.75813
0.06239134 76.18771
0.06695304 70.99683
0.07184827 66.15961
0.07710141 61.65196
0.08273863 57.45144
0.08878801 53.53711
0.09527969 49.88947
0.102246 46.49036
0.1097217 43.32284
0.1177439 40.37113
0.1263527 37.62053
0.1355908 35.05733
0.1455045 32.66877
0.156143 30.44296
0.1675592 28.36879
0.1798102 26.43594
0.1929569 24.63479
0.2070649 22.95635
0.2222043 21.39227
0.2384506 19.93475
0.2558848 18.57654
0.2745936 17.31087
0.2946704 16.13143
0.316215 15.03235
0.3393349 14.00815
0.3641451 13.05373
0.3907694 12.16435
0.4193402 11.33555
0.45 10.56323
EOD

# $removed_2_2: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$removed_2_2 << EOD
0.007 53.78267
0.45 53.78267
EOD

# $sampled_2_5: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$sampled_2_5 << EOD
0.3 14.588
0.1 38.90667
0.03 127.172
0.01 475.3453
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
set title 'Posterior width' noenhanced
set xlabel 'Width ​{/sans-serif:Italic w}​ in log ​{/sans-serif:Italic L}​ (log scale)' enhanced
set label 'Posterior sd of log ​{/sans-serif:Italic σ}_{T}' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.007:0.45]
set xtics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3) noenhanced
set yrange [0:0.4061559]
unset key
plot $formula_1_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
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
set title 'Cost' noenhanced
set xlabel 'Width ​{/sans-serif:Italic w}​ in log ​{/sans-serif:Italic L}​ (log scale)' enhanced
set label 'Gradients per draw (log scale)' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.007:0.45]
set xtics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3) noenhanced
set logscale y 10
set yrange [9.99999:1000]
set ytics ('10' 10, '100' 100, '1000' 1000) noenhanced
unset key
set label 'integrated out' noenhanced at first 0.0078, first 46.41589 left front textcolor rgb '#0072B2' offset character 0, -1
set label '∝ 1 / ​{/sans-serif:Italic w}' enhanced at first 0.03, graph 0.82 left front textcolor rgb '#767676'
plot $guide_2_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (2.5,5) notitle, \
     $removed_2_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $sampled_2_5 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
