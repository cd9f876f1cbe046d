# fair-or-not
# The coin with some p predicted what was seen 1.09 times better. Left: the probability that
# each model gave to every number of heads before the flips; the Bayes factor is the ratio
# of the two at the count that was seen. Right: what it makes of every probability that the
# coin was fair; on the grey line the flips would change nothing.
# Draw it with: gnuplot fair-or-not.gp

set terminal svg size 1200,580 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'fair-or-not.svg'
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

# $fair_1_1: x, height, width; agreement: relative 1e-06
$fair_1_1 << EOD
0 6.103516e-05 0.8
1 0.0008544922 0.8
2 0.005554199 0.8
3 0.0222168 0.8
4 0.06109619 0.8
5 0.1221924 0.8
6 0.1832886 0.8
7 0.2094727 0.8
8 0.1832886 0.8
9 0.1221924 0.8
10 0.06109619 0.8
11 0.0222168 0.8
12 0.005554199 0.8
13 0.0008544922 0.8
14 6.103516e-05 0.8
EOD

# $other_1_2: x, y; agreement: relative 1e-06
$other_1_2 << EOD
0 0.06666667
1 0.06666667
2 0.06666667
3 0.06666667
4 0.06666667
5 0.06666667
6 0.06666667
7 0.06666667
8 0.06666667
9 0.06666667
10 0.06666667
11 0.06666667
12 0.06666667
13 0.06666667
14 0.06666667
EOD

# $seen_1_3: x, y; agreement: relative 1e-06
$seen_1_3 << EOD
10 0.06109619
10 0.06666667
EOD

# $no_change_2_1: x, y; agreement: relative 1e-06
$no_change_2_1 << EOD
0 0
1 1
EOD

