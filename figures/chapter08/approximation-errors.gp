# approximation-errors
# Width buys accuracy on an interval, at a price that rises with the target. Lines: median
# over draws of the hidden units; shaded: from the best draw to the worst. Above: the wave,
# also by nets whose hidden layer learns (triangles, three starts), and a fixed width on
# faster targets. Below: a step, whose largest error never falls below half the jump, and
# the wave beyond the interval on which the net was fitted.
# Draw it with: gnuplot approximation-errors.gp

set terminal svg size 1200,990 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'approximation-errors.svg'
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

# $spread_1_1: x, lower, upper; agreement: not compared: errors of random draws, and differences of large weights
$spread_1_1 << EOD
1 0.8915776 1.233325
2 0.7927968 1.235147
4 0.6139872 1.274802
8 0.1670505 1.376151
16 0.01197588 0.4232779
32 1.383514e-05 0.005698043
64 2.696245e-08 1.332203e-06
EOD

# $median_1_2: x, y; agreement: not compared: errors of random draws, and differences of large weights
$median_1_2 << EOD
1 1.181368
2 1.164168
4 0.9177629
8 0.6568929
16 0.0934267
32 0.0005372978
64 1.532298e-07
EOD

# $median_points_1_3: x, y; agreement: not compared: errors of random draws, and differences of large weights
$median_points_1_3 << EOD
1 1.181368
2 1.164168
4 0.9177629
8 0.6568929
16 0.0934267
32 0.0005372978
64 1.532298e-07
EOD

# $trained_1_4: x, y; agreement: not compared: errors of random draws, and differences of large weights
$trained_1_4 << EOD
1 0.848267
1 0.848267
1 0.848267
2 0.7186461
2 0.7191727
2 0.7192086
4 0.02993383
4 0.06508365
4 0.1010833
8 0.0320081
8 0.1051037
8 0.2133178
16 0.02826542
16 0.02867226
16 0.0544607
EOD

# $spread_2_2: x, lower, upper; agreement: not compared: errors of random draws, and differences of large weights
$spread_2_2 << EOD
1 0.0008029519 0.06986754
2 0.005959417 0.2223474
4 0.03631422 0.7159675
8 0.2760348 1.472978
16 1.042785 1.459304
32 1.058936 1.190422
EOD

# $median_2_4: x, y; agreement: not compared: errors of random draws, and differences of large weights
$median_2_4 << EOD
1 0.01256606
2 0.04711664
4 0.1751233
8 0.8537658
16 1.196263
32 1.145277
EOD

# $median_points_2_5: x, y; agreement: not compared: errors of random draws, and differences of large weights
$median_points_2_5 << EOD
1 0.01256606
2 0.04711664
4 0.1751233
8 0.8537658
16 1.196263
32 1.145277
EOD

# $largest_3_5: x, y; agreement: not compared: errors of random draws, and differences of large weights
$largest_3_5 << EOD
1 1.304703
2 1.26109
4 1.235202
8 1.109032
16 1.070005
32 1.02868
64 1.027892
EOD

# $largest_points_3_6: x, y; agreement: not compared: errors of random draws, and differences of large weights
$largest_points_3_6 << EOD
1 1.304703
2 1.26109
4 1.235202
8 1.109032
16 1.070005
32 1.02868
64 1.027892
EOD

# $mean_3_7: x, y; agreement: not compared: errors of random draws, and differences of large weights
$mean_3_7 << EOD
1 0.6937617
2 0.3489452
4 0.2591544
8 0.1495953
16 0.08311115
32 0.04692341
64 0.02874678
EOD

# $mean_points_3_8: x, y; agreement: not compared: errors of random draws, and differences of large weights
$mean_points_3_8 << EOD
1 0.6937617
2 0.3489452
4 0.2591544
8 0.1495953
16 0.08311115
32 0.04692341
64 0.02874678
EOD

