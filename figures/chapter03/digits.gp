# digits
# Digits that four routes to the same posterior keep on the lecture’s points in raw powers.
# Forming ΦᵀΦ costs half of them at order 12 (dashed), with an inverse or with the Cholesky
# factor; QR of the rows themselves costs few. Function space ends where its matrix becomes
# numerically singular.
# Draw it with: gnuplot digits.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits.svg'
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

# $qr_1_3: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$qr_1_3 << EOD
0 15.2582
1 15.47062
2 15.41237
3 15.43044
4 15.55716
5 15.51708
6 15.10917
7 14.89808
8 14.39193
9 14.17321
10 14.01094
11 13.55621
12 13.1049
13 12.9614
14 12.54456
15 12.11973
16 11.7711
17 11.34998
18 11.14871
19 10.52642
20 10.25433
EOD

# $qr_points_1_4: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$qr_points_1_4 << EOD
0 15.2582
1 15.47062
2 15.41237
3 15.43044
4 15.55716
5 15.51708
6 15.10917
7 14.89808
8 14.39193
9 14.17321
10 14.01094
11 13.55621
12 13.1049
13 12.9614
14 12.54456
15 12.11973
16 11.7711
17 11.34998
18 11.14871
19 10.52642
20 10.25433
EOD

# $cholesky_1_5: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$cholesky_1_5 << EOD
0 15.82536
1 15.5386
2 15.43396
3 14.99223
4 14.76727
5 14.37162
6 13.78767
7 13.23467
8 12.09451
9 11.39676
10 11.13445
11 11.15732
12 9.339172
13 9.048751
14 8.230692
15 7.965635
16 7.301966
17 6.292292
18 5.290127
19 4.552626
20 3.873649
EOD

# $cholesky_points_1_6: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$cholesky_points_1_6 << EOD
0 15.82536
1 15.5386
2 15.43396
3 14.99223
4 14.76727
5 14.37162
6 13.78767
7 13.23467
8 12.09451
9 11.39676
10 11.13445
11 11.15732
12 9.339172
13 9.048751
14 8.230692
15 7.965635
16 7.301966
17 6.292292
18 5.290127
19 4.552626
20 3.873649
EOD

# $inverse_1_7: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$inverse_1_7 << EOD
0 15.8165
1 15.63142
2 15.54884
3 15.03177
4 14.61199
5 14.2783
6 13.78249
7 13.03946
8 12.19428
9 11.33331
10 11.12486
11 11.10626
12 9.316452
13 9.103517
14 8.304661
15 7.994221
16 7.316988
17 6.340187
18 5.310421
19 4.566028
20 3.878656
EOD

# $inverse_points_1_8: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$inverse_points_1_8 << EOD
0 15.8165
1 15.63142
2 15.54884
3 15.03177
4 14.61199
5 14.2783
6 13.78249
7 13.03946
8 12.19428
9 11.33331
10 11.12486
11 11.10626
12 9.316452
13 9.103517
14 8.304661
15 7.994221
16 7.316988
17 6.340187
18 5.310421
19 4.566028
20 3.878656
EOD

# $function_space_1_9: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$function_space_1_9 << EOD
0 14.6326
1 14.72377
2 14.89556
3 14.21888
4 13.56214
5 12.30389
6 11.33513
7 10.65081
8 9.929518
9 8.793777
10 7.914069
11 7.117401
12 6.283296
13 5.422191
14 4.798965
15 3.788222
16 2.94898
17 NaN
18 NaN
19 NaN
20 NaN
EOD

# $function_space_points_1_10: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$function_space_points_1_10 << EOD
0 14.6326
1 14.72377
2 14.89556
3 14.21888
4 13.56214
5 12.30389
6 11.33513
7 10.65081
8 9.929518
9 8.793777
10 7.914069
11 7.117401
12 6.283296
13 5.422191
14 4.798965
15 3.788222
16 2.94898
17 NaN
18 NaN
19 NaN
20 NaN
EOD

# $qr_2_3: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$qr_2_3 << EOD
0 15.53764
1 15.65931
2 16
3 15.86242
4 16
5 16
6 16
7 16
8 16
9 15.70161
10 15.79857
11 15.61848
12 14.71686
13 14.64478
14 14.33482
15 14.16277
16 13.94551
17 13.36786
18 13.09893
19 12.72651
20 12.58861
EOD

# $qr_points_2_4: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$qr_points_2_4 << EOD
0 15.53764
1 15.65931
2 16
3 15.86242
4 16
5 16
6 16
7 16
8 16
9 15.70161
10 15.79857
11 15.61848
12 14.71686
13 14.64478
14 14.33482
15 14.16277
16 13.94551
17 13.36786
18 13.09893
19 12.72651
20 12.58861
EOD

# $cholesky_2_5: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$cholesky_2_5 << EOD
0 15.7762
1 15.64529
2 15.65381
3 15.58498
4 15.5575
5 15.49732
6 14.92918
7 14.39234
8 13.49416
9 12.82344
10 12.53065
11 11.98059
12 10.84083
13 10.62381
14 9.814085
15 9.444138
16 8.680956
17 7.84468
18 6.946122
19 6.393486
20 5.739816
EOD

