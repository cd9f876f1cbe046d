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
0.3 0.2756185 0.2688726 0.2823644 0.02107037
0.1 0.2616381 0.2549043 0.2683718 0.02103229
0.03 0.2619316 0.2550904 0.2687729 0.02136803
0.01 0.2488511 0.2425582 0.255144 0.01965532
EOD

# $guide_2_1: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$guide_2_1 << EOD
0.007 660.6057
0.007511801 615.5967
0.008061021 573.6544
0.008650397 534.5697
0.009282866 498.1479
0.009961577 464.2076
0.01068991 432.5798
0.0114715 403.1069
0.01231023 375.6421
0.01321028 350.0485
0.01417614 326.1987
0.01521262 303.9739
0.01632489 283.2632
0.01751847 263.9637
0.01879932 245.9791
0.02017382 229.2198
0.02164882 213.6024
0.02323166 199.0491
0.02493022 185.4873
0.02675298 172.8495
0.02870901 161.0728
0.03080805 150.0984
0.03306056 139.8718
0.03547776 130.3419
0.0380717 121.4614
0.04085528 113.1858
0.04384239 105.4742
0.0470479 98.28791
0.05048778 91.59127
0.05417916 85.3509
0.05814044 79.5357
0.06239134 74.1167
0.06695304 69.06692
0.07184827 64.36119
0.07710141 59.97608
0.08273863 55.88973
0.08878801 52.08181
0.09527969 48.53332
0.102246 45.22661
0.1097217 42.14519
0.1177439 39.27372
0.1263527 36.59789
0.1355908 34.10437
0.1455045 31.78074
0.156143 29.61543
0.1675592 27.59764
0.1798102 25.71733
0.1929569 23.96514
0.2070649 22.33233
0.2222043 20.81076
0.2384506 19.39286
0.2558848 18.07157
0.2745936 16.8403
0.2946704 15.69293
0.316215 14.62372
0.3393349 13.62736
0.3641451 12.69889
0.3907694 11.83368
0.4193402 11.02742
0.45 10.27609
EOD

# $removed_2_2: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$removed_2_2 << EOD
0.007 53.47867
0.45 53.47867
EOD

# $sampled_2_5: x, y; agreement: not compared: the length of a trajectory follows the tuned step, which differs from run to run
$sampled_2_5 << EOD
0.3 16.00933
0.1 44.32667
0.03 132.8947
0.01 462.424
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
