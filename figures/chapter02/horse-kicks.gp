# horse-kicks
# Whether the corps differ depends on the prior. Left: the rate of each corps with its 95 %
# interval (prior shape 1), and that of one common rate (grey). Right: the Bayes factor of
# one rate against one per corps for gamma priors of mean 0.7 and shape a: vague priors make
# separate rates costly, one that expects the corps to differ by a third (a = 10) favours
# them.
# Draw it with: gnuplot horse-kicks.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'horse-kicks.svg'
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

# $common_1_1: x, lower, upper; agreement: relative 1e-06
$common_1_1 << EOD
0.3 0.6056586 0.80107
14.7 0.6056586 0.80107
EOD

# $fishers_1_2: x, y, lower, upper; agreement: relative 1e-06
$fishers_1_2 << EOD
3 0.6066667 0.3230244 0.9782073
4 0.6066667 0.3230244 0.9782073
5 0.42 0.1920507 0.7356155
6 0.56 0.2893602 0.9184951
8 0.6066667 0.3230244 0.9782073
9 0.3733333 0.1611788 0.6730582
10 0.6533333 0.3571834 1.037418
11 0.7466667 0.4267845 1.154544
13 1.166667 0.7550052 1.666471
14 0.42 0.1920507 0.7356155
EOD

# $others_1_3: x, y, lower, upper; agreement: relative 1e-06
$others_1_3 << EOD
1 0.7933333 0.4621459 1.21254
2 0.7933333 0.4621459 1.21254
7 0.84 0.4978372 1.270204
12 1.213333 0.7925896 1.72223
EOD

# $fishers_2_3: x, y; agreement: relative 1e-06
$fishers_2_3 << EOD
0.1 7.395065
0.1211528 6.803869
0.1467799 6.230265
0.1778279 5.675264
0.2154435 5.139765
0.2610157 4.624533
0.3162278 4.130194
0.3831187 3.657241
0.4641589 3.206057
0.5623413 2.77696
0.6812921 2.370249
0.8254042 1.986278
1 1.625511
1.211528 1.288573
1.467799 0.9762847
1.778279 0.6896525
2.154435 0.4298321
2.610157 0.1980456
3.162278 -0.004537668
3.831187 -0.1769523
4.641589 -0.3186061
5.623413 -0.4294483
6.812921 -0.5101141
8.254042 -0.56202
10 -0.5873897
12.11528 -0.5891965
14.67799 -0.5710248
17.78279 -0.5368642
21.54435 -0.490866
26.10157 -0.4370931
31.62278 -0.3792974
38.31187 -0.3207465
46.41589 -0.2641137
56.23413 -0.2114302
68.12921 -0.1640916
82.54042 -0.1229082
100 -0.08818236
121.1528 -0.05980404
146.7799 -0.03735286
177.8279 -0.02019866
215.4435 -0.00759408
261.0157 0.001246363
316.2278 0.007084221
383.1187 0.01061356
464.1589 0.01243527
562.3413 0.01304661
681.2921 0.01284256
825.4042 0.01212491
1000 0.0111156
1211.528 0.009971428
1467.799 0.008798355
1778.279 0.007664088
2154.435 0.006608605
2610.157 0.005652491
3162.278 0.004803295
3831.187 0.004060212
4641.589 0.003417412
5623.413 0.002866348
6812.921 0.002397291
8254.042 0.002000309
10000 0.001665868
EOD

# $all_2_4: x, y; agreement: relative 1e-06
$all_2_4 << EOD
0.1 10.41608
0.1211528 9.560849
0.1467799 8.730769
0.1778279 7.927246
0.2154435 7.151519
0.2610157 6.404621
0.3162278 5.687376
0.3831187 5.0004
0.4641589 4.344142
0.5623413 3.718937
0.6812921 3.125092
0.8254042 2.562975
1 2.033115
1.211528 1.536278
1.467799 1.073525
1.778279 0.6462147
2.154435 0.2559706
2.610157 -0.09542071
3.162278 -0.4061581
3.831187 -0.6746238
4.641589 -0.8996128
5.623413 -1.08057
6.812921 -1.217807
8.254042 -1.312662
10 -1.367581
12.11528 -1.386075
14.67799 -1.372582
17.78279 -1.332214
21.54435 -1.270444
26.10157 -1.19277
31.62278 -1.1044
38.31187 -1.010004
46.41589 -0.9135515
56.23413 -0.8182315
68.12921 -0.7264607
82.54042 -0.6399449
100 -0.5597778
121.1528 -0.4865547
146.7799 -0.4204845
177.8279 -0.3614907
215.4435 -0.3092961
261.0157 -0.2634905
316.2278 -0.2235832
383.1187 -0.1890419
464.1589 -0.1593218
562.3413 -0.133887
681.2921 -0.1122244
825.4042 -0.0938543
1000 -0.07833612
1211.528 -0.06527157
1467.799 -0.05430538
1778.279 -0.04512428
2154.435 -0.03745482
2610.157 -0.03106036
3162.278 -0.02573763
3831.187 -0.02131313
4641.589 -0.01763957
5623.413 -0.01459251
6812.921 -0.01206718
8254.042 -0.009975701
10000 -0.008244528
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
set title 'Deaths per year in each corps' noenhanced
set xlabel 'Corps' noenhanced
set label 'Rate ​{/sans-serif:Italic λ}' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.3:14.7]
set xtics ('G' 1, 'I' 2, 'II' 3, 'III' 4, 'IV' 5, 'V' 6, 'VI' 7, 'VII' 8, 'VIII' 9, 'IX' 10, 'X' 11, 'XI' 12, 'XIV' 13, 'XV' 14) noenhanced
set yrange [0:2.3]
set ytics 0.5
set key top left Left reverse
plot $common_1_1 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#767676' title 'one rate for all' noenhanced, \
     $fishers_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' title 'Fisher’s ten' noenhanced, \
     $others_1_3 using 1:2:3:4 with yerrorbars pt 5 ps 1 lw 2 lc rgb '#D55E00' title 'left out by Fisher' noenhanced

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
set title 'One rate against one per corps' noenhanced
set xlabel 'Prior shape ​{/sans-serif:Italic a}​ (larger: corps more alike)' enhanced
set label 'Bayes factor for one rate (log scale)' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.1:10000]
set xtics ('0.1' 0.1, '1' 1, '10' 10, '100' 100, '1000' 1000, '10,000' 10000) noenhanced
set yrange [-2:6]
set ytics ('10⁻²' -2, '1' 0, '10²' 2, '10⁴' 4, '10⁶' 6) noenhanced
unset key
set object rectangle from graph 0, first -0.5 to graph 1, first 0.5 behind fs transparent solid 0.16 noborder fc rgb '#767676'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#767676' dt solid
set label 'favours one rate' noenhanced at graph 0.97, graph 0.94 right front textcolor rgb '#000000'
set label 'favours one per corps' noenhanced at graph 0.97, graph 0.05 right front textcolor rgb '#000000'
set label 'Fisher’s ten' noenhanced at first 4.5, first 0.8 left front textcolor rgb '#0072B2'
set label 'all fourteen' noenhanced at first 0.75, first 4.4 left front textcolor rgb '#D55E00'
plot $fishers_2_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $all_2_4 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle

unset multiplot
unset output
