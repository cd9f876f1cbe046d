# identifiability
# Where the mean of log(A T⁴) is vague, no number of stars helps: the posterior is as wide
# as that prior. Posterior sd of log σ_T against the prior sd of that mean, for three
# numbers of stars: grids (points) and formula (lines). At the far right the prior of log
# σ_T itself, of sd 2, takes over.
# Draw it with: gnuplot identifiability.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'identifiability.svg'
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

# $prior_1_1: x, y; agreement: relative 1e-06
$prior_1_1 << EOD
0.03129135 0.03129135
0.04161791 0.04161791
0.05535239 0.05535239
0.07361943 0.07361943
0.09791484 0.09791484
0.1302281 0.1302281
0.1732051 0.1732051
0.2303651 0.2303651
0.3063887 0.3063887
0.4075011 0.4075011
0.541982 0.541982
0.7208434 0.7208434
0.9587315 0.9587315
1.275126 1.275126
1.695935 1.695935
2.255616 2.255616
3 3
EOD

# $formula_20_1_3: x, y; agreement: relative 1e-06
$formula_20_1_3 << EOD
0.01 0.1625951
0.01330014 0.1628283
0.01768936 0.1632399
0.02352709 0.1639655
0.03129135 0.1652409
0.04161791 0.1674726
0.05535239 0.1713472
0.07361943 0.1779887
0.09791484 0.1891494
0.1302281 0.2073765
0.1732051 0.236063
0.2303651 0.2793363
0.3063887 0.3418621
0.4075011 0.4286318
0.541982 0.5445339
0.7208434 0.6931967
0.9587315 0.8745587
1.275126 1.081376
1.695935 1.296946
2.255616 1.498172
3 1.664853
EOD

# $grid_20_1_4: x, y; agreement: relative 1e-06
$grid_20_1_4 << EOD
0.01 0.162595
0.01768936 0.1632411
0.03129135 0.1652421
0.05535239 0.1713483
0.09791484 0.1891504
0.1732051 0.2360639
0.3063887 0.3418627
0.541982 0.5445342
0.9587315 0.8745588
1.695935 1.296946
3 1.664853
EOD

# $formula_200_1_6: x, y; agreement: relative 1e-06
$formula_200_1_6 << EOD
0.01 0.05243487
0.01330014 0.05316204
0.01768936 0.05442449
0.02352709 0.05658856
0.03129135 0.06022593
0.04161791 0.06617068
0.05535239 0.07554495
0.07361943 0.08974895
0.09791484 0.1104595
0.1302281 0.139696
0.1732051 0.1799637
0.2303651 0.2344225
0.3063887 0.3070032
0.4075011 0.4023441
0.541982 0.5253078
0.7208434 0.6796699
0.9587315 0.8655451
1.275126 1.075813
1.695935 1.293842
2.255616 1.496634
3 1.664176
EOD

# $grid_200_1_7: x, y; agreement: relative 1e-06
$grid_200_1_7 << EOD
0.01 0.05243502
0.01768936 0.05442463
0.03129135 0.06022606
0.05535239 0.07554505
0.09791484 0.1104595
0.1732051 0.1799638
0.3063887 0.3070032
0.541982 0.5253079
0.9587315 0.8655451
1.695935 1.293843
3 1.664176
EOD

# $formula_2000_1_9: x, y; agreement: relative 1e-06
$formula_2000_1_9 << EOD
0.01 0.01910752
0.01330014 0.02102321
0.01768936 0.02404081
0.02352709 0.02860921
0.03129135 0.03526885
0.04161791 0.04467868
0.05535239 0.05767365
0.07361943 0.07534509
0.09791484 0.09913747
0.1302281 0.1309604
0.1732051 0.1733143
0.2303651 0.2294155
0.3063887 0.3032731
0.4075011 0.3996031
0.541982 0.5233344
0.7208434 0.6782944
0.9587315 0.8646337
1.275126 1.075252
1.695935 1.293531
2.255616 1.496479
3 1.664108
EOD

# $grid_2000_1_10: x, y; agreement: relative 1e-06
$grid_2000_1_10 << EOD
0.01 0.01910753
0.01768936 0.02404082
0.03129135 0.03526886
0.05535239 0.05767365
0.09791484 0.09913747
0.1732051 0.1733143
0.3063887 0.3032731
0.541982 0.5233344
0.9587315 0.8646337
1.695935 1.293531
3 1.664108
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Prior sd of the mean of log({/sans-serif:Italic A}​ ​{/sans-serif:Italic T}⁴) (log scale)' enhanced
set label 'Posterior sd of log ​{/sans-serif:Italic σ}_{T}​ (log scale)' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.009:3.6]
set xtics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.3, '1' 1, '3' 3) noenhanced
set logscale y 10
set yrange [0.007692308:3.9]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1) noenhanced
unset key
set label 'as wide as the prior of the mean' noenhanced at first 0.42, first 0.42 right front textcolor rgb '#767676' offset character -0.4, 0.7
set label '{/sans-serif:Italic N}​ = ​20' enhanced at first 0.0105, first 0.1625951 left front textcolor rgb '#D55E00' offset character 0, 1
set label '{/sans-serif:Italic N}​ = ​200' enhanced at first 0.0105, first 0.05243487 left front textcolor rgb '#009E73' offset character 0, 1
set label '{/sans-serif:Italic N}​ = ​2,000' enhanced at first 0.0105, first 0.01910752 left front textcolor rgb '#0072B2' offset character 0, -1
plot $prior_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (2.5,5) notitle, \
     $formula_20_1_3 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $grid_20_1_4 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#D55E00' notitle, \
     $formula_200_1_6 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $grid_200_1_7 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#009E73' notitle, \
     $formula_2000_1_9 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $grid_2000_1_10 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#0072B2' notitle
unset output
