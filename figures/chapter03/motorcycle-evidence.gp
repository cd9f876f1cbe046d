# motorcycle-evidence
# The evidence judges a model together with its prior: the same curves with N(0, 1) for each
# weight of powers of x, and with N(0, 1) for each weight of Chebyshev polynomials. Diamonds
# mark the largest evidence of each.
# Draw it with: gnuplot motorcycle-evidence.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'motorcycle-evidence.svg'
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

# $monomial_1_1: x, y; agreement: relative 1e-06
$monomial_1_1 << EOD
0 -190.6677
1 -187.1309
2 -185.6369
3 -173.1019
4 -176.062
5 -160.6969
6 -161.7653
7 -160.7956
8 -162.198
9 -165.7394
10 -168.0783
11 -172.3182
12 -174.5619
13 -179.0181
14 -183.4062
15 -188.2463
16 -192.7156
17 -198.1038
18 -203.6767
19 -207.7055
20 -214.0414
EOD

# $monomial_points_1_2: x, y; agreement: relative 1e-06
$monomial_points_1_2 << EOD
0 -190.6677
1 -187.1309
2 -185.6369
3 -173.1019
4 -176.062
5 -160.6969
6 -161.7653
7 -160.7956
8 -162.198
9 -165.7394
10 -168.0783
11 -172.3182
12 -174.5619
13 -179.0181
14 -183.4062
15 -188.2463
16 -192.7156
17 -198.1038
18 -203.6767
19 -207.7055
20 -214.0414
EOD

# $monomial_best_1_3: x, y; agreement: relative 1e-06
$monomial_best_1_3 << EOD
5 -160.6969
EOD

# $chebyshev_1_5: x, y; agreement: relative 1e-06
$chebyshev_1_5 << EOD
0 -190.6677
1 -186.5504
2 -184.4744
3 -170.5461
4 -172.6024
5 -152.784
6 -151.8669
7 -142.5018
8 -128.6253
9 -130.4327
10 -117.1494
11 -119.1738
12 -116.6508
13 -118.9647
14 -121.336
15 -123.5705
16 -125.8742
17 -128.1431
18 -130.4906
19 -132.8775
20 -134.5189
EOD

# $chebyshev_points_1_6: x, y; agreement: relative 1e-06
$chebyshev_points_1_6 << EOD
0 -190.6677
1 -186.5504
2 -184.4744
3 -170.5461
4 -172.6024
5 -152.784
6 -151.8669
7 -142.5018
8 -128.6253
9 -130.4327
10 -117.1494
11 -119.1738
12 -116.6508
13 -118.9647
14 -121.336
15 -123.5705
16 -125.8742
17 -128.1431
18 -130.4906
19 -132.8775
20 -134.5189
EOD

# $chebyshev_best_1_7: x, y; agreement: relative 1e-06
$chebyshev_best_1_7 << EOD
12 -116.6508
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Order of the polynomial' noenhanced
set label 'Log evidence at the best noise variance' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:20.5]
set xtics 2
set yrange [-219.8848:-102.0422]
unset key
set label 'powers of ​{/sans-serif:Italic x}: order ​5' enhanced at first 5, first -160.6969 left front textcolor rgb '#D55E00' offset character 1.5, -2.2
set label 'Chebyshev polynomials: order 12' noenhanced at first 12, first -116.6508 center front textcolor rgb '#0072B2' offset character 0, 1.2
plot $monomial_1_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $monomial_points_1_2 using 1:2 with points pt 5 ps 0.9 lw 2 lc rgb '#D55E00' notitle, \
     $monomial_best_1_3 using 1:2 with points pt 13 ps 1.8 lw 2 lc rgb '#D55E00' notitle, \
     $chebyshev_1_5 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $chebyshev_points_1_6 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#0072B2' notitle, \
     $chebyshev_best_1_7 using 1:2 with points pt 13 ps 1.8 lw 2 lc rgb '#0072B2' notitle
unset output
