# printed-acceptance
# With the ratio upside down the spread of N(0, 1) depends on the step size. Left: the
# variance of the draws, simulated (points) and 1 / (1 - ε²/2) (line); under the right rule
# it is 1 at every step size. Right: beyond √2 nothing holds the chain (root mean square of
# 200 chains).
# Draw it with: gnuplot printed-acceptance.gp

set terminal svg size 1150,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'printed-acceptance.svg'
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

# $theory_1_4: x, y; agreement: relative 1e-06
$theory_1_4 << EOD
0 1
0.01 1.00005
0.02 1.0002
0.03 1.00045
0.04 1.000801
0.05 1.001252
0.06 1.001803
0.07 1.002456
0.08 1.00321
0.09 1.004066
0.1 1.005025
0.11 1.006087
0.12 1.007252
0.13 1.008522
0.14 1.009897
0.15 1.011378
0.16 1.012966
0.17 1.014662
0.18 1.016467
0.19 1.018382
0.2 1.020408
0.21 1.022547
0.22 1.0248
0.23 1.027169
0.24 1.029654
0.25 1.032258
0.26 1.034982
0.27 1.037829
0.28 1.040799
0.29 1.043896
0.3 1.04712
0.31 1.050475
0.32 1.053963
0.33 1.057586
0.34 1.061346
0.35 1.065246
0.36 1.06929
0.37 1.07348
0.38 1.077818
0.39 1.08231
0.4 1.086957
0.41 1.091763
0.42 1.096732
0.43 1.101868
0.44 1.107174
0.45 1.112656
0.46 1.118318
0.47 1.124164
0.48 1.130199
0.49 1.136428
0.5 1.142857
0.51 1.149491
0.52 1.156337
0.53 1.163399
0.54 1.170686
0.55 1.178203
0.56 1.185958
0.57 1.193959
0.58 1.202212
0.59 1.210727
0.6 1.219512
0.61 1.228577
0.62 1.23793
0.63 1.247583
0.64 1.257545
0.65 1.267829
0.66 1.278445
0.67 1.289408
0.68 1.300728
0.69 1.312422
0.7 1.324503
0.71 1.336988
0.72 1.349892
0.73 1.363234
0.74 1.377031
0.75 1.391304
0.76 1.406074
0.77 1.421363
0.78 1.437195
0.79 1.453594
0.8 1.470588
0.81 1.488206
0.82 1.506478
0.83 1.525437
0.84 1.545117
0.85 1.565558
0.86 1.586798
0.87 1.608881
0.88 1.631854
0.89 1.655766
0.9 1.680672
0.91 1.70663
0.92 1.733703
0.93 1.761959
0.94 1.791473
0.95 1.822323
0.96 1.854599
0.97 1.888396
0.98 1.923817
0.99 1.960977
1 2
1.01 2.041025
1.02 2.084202
1.03 2.129699
1.04 2.1777
1.05 2.228412
1.06 2.282063
1.07 2.338908
1.08 2.399232
1.09 2.463358
1.1 2.531646
1.11 2.604506
1.12 2.682403
1.13 2.765869
1.14 2.855511
1.15 2.95203
1.16 3.056235
1.17 3.16907
1.18 3.291639
1.19 3.425244
1.2 3.571429
1.21 3.73204
1.22 3.909304
1.23 4.105933
1.24 4.32526
1.25 4.571429
1.26 4.849661
1.27 5.166624
1.28 5.530973
1.29 5.954153
1.3 6.451613
1.31 7.044734
1.32 7.763975
1.33 8.654262
1.34 9.784736
1.35 11.26761
1.36 13.29787
1.37 16.24695
1.38 20
EOD

# $simulated_1_5: x, y, agreement; agreement: absolute last column
$simulated_1_5 << EOD
0.25 1.040978 0.04962282
0.5 1.143407 0.06883595
0.75 1.3813 0.08486459
1 1.964134 0.1984032
1.25 4.589695 1.544981
EOD

# $flight_green_2_1: x, y; agreement: not compared: random chains
$flight_green_2_1 << EOD
1 1.026751
3 0.9281517
10 0.9653308
30 0.9792035
100 1.002848
300 1.05135
1000 1.018403
3000 0.941541
EOD

# $flight_blue_2_2: x, y; agreement: not compared: random chains
$flight_blue_2_2 << EOD
1 1.062157
3 1.312629
10 1.468526
30 1.347542
100 1.423872
300 1.403722
1000 1.439483
3000 1.383921
EOD

# $flight_vermillion_2_3: x, y; agreement: not compared: random chains
$flight_vermillion_2_3 << EOD
1 1.37115
3 1.707136
10 2.313977
30 3.327293
100 4.706295
300 6.61805
1000 9.667776
3000 13.42796
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
set lmargin at screen 0.0913043
set rmargin at screen 0.473913
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Variance of the draws' noenhanced
set xlabel 'Step size ​{/sans-serif:Italic ε}' enhanced
set label 'Variance of ​{/sans-serif:Italic θ}' enhanced at screen 0.0217391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1.6]
set xtics 0.2
set yrange [0:8]
unset key
set arrow from graph 0, first 1 to graph 1, first 1 nohead back lw 2 lc rgb '#009E73' dt (12,5,2.5,5)
set arrow from first 1.414214, graph 0 to first 1.414214, graph 1 nohead back lw 1.5 lc rgb '#767676' dt solid
set label '√2' noenhanced at first 1.414214, graph 0.5 left front textcolor rgb '#767676' offset character 0.6, 0
set label 'printed rule' noenhanced at first 0.5, first 2.4 left front textcolor rgb '#D55E00'
set label 'right rule' noenhanced at first 0.1, first 0.55 left front textcolor rgb '#009E73'
plot $theory_1_4 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle, \
     $simulated_1_5 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#D55E00' notitle

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
set lmargin at screen 0.586957
set rmargin at screen 0.969565
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Where the chains are' noenhanced
set xlabel 'Iterations' noenhanced
set label 'Root mean square of ​{/sans-serif:Italic θ}' enhanced at screen 0.517391, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:10000]
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set yrange [0:20]
set key top left Left reverse
plot $flight_green_2_1 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'right, ε = 1.5' noenhanced, \
     $flight_blue_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'printed, ε = 1' noenhanced, \
     $flight_vermillion_2_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'printed, ε = 1.5' noenhanced

unset multiplot
unset output
