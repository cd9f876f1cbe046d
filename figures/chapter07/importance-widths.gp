# importance-widths
# A proposal that is too wide costs draws; one that is too narrow has weights without a
# variance. Left, how many of 100 draws count: exactly (line, nothing at all below √2) and
# as the draws themselves tell (points), which may deceive. Right, the shape of the weights’
# tail: theory, and Pareto k-hat of the draws, which takes the second peak for a tail, or
# has not met it.
# Draw it with: gnuplot importance-widths.gp

set terminal svg size 1280,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'importance-widths.svg'
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

# $exact_1_2: x, y; agreement: relative 1e-06
$exact_1_2 << EOD
0.5 0
0.525 0
0.55 0
0.575 0
0.6 0
0.625 0
0.65 0
0.675 0
0.7 0
0.725 0
0.75 0
0.775 0
0.8 0
0.825 0
0.85 0
0.875 0
0.9 0
0.925 0
0.95 0
0.975 0
1 0
1.025 0
1.05 0
1.075 0
1.1 0
1.125 0
1.15 0
1.175 0
1.2 0
1.225 0
1.25 0
1.275 0
1.3 0
1.325 0
1.35 0
1.375 0
1.4 0
1.425 11.32114
1.45 20.00358
1.475 25.3041
1.5 29.19236
1.525 32.23301
1.55 34.68976
1.575 36.71333
1.6 38.4004
1.625 39.81777
1.65 41.01407
1.675 42.02609
1.7 42.88248
1.725 43.60609
1.75 44.21548
1.775 44.72595
1.8 45.15025
1.825 45.49916
1.85 45.78184
1.875 46.00614
1.9 46.17884
1.925 46.30581
1.95 46.39216
1.975 46.44239
2 46.46043
2.025 46.44974
2.05 46.41342
2.075 46.35416
2.1 46.27441
2.125 46.17632
2.15 46.06183
2.175 45.93265
2.2 45.79034
2.225 45.63629
2.25 45.47176
2.275 45.29787
2.3 45.11566
2.325 44.92604
2.35 44.72984
2.375 44.52783
2.4 44.32069
2.425 44.10905
2.45 43.89347
2.475 43.67447
2.5 43.45252
2.525 43.22805
2.55 43.00144
2.575 42.77304
2.6 42.5432
2.625 42.31219
2.65 42.0803
2.675 41.84776
2.7 41.6148
2.725 41.38162
2.75 41.14842
2.775 40.91536
2.8 40.6826
2.825 40.45029
2.85 40.21854
2.875 39.98748
2.9 39.75721
2.925 39.52784
2.95 39.29945
2.975 39.07212
3 38.84592
3.025 38.62093
3.05 38.39719
3.075 38.17476
3.1 37.95369
3.125 37.73402
3.15 37.5158
3.175 37.29904
3.2 37.08379
3.225 36.87007
3.25 36.65791
3.275 36.44731
3.3 36.23831
3.325 36.03091
3.35 35.82512
3.375 35.62096
3.4 35.41843
3.425 35.21754
3.45 35.01829
3.475 34.82069
3.5 34.62473
3.525 34.43041
3.55 34.23774
3.575 34.0467
3.6 33.85731
3.625 33.66954
3.65 33.4834
3.675 33.29887
3.7 33.11596
3.725 32.93464
3.75 32.75492
3.775 32.57678
3.8 32.40022
3.825 32.22522
3.85 32.05177
3.875 31.87987
3.9 31.70949
3.925 31.54064
3.95 31.37329
3.975 31.20743
4 31.04305
4.025 30.88014
4.05 30.71869
4.075 30.55868
4.1 30.4001
4.125 30.24294
4.15 30.08718
4.175 29.93281
4.2 29.77981
4.225 29.62818
4.25 29.4779
4.275 29.32896
4.3 29.18133
4.325 29.03502
4.35 28.89
4.375 28.74627
4.4 28.6038
4.425 28.46259
4.45 28.32263
4.475 28.18389
4.5 28.04637
4.525 27.91005
4.55 27.77493
4.575 27.64098
4.6 27.5082
4.625 27.37657
4.65 27.24608
4.675 27.11672
4.7 26.98848
4.725 26.86134
4.75 26.73529
4.775 26.61032
4.8 26.48641
4.825 26.36357
4.85 26.24176
4.875 26.12099
4.9 26.00125
4.925 25.88251
4.95 25.76477
4.975 25.64802
5 25.53225
EOD