# $cholesky_points_2_6: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$cholesky_points_2_6 << EOD
0 15.7762
1 15.64529
2 15.65381
3 15.58498
4 15.5575
5 15.49732
6 14.92918
7 14.39234
8 13.49416
9 12.82344
10 12.53065
11 11.98059
12 10.84083
13 10.62381
14 9.814085
15 9.444138
16 8.680956
17 7.84468
18 6.946122
19 6.393486
20 5.739816
EOD

# $inverse_2_7: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$inverse_2_7 << EOD
0 15.7762
1 15.50879
2 15.53859
3 15.15641
4 14.92954
5 14.0112
6 13.78744
7 12.76279
8 12.53178
9 11.76023
10 11.34277
11 10.52636
12 10.11106
13 9.329988
14 8.716449
15 8.130158
16 7.415764
17 6.859605
18 5.901928
19 5.392809
20 4.605579
EOD

# $inverse_points_2_8: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$inverse_points_2_8 << EOD
0 15.7762
1 15.50879
2 15.53859
3 15.15641
4 14.92954
5 14.0112
6 13.78744
7 12.76279
8 12.53178
9 11.76023
10 11.34277
11 10.52636
12 10.11106
13 9.329988
14 8.716449
15 8.130158
16 7.415764
17 6.859605
18 5.901928
19 5.392809
20 4.605579
EOD

# $function_space_2_9: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$function_space_2_9 << EOD
0 15.84927
1 15.70776
2 15.38648
3 14.7161
4 13.98595
5 13.09453
6 12.2747
7 11.35465
8 10.56635
9 9.922612
10 9.074566
11 8.052962
12 7.260833
13 6.44853
14 6.120527
15 5.282867
16 4.471256
17 NaN
18 NaN
19 NaN
20 NaN
EOD

# $function_space_points_2_10: x, y; agreement: not compared: errors of rounding, which depend on the processor; claim 42f holds their size
$function_space_points_2_10 << EOD
0 15.84927
1 15.70776
2 15.38648
3 14.7161
4 13.98595
5 13.09453
6 12.2747
7 11.35465
8 10.56635
9 9.922612
10 9.074566
11 8.052962
12 7.260833
13 6.44853
14 6.120527
15 5.282867
16 4.471256
17 NaN
18 NaN
19 NaN
20 NaN
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
set rmargin at screen 0.5
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Posterior mean of the weights' noenhanced
set xlabel 'Order of the polynomial' noenhanced
set label 'Decimal digits kept' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:20.5]
set xtics 4
set yrange [0:17]
set ytics 4
unset key
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label 'order 12' noenhanced at first 12, graph 0.05 left front textcolor rgb '#767676' offset character 0.7, 0
set label 'QR of the rows' noenhanced at graph 0.97, graph 0.86 right front textcolor rgb '#0072B2'
set label 'Cholesky,' noenhanced at first 14.4, first 9.6 left front textcolor rgb '#009E73'
set label 'inverse' noenhanced at first 17.3, first 8.3 left front textcolor rgb '#D55E00'
set label 'function space' noenhanced at first 10.8, first 5.2 right front textcolor rgb '#A6548A'
plot $qr_1_3 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $qr_points_1_4 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#0072B2' notitle, \
     $cholesky_1_5 using 1:2 with lines lw 2 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $cholesky_points_1_6 using 1:2 with points pt 9 ps 0.9 lw 2 lc rgb '#009E73' notitle, \
     $inverse_1_7 using 1:2 with lines lw 2 lc rgb '#D55E00' dt (10,6) notitle, \
     $inverse_points_1_8 using 1:2 with points pt 5 ps 0.9 lw 2 lc rgb '#D55E00' notitle, \
     $function_space_1_9 using 1:2 with lines lw 2 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $function_space_points_1_10 using 1:2 with points pt 13 ps 0.9 lw 2 lc rgb '#A6548A' notitle

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
set lmargin at screen 0.558333
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Log evidence' noenhanced
set xlabel 'Order of the polynomial' noenhanced
set xrange [-0.5:20.5]
set xtics 4
set yrange [0:17]
set ytics 4
unset key
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label 'order 12' noenhanced at first 12, graph 0.05 left front textcolor rgb '#767676' offset character 0.7, 0
set label 'QR' noenhanced at first 17, first 14.6 left front textcolor rgb '#0072B2'
set label 'Cholesky' noenhanced at first 13.2, first 11.9 left front textcolor rgb '#009E73'
set label 'inverse' noenhanced at first 20.2, first 3.2 right front textcolor rgb '#D55E00'
set label 'function space' noenhanced at first 10.8, first 5.2 right front textcolor rgb '#A6548A'
plot $qr_2_3 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $qr_points_2_4 using 1:2 with points pt 7 ps 0.9 lw 2 lc rgb '#0072B2' notitle, \
     $cholesky_2_5 using 1:2 with lines lw 2 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $cholesky_points_2_6 using 1:2 with points pt 9 ps 0.9 lw 2 lc rgb '#009E73' notitle, \
     $inverse_2_7 using 1:2 with lines lw 2 lc rgb '#D55E00' dt (10,6) notitle, \
     $inverse_points_2_8 using 1:2 with points pt 5 ps 0.9 lw 2 lc rgb '#D55E00' notitle, \
     $function_space_2_9 using 1:2 with lines lw 2 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $function_space_points_2_10 using 1:2 with points pt 13 ps 0.9 lw 2 lc rgb '#A6548A' notitle

unset multiplot
unset output