# $probability_2_2: x, y; agreement: relative 1e-06
$probability_2_2 << EOD
0.002 0.001833192
0.006 0.005501415
0.01 0.009172093
0.014 0.01284523
0.018 0.01652082
0.022 0.02019887
0.026 0.02387939
0.03 0.02756238
0.034 0.03124783
0.038 0.03493576
0.042 0.03862616
0.046 0.04231903
0.05 0.04601439
0.054 0.04971222
0.058 0.05341254
0.062 0.05711535
0.066 0.06082064
0.07 0.06452843
0.074 0.06823871
0.078 0.07195148
0.082 0.07566676
0.086 0.07938454
0.09 0.08310482
0.094 0.08682761
0.098 0.0905529
0.102 0.09428071
0.106 0.09801103
0.11 0.1017439
0.114 0.1054792
0.118 0.1092171
0.122 0.1129575
0.126 0.1167004
0.13 0.1204459
0.134 0.1241939
0.138 0.1279444
0.142 0.1316975
0.146 0.1354531
0.15 0.1392112
0.154 0.1429719
0.158 0.1467352
0.162 0.150501
0.166 0.1542693
0.17 0.1580402
0.174 0.1618137
0.178 0.1655897
0.182 0.1693683
0.186 0.1731494
0.19 0.1769331
0.194 0.1807194
0.198 0.1845083
0.202 0.1882997
0.206 0.1920937
0.21 0.1958903
0.214 0.1996895
0.218 0.2034912
0.222 0.2072956
0.226 0.2111025
0.23 0.2149121
0.234 0.2187242
0.238 0.2225389
0.242 0.2263563
0.246 0.2301762
0.25 0.2339988
0.254 0.2378239
0.258 0.2416517
0.262 0.2454821
0.266 0.2493151
0.27 0.2531508
0.274 0.256989
0.278 0.2608299
0.282 0.2646734
0.286 0.2685196
0.29 0.2723683
0.294 0.2762198
0.298 0.2800738
0.302 0.2839305
0.306 0.2877899
0.31 0.2916519
0.314 0.2955165
0.318 0.2993838
0.322 0.3032538
0.326 0.3071264
0.33 0.3110017
0.334 0.3148796
0.338 0.3187602
0.342 0.3226435
0.346 0.3265295
0.35 0.3304181
0.354 0.3343094
0.358 0.3382034
0.362 0.3421001
0.366 0.3459994
0.37 0.3499015
0.374 0.3538062
0.378 0.3577136
0.382 0.3616238
0.386 0.3655366
0.39 0.3694522
0.394 0.3733704
0.398 0.3772914
0.402 0.381215
0.406 0.3851414
0.41 0.3890705
0.414 0.3930023
0.418 0.3969369
0.422 0.4008742
0.426 0.4048142
0.43 0.4087569
0.434 0.4127024
0.438 0.4166506
0.442 0.4206015
0.446 0.4245552
0.45 0.4285116
0.454 0.4324708
0.458 0.4364328
0.462 0.4403974
0.466 0.4443649
0.47 0.4483351
0.474 0.4523081
0.478 0.4562838
0.482 0.4602623
0.486 0.4642436
0.49 0.4682276
0.494 0.4722145
0.498 0.4762041
0.502 0.4801965
0.506 0.4841917
0.51 0.4881896
0.514 0.4921904
0.518 0.496194
0.522 0.5002003
0.526 0.5042095
0.53 0.5082215
0.534 0.5122362
0.538 0.5162538
0.542 0.5202742
0.546 0.5242974
0.55 0.5283234
0.554 0.5323523
0.558 0.536384
0.562 0.5404185
0.566 0.5444558
0.57 0.548496
0.574 0.552539
0.578 0.5565848
0.582 0.5606335
0.586 0.564685
0.59 0.5687394
0.594 0.5727966
0.598 0.5768567
0.602 0.5809197
0.606 0.5849855
0.61 0.5890542
0.614 0.5931257
0.618 0.5972001
0.622 0.6012774
0.626 0.6053575
0.63 0.6094406
0.634 0.6135265
0.638 0.6176153
0.642 0.621707
0.646 0.6258016
0.65 0.629899
0.654 0.6339994
0.658 0.6381027
0.662 0.6422088
0.666 0.6463179
0.67 0.6504299
0.674 0.6545448
0.678 0.6586626
0.682 0.6627834
0.686 0.666907
0.69 0.6710336
0.694 0.6751632
0.698 0.6792956
0.702 0.683431
0.706 0.6875693
0.71 0.6917106
0.714 0.6958548
0.718 0.7000019
0.722 0.704152
0.726 0.7083051
0.73 0.7124611
0.734 0.71662
0.738 0.720782
0.742 0.7249469
0.746 0.7291147
0.75 0.7332856
0.754 0.7374594
0.758 0.7416362
0.762 0.745816
0.766 0.7499987
0.77 0.7541845
0.774 0.7583732
0.778 0.762565
0.782 0.7667597
0.786 0.7709574
0.79 0.7751582
0.794 0.7793619
0.798 0.7835687
0.802 0.7877784
0.806 0.7919912
0.81 0.796207
0.814 0.8004259
0.818 0.8046477
0.822 0.8088726
0.826 0.8131005
0.83 0.8173315
0.834 0.8215655
0.838 0.8258025
0.842 0.8300426
0.846 0.8342858
0.85 0.838532
0.854 0.8427812
0.858 0.8470335
0.862 0.8512889
0.866 0.8555473
0.87 0.8598088
0.874 0.8640734
0.878 0.8683411
0.882 0.8726118
0.886 0.8768856
0.89 0.8811626
0.894 0.8854426
0.898 0.8897256
0.902 0.8940118
0.906 0.8983011
0.91 0.9025935
0.914 0.906889
0.918 0.9111876
0.922 0.9154893
0.926 0.9197942
0.93 0.9241021
0.934 0.9284132
0.938 0.9327274
0.942 0.9370447
0.946 0.9413652
0.95 0.9456888
0.954 0.9500156
0.958 0.9543455
0.962 0.9586785
0.966 0.9630147
0.97 0.967354
0.974 0.9716965
0.978 0.9760422
0.982 0.980391
0.986 0.984743
0.99 0.9890982
0.994 0.9934565
0.998 0.997818
EOD

# $here_2_3: x, y; agreement: relative 1e-06
$here_2_3 << EOD
0.5 0.4781999
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
set tmargin at screen 0.913793
set bmargin at screen 0.137931
set title 'What each model predicted' noenhanced
set xlabel 'Heads ​{/sans-serif:Italic k}​ in ​14 flips' enhanced
set label 'Probability ​{/sans-serif:Italic P}({/sans-serif:Italic k}​ | model)' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.8:14.8]
set xtics 2
set yrange [0:0.2723145]
set key top left Left reverse
plot $fair_1_1 using 1:2:3 with boxes fs transparent solid 0.45 noborder fc rgb '#D55E00' title 'fair, ​{/sans-serif:Italic p}​ = ½' enhanced, \
     $other_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'some ​{/sans-serif:Italic p}​ \~ ​Beta(1, 1)' enhanced, \
     $seen_1_3 using 1:2 with points pt 13 ps 1.8 lw 2 lc rgb '#000000' title 'seen: ​{/sans-serif:Italic k}​ = ​10, under each model' enhanced

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
set tmargin at screen 0.913793
set bmargin at screen 0.137931
set title 'What becomes of your opinion' noenhanced
set xlabel '{/sans-serif:Italic P}(fair) before the flips' enhanced
set label '{/sans-serif:Italic P}(fair | data)' enhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set xtics 0.2
set yrange [0:1]
set ytics 0.2
unset key
set label '0.5 becomes 0.478' noenhanced at first 0.5, first 0.4781999 left front textcolor rgb '#D55E00' offset character 1.2, -1.3
plot $no_change_2_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $probability_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $here_2_3 using 1:2 with points pt 13 ps 2 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