# $by_draws_1_3: x, y; agreement: not compared: draws by chance
$by_draws_1_3 << EOD
0.6 0.2121051
0.8 10.28268
1 0.03564
1.2 13.31427
1.3 6.893776
1.4 23.33073
1.5 34.86666
1.6 39.99035
1.8 44.85686
2 46.33598
2.5 43.10426
3 39.47817
4 31.24534
5 25.48948
EOD

# $theory_2_3: x, y; agreement: relative 1e-06
$theory_2_3 << EOD
0.5 0.9375
0.525 0.9310938
0.55 0.924375
0.575 0.9173438
0.6 0.91
0.625 0.9023438
0.65 0.894375
0.675 0.8860938
0.7 0.8775
0.725 0.8685938
0.75 0.859375
0.775 0.8498438
0.8 0.84
0.825 0.8298437
0.85 0.819375
0.875 0.8085938
0.9 0.7975
0.925 0.7860938
0.95 0.774375
0.975 0.7623437
1 0.75
1.025 0.7373437
1.05 0.724375
1.075 0.7110938
1.1 0.6975
1.125 0.6835938
1.15 0.669375
1.175 0.6548437
1.2 0.64
1.225 0.6248437
1.25 0.609375
1.275 0.5935938
1.3 0.5775
1.325 0.5610937
1.35 0.544375
1.375 0.5273438
1.4 0.51
1.425 0.4923437
1.45 0.474375
1.475 0.4560937
1.5 0.4375
1.525 0.4185938
1.55 0.399375
1.575 0.3798438
1.6 0.36
1.625 0.3398438
1.65 0.319375
1.675 0.2985937
1.7 0.2775
1.725 0.2560937
1.75 0.234375
1.775 0.2123438
1.8 0.19
1.825 0.1673438
1.85 0.144375
1.875 0.1210938
1.9 0.0975
1.925 0.07359375
1.95 0.049375
1.975 0.02484375
2 0
EOD

# $k_hat_2_4: x, y; agreement: not compared: draws by chance
$k_hat_2_4 << EOD
0.6 0.762186
0.8 0.2872137
1 0.3973987
1.2 1.10789
1.3 2.048592
1.4 2.359709
1.5 2.471854
1.6 2.816541
1.8 2.991527
2 -1.728325
2.5 -1.739752
3 -1.729737
4 -1.86968
5 -1.79264
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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Draws that count' noenhanced
set xlabel 'Width ​{/sans-serif:Italic s}​ of the proposal' enhanced
set label 'Of 100 draws' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:5.2]
set xtics 1
set yrange [0:65]
set key top right
set object rectangle from first 0.4, graph 0 to first 1.414214, graph 1 behind fs transparent solid 0.12 noborder fc rgb '#BBBBBB'
plot $exact_1_2 using 1:2 with lines lw 3 lc rgb '#000000' dt solid title 'exact' noenhanced, \
     $by_draws_1_3 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' title 'by the draws' noenhanced

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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Tail of the weights' noenhanced
set xlabel 'Width ​{/sans-serif:Italic s}​ of the proposal' enhanced
set label 'Shape ​{/sans-serif:Italic k}' enhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:5.2]
set xtics 1
set yrange [-2:4.2]
set ytics 1
set key top right
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 2 lc rgb '#767676' dt (18,7)
set label 'above ​{/sans-serif:Italic k}​ = ½: no variance' enhanced at first 5.2, first 0.75 right front textcolor rgb '#000000'
plot $theory_2_3 using 1:2 with lines lw 3 lc rgb '#000000' dt solid title '1 − ​{/sans-serif:Italic s}²/4' enhanced, \
     $k_hat_2_4 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' title '{/sans-serif:Italic k̂}​ of the draws' enhanced

unset multiplot
unset output