# $outside_4_1: x, y; agreement: not compared: errors of random draws, and differences of large weights
$outside_4_1 << EOD
2 1.617758e-07
2.162362 0.001010001
2.337904 0.01622484
2.527696 0.02258987
2.732897 0.1391161
2.954755 0.5681883
3.194625 1.215153
3.453967 1.786464
3.734362 1.91831
4.037521 1.918257
4.365289 1.91826
4.719667 1.918275
5.102813 1.918231
5.517063 1.918271
5.964943 1.918138
6.449181 1.918233
6.97273 1.918095
7.538782 1.918281
8.150786 1.918083
8.812473 1.918508
9.527876 1.985287
10.30136 1.985325
11.13763 2.613608
12.04179 2.612998
13.01935 3.193415
14.07627 3.241952
15.21899 3.870275
16.45448 3.870276
17.79027 4.497984
19.2345 4.995041
20.79597 5.125762
22.4842 5.752106
24.30949 6.382401
26.28295 7.011869
28.41662 7.639928
30.7235 8.268507
33.21766 8.896802
35.91429 9.885109
38.82984 10.78139
41.98207 11.39896
45.39021 12.65301
49.07502 13.92129
53.05897 15.17963
57.36634 16.4335
62.02338 17.68323
67.05848 18.93145
72.50234 20.83444
78.38814 22.70679
84.75174 24.60467
91.63195 26.44704
99.0707 28.9767
107.1133 31.22578
115.8089 34.01351
125.2103 36.45304
135.375 39.64131
146.3648 42.6959
158.2469 46.44862
171.0935 50.36072
184.9829 54.70191
200 59.15947
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
set lmargin at screen 0.1125
set rmargin at screen 0.48125
set tmargin at screen 0.949495
set bmargin at screen 0.593434
set title 'The wave sin 3{/sans-serif:Italic x}​ + 0.3{/sans-serif:Italic x}' enhanced
set xlabel 'Units' noenhanced
set label 'Largest error' noenhanced at screen 0.0458333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.8:80]
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64) noenhanced
set logscale y 10
set yrange [1e-08:10]
set ytics ('10⁻⁸' 1e-08, '10⁻⁶' 1e-06, '10⁻⁴' 0.0001, '0.01' 0.01, '1' 1) noenhanced
unset key
set label 'random units' noenhanced at first 20, first 0.4 left front textcolor rgb '#0072B2'
set label 'all weights trained' noenhanced at first 0.9, first 0.0002 left front textcolor rgb '#D55E00'
plot $spread_1_1 using 1:2:3 with filledcurves fs transparent solid 0.3 noborder lc rgb '#56B4E9' notitle, \
     $median_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $median_points_1_3 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle, \
     $trained_1_4 using 1:2 with points pt 9 ps 1.2 lw 2 lc rgb '#D55E00' notitle

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
set lmargin at screen 0.60625
set rmargin at screen 0.975
set tmargin at screen 0.949495
set bmargin at screen 0.593434
set title '16 units on sin ​{/sans-serif:Italic ωx}' enhanced
set xlabel 'Speed ​{/sans-serif:Italic ω}​ of the target' enhanced
set label 'Largest error' noenhanced at screen 0.539583, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.8:40]
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32) noenhanced
set logscale y 10
set yrange [0.0001:10]
set ytics ('10⁻⁴' 0.0001, '10⁻³' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10) noenhanced
unset key
set arrow from graph 0, first 1 to graph 1, first 1 nohead back lw 2 lc rgb '#767676' dt (18,7)
set label 'error of the answer 0' noenhanced at first 0.9, first 1.7 left front textcolor rgb '#767676'
plot $spread_2_2 using 1:2:3 with filledcurves fs transparent solid 0.3 noborder lc rgb '#56B4E9' notitle, \
     $median_2_4 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $median_points_2_5 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle

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
set lmargin at screen 0.1125
set rmargin at screen 0.48125
set tmargin at screen 0.441919
set bmargin at screen 0.0858586
set title 'A step from −1 to 1' noenhanced
set xlabel 'Units' noenhanced
set label 'Error' noenhanced at screen 0.0458333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.8:80]
set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16, '32' 32, '64' 64) noenhanced
set logscale y 10
set yrange [0.01:10]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10) noenhanced
unset key
set arrow from graph 0, first 1 to graph 1, first 1 nohead back lw 2 lc rgb '#767676' dt (18,7)
set label 'half the jump' noenhanced at first 6, first 0.72 left front textcolor rgb '#767676'
set label 'largest' noenhanced at first 20, first 1.75 left front textcolor rgb '#D55E00'
set label 'mean' noenhanced at first 20, first 0.11 left front textcolor rgb '#0072B2'
plot $largest_3_5 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $largest_points_3_6 using 1:2 with points pt 5 ps 1.2 lw 2 lc rgb '#D55E00' notitle, \
     $mean_3_7 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $mean_points_3_8 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#0072B2' notitle

# Panel 4
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
set lmargin at screen 0.60625
set rmargin at screen 0.975
set tmargin at screen 0.441919
set bmargin at screen 0.0858586
set title 'The wave, 64 units, beyond the box' noenhanced
set xlabel 'Largest distance |{/sans-serif:Italic x}| looked at' enhanced
set label 'Largest error' noenhanced at screen 0.539583, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [2:200]
set xtics ('2' 2, '5' 5, '10' 10, '20' 20, '50' 50, '100' 100, '200' 200) noenhanced
set logscale y 10
set yrange [1e-08:100000]
set ytics ('10⁻⁶' 1e-06, '10⁻³' 0.001, '1' 1, '10³' 1000) noenhanced
unset key
plot $outside_4_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle

unset multiplot
unset output
