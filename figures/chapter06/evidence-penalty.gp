# evidence-penalty
# A weight that does nothing costs evidence, and the more the wider its prior. Left: useless
# weights do not change the best fit of a parabola (dotted) and lower its evidence by the
# same step each; weights of higher powers fit a little better and cost more. Right: the
# cost of one useless weight against the width of its prior.
# Draw it with: gnuplot evidence-penalty.gp

set terminal svg size 1320,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'evidence-penalty.svg'
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

# $fit_polynomials_1_1: x, y; agreement: relative 1e-06
$fit_polynomials_1_1 << EOD
3 -42.29171
4 -41.76237
5 -41.54955
6 -41.34295
7 -41.21878
8 -40.68625
9 -39.58103
EOD

# $fit_useless_1_2: x, y; agreement: relative 1e-06
$fit_useless_1_2 << EOD
3 -42.29171
4 -42.29171
5 -42.29171
6 -42.29171
7 -42.29171
8 -42.29171
9 -42.29171
EOD

# $evidence_useless_1_3: x, y; agreement: relative 1e-06
$evidence_useless_1_3 << EOD
3 -52.28642
4 -53.80868
5 -55.33094
6 -56.8532
7 -58.37547
8 -59.89773
9 -61.41999
EOD

# $evidence_useless_points_1_4: x, y; agreement: relative 1e-06
$evidence_useless_points_1_4 << EOD
3 -52.28642
4 -53.80868
5 -55.33094
6 -56.8532
7 -58.37547
8 -59.89773
9 -61.41999
EOD

# $evidence_polynomials_1_5: x, y; agreement: relative 1e-06
$evidence_polynomials_1_5 << EOD
3 -52.28642
4 -55.1049
5 -57.73621
6 -61.56237
7 -65.83041
8 -70.50598
9 -75.2014
EOD

# $evidence_polynomials_points_1_6: x, y; agreement: relative 1e-06
$evidence_polynomials_points_1_6 << EOD
3 -52.28642
4 -55.1049
5 -57.73621
6 -61.56237
7 -65.83041
8 -70.50598
9 -75.2014
EOD

# $width_2_2: x, y; agreement: relative 1e-06
$width_2_2 << EOD
0.001 -9.9999e-06
0.001258925 -1.584868e-05
0.001584893 -2.511823e-05
0.001995262 -3.980913e-05
0.002511886 -6.309175e-05
0.003162278 -9.999e-05
0.003981072 -0.0001584642
0.005011872 -0.0002511256
0.006309573 -0.0003979488
0.007943282 -0.0006305596
0.01 -0.0009990013
0.01258925 -0.001582387
0.01584893 -0.002505598
0.01995262 -0.003965306
0.02511886 -0.006270095
0.03162278 -0.009901314
0.03981072 -0.01560293
0.05011872 -0.02450827
0.06309573 -0.03830523
0.07943282 -0.05942078
0.1 -0.09116078
0.1258925 -0.1376701
0.1584893 -0.2035244
0.1995262 -0.2928407
0.2511886 -0.4081058
0.3162278 -0.5493061
0.3981072 -0.7139324
0.5011872 -0.8978569
0.6309573 -1.096505
0.7943282 -1.305738
1 -1.522261
1.258925 -1.743655
1.584893 -1.968238
1.995262 -2.194882
2.511886 -2.422847
3.162278 -2.651652
3.981072 -2.880992
5.011872 -3.11067
6.309573 -3.340562
7.943282 -3.570589
10 -3.800701
12.58925 -4.030867
15.84893 -4.261068
19.95262 -4.49129
25.11886 -4.721525
31.62278 -4.951769
39.81072 -5.182018
50.11872 -5.412271
63.09573 -5.642526
79.43282 -5.872782
100 -6.103039
125.8925 -6.333296
158.4893 -6.563554
199.5262 -6.793812
251.1886 -7.024071
316.2278 -7.254329
398.1072 -7.484588
501.1872 -7.714846
630.9573 -7.945104
794.3282 -8.175363
1000 -8.405621
EOD

# $asymptote_2_3: x, y; agreement: relative 1e-06
$asymptote_2_3 << EOD
0.2236068 0
1000 -8.405621
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
set lmargin at screen 0.0795455
set rmargin at screen 0.482955
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'Best fit and evidence' noenhanced
set xlabel 'Weights' noenhanced
set label 'Log probability of the data' noenhanced at screen 0.0189394, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [2.6:9.4]
set xtics 1
set yrange [-78:-36]
unset key
set label 'best fit, polynomials' noenhanced at first 3.4, first -39.8 left front textcolor rgb '#767676'
set label 'best fit, useless weights' noenhanced at first 5.4, first -44 left front textcolor rgb '#000000'
set label 'evidence, useless weights' noenhanced at first 5.7, first -53.6 left front textcolor rgb '#0072B2'
set label 'evidence, polynomials' noenhanced at first 6.2, first -66 right front textcolor rgb '#D55E00'
plot $fit_polynomials_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt (18,7) notitle, \
     $fit_useless_1_2 using 1:2 with lines lw 2.5 lc rgb '#000000' dt (2.5,5) notitle, \
     $evidence_useless_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $evidence_useless_points_1_4 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle, \
     $evidence_polynomials_1_5 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $evidence_polynomials_points_1_6 using 1:2 with points pt 13 ps 1.3 lw 2 lc rgb '#D55E00' notitle

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
set lmargin at screen 0.570076
set rmargin at screen 0.973485
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'One useless weight, a wider and wider prior' noenhanced
set xlabel 'Prior standard deviation ​{/sans-serif:Italic s}​ (log scale)' enhanced
set label 'Log evidence, less that of the parabola' noenhanced at screen 0.50947, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.001:1000]
set xtics ('0.001' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
set yrange [-9.5:1]
unset key
set arrow from first 0.2236068, graph 0 to first 0.2236068, graph 1 nohead back lw 1.5 lc rgb '#767676' dt (18,7)
set label 'narrow: tied to 0,' noenhanced at first 0.0013, first -0.9 left front textcolor rgb '#000000'
set label 'costs nothing' noenhanced at first 0.0013, first -1.6 left front textcolor rgb '#000000'
set label 'wide: −log ​{/sans-serif:Italic s}' enhanced at first 6, first -2.3 left front textcolor rgb '#D55E00'
set label '{/sans-serif:Italic s}​ = ​{/sans-serif:Italic σ}​ / |{/sans-serif:Italic u}|' enhanced at first 0.2236068, first -8.2 right front textcolor rgb '#767676' offset character -1, 0
plot $width_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $asymptote_2_3 using 1:2 with lines lw 2 lc rgb '#D55E00' dt (10,6) notitle

unset multiplot
unset output
