# gradient-variance
# The score function’s variance grows with the number of parameters, as each slope is
# multiplied by the noise of all; the path’s does not. Variance of one draw of one slope,
# for a product of 1 to 100 coins.
# Draw it with: gnuplot gradient-variance.gp

set terminal svg size 1280,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'gradient-variance.svg'
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

# $start_purple_1_1: x, y; agreement: relative 1e-06
$start_purple_1_1 << EOD
1 213.9738
2 673.8447
3 1397.205
5 3634.394
7 6925.54
10 13838.43
14 26744.47
20 54008.2
30 120526.9
50 332611.1
70 650091.1
100 1323928
EOD

# $start_sky_1_2: x, y; agreement: relative 1e-06
$start_sky_1_2 << EOD
1 23.9767
2 35.67848
3 47.38026
5 70.78381
7 94.18737
10 129.2927
14 176.0998
20 246.3105
30 363.3282
50 597.3638
70 831.3993
100 1182.453
EOD

# $start_blue_1_3: x, y; agreement: relative 1e-06
$start_blue_1_3 << EOD
1 11.10503
2 11.10503
3 11.10503
5 11.10503
7 11.10503
10 11.10503
14 11.10503
20 11.10503
30 11.10503
50 11.10503
70 11.10503
100 11.10503
EOD

# $start_green_1_4: x, y; agreement: relative 1e-06
$start_green_1_4 << EOD
1 5.493162
2 5.493162
3 5.493162
5 5.493162
7 5.493162
10 5.493162
14 5.493162
20 5.493162
30 5.493162
50 5.493162
70 5.493162
100 5.493162
EOD

# $end_purple_2_1: x, y; agreement: relative 1e-06
$end_purple_2_1 << EOD
1 299.2254
2 1196.546
3 2692.068
5 7477.715
7 14656.17
10 29910.35
14 58624.07
20 119640.7
30 269191.1
50 747752.3
70 1465594
100 2991007
EOD

# $end_sky_2_2: x, y; agreement: relative 1e-06
$end_sky_2_2 << EOD
1 0.1249111
2 0.1445846
3 0.1642581
5 0.2036052
7 0.2429522
10 0.3019728
14 0.3806668
20 0.4987079
30 0.6954431
50 1.088913
70 1.482384
100 2.072589
EOD

# $end_blue_2_3: x, y; agreement: relative 1e-06
$end_blue_2_3 << EOD
1 3.291935
2 3.291935
3 3.291935
5 3.291935
7 3.291935
10 3.291935
14 3.291935
20 3.291935
30 3.291935
50 3.291935
70 3.291935
100 3.291935
EOD

# $end_green_2_4: x, y; agreement: relative 1e-06
$end_green_2_4 << EOD
1 0.06018108
2 0.06018108
3 0.06018108
5 0.06018108
7 0.06018108
10 0.06018108
14 0.06018108
20 0.06018108
30 0.06018108
50 0.06018108
70 0.06018108
100 0.06018108
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
set lmargin at screen 0.0820312
set rmargin at screen 0.482422
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'At the start, N(0, 1)' noenhanced
set xlabel 'Parameters' noenhanced
set label 'Variance of one draw' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set logscale y 10
set yrange [0.01:1e+10]
set ytics ('0.01' 0.01, '1' 1, '100' 100, '10⁴' 10000, '10⁶' 1000000, '10⁸' 1e+08, '10¹⁰' 1e+10) noenhanced
set key top left Left reverse
plot $start_purple_1_1 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) title 'score function' noenhanced, \
     $start_sky_1_2 using 1:2 with lines lw 3 lc rgb '#56B4E9' dt (18,7) title 'score, with baseline' noenhanced, \
     $start_blue_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'path' noenhanced, \
     $start_green_1_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'path, sticking the landing' noenhanced

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
set lmargin at screen 0.572266
set rmargin at screen 0.972656
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'At the optimum' noenhanced
set xlabel 'Parameters' noenhanced
set label 'Variance of one draw' noenhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:100]
set logscale y 10
set yrange [0.01:1e+10]
set ytics ('0.01' 0.01, '1' 1, '100' 100, '10⁴' 10000, '10⁶' 1000000, '10⁸' 1e+08, '10¹⁰' 1e+10) noenhanced
unset key
plot $end_purple_2_1 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) title 'score function' noenhanced, \
     $end_sky_2_2 using 1:2 with lines lw 3 lc rgb '#56B4E9' dt (18,7) title 'score, with baseline' noenhanced, \
     $end_blue_2_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'path' noenhanced, \
     $end_green_2_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'path, sticking the landing' noenhanced

unset multiplot
unset output
