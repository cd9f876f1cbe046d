# league
# More evaluations help whoever can see both peaks; a fit that has one keeps its error.
# Median distance from the posterior over the seeds, with bands that hold 90 % of them. A
# grid of 400 points lies far below the picture.
# Draw it with: gnuplot league.gp

set terminal svg size 1500,700 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'league.svg'
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

# $band_0_1_1: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_0_1_1 << EOD
300 0.08335711 0.2811712
1000 0.05704814 0.1842059
3000 0.02806128 0.09196315
10000 0.01508488 0.05551163
EOD

# $band_1_1_2: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_1_1_2 << EOD
300 0.07507798 0.2401442
1000 0.04097689 0.1280951
3000 0.01922641 0.07640872
10000 0.01318254 0.04252754
EOD

# $band_2_1_3: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_2_1_3 << EOD
353 0.4905547 0.6600549
1053 0.535298 0.619128
3053 0.5203499 0.6018757
10053 0.4875889 0.5913162
EOD

# $band_3_1_4: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_3_1_4 << EOD
300 0.1539412 0.567102
1000 0.07982001 0.3136064
3000 0.04893098 0.1397212
10000 0.02807067 0.08836862
EOD

# $band_4_1_5: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_4_1_5 << EOD
966.8 0.1109185 0.4858954
1095.16 0.1343764 0.5056081
3124.44 0.07570504 0.2246995
10545 0.04417244 0.173246
EOD

# $line_0_1_6: x, y; agreement: not compared: chance of fifty seeds
$line_0_1_6 << EOD
300 0.1577914
1000 0.09848119
3000 0.05259824
10000 0.02722916
EOD

# $line_1_1_7: x, y; agreement: not compared: chance of fifty seeds
$line_1_1_7 << EOD
300 0.1447122
1000 0.07478648
3000 0.04018239
10000 0.02216296
EOD

# $line_2_1_8: x, y; agreement: not compared: chance of fifty seeds
$line_2_1_8 << EOD
353 0.5863869
1053 0.582661
3053 0.5827075
10053 0.5789588
EOD

# $line_3_1_9: x, y; agreement: not compared: chance of fifty seeds
$line_3_1_9 << EOD
300 0.3276662
1000 0.161145
3000 0.08330899
10000 0.05379693
EOD

# $line_4_1_10: x, y; agreement: not compared: chance of fifty seeds
$line_4_1_10 << EOD
966.8 0.2906304
1095.16 0.2522017
3124.44 0.1369403
10545 0.06675253
EOD

# $points_0_1_11: x, y; agreement: not compared: chance of fifty seeds
$points_0_1_11 << EOD
300 0.1577914
1000 0.09848119
3000 0.05259824
10000 0.02722916
EOD

# $points_1_1_12: x, y; agreement: not compared: chance of fifty seeds
$points_1_1_12 << EOD
300 0.1447122
1000 0.07478648
3000 0.04018239
10000 0.02216296
EOD

# $points_2_1_13: x, y; agreement: not compared: chance of fifty seeds
$points_2_1_13 << EOD
353 0.5863869
1053 0.582661
3053 0.5827075
10053 0.5789588
EOD

# $points_3_1_14: x, y; agreement: not compared: chance of fifty seeds
$points_3_1_14 << EOD
300 0.3276662
1000 0.161145
3000 0.08330899
10000 0.05379693
EOD

# $points_4_1_15: x, y; agreement: not compared: chance of fifty seeds
$points_4_1_15 << EOD
966.8 0.2906304
1095.16 0.2522017
3124.44 0.1369403
10545 0.06675253
EOD

# $band_0_2_1: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_0_2_1 << EOD
304 0.2256186 1.105523
1004 0.1215614 0.9746262
3004 0.06974927 0.5175409
10004 0.04364743 0.3282199
EOD

# $band_1_2_2: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_1_2_2 << EOD
310.5 0.2053626 1.255672
1010.8 0.135471 0.4624165
3009.28 0.06304745 0.275215
10010.22 0.0329761 0.1566241
EOD

# $band_2_2_3: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_2_2_3 << EOD
312.8 0.3820887 2.177873
1025.14 0.5732354 2.449004
3023.82 0.1094668 0.9796835
10034.94 0.07158316 0.7510712
EOD

# $band_3_2_4: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_3_2_4 << EOD
295.22 0.3084692 2.233395
797.98 0.32443 1.387301
2846.16 0.09738128 1.433361
9227.14 0.05877282 0.7602628
EOD

# $band_4_2_5: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_4_2_5 << EOD
810 0.1948422 0.9631991
1013 0.180189 0.7493447
2945 0.1020274 0.4095939
9704 0.06036841 0.2754789
EOD

# $line_0_2_6: x, y; agreement: not compared: chance of fifty seeds
$line_0_2_6 << EOD
304 0.5130208
1004 0.3077206
3004 0.2116028
10004 0.1060064
EOD

# $line_1_2_7: x, y; agreement: not compared: chance of fifty seeds
$line_1_2_7 << EOD
310.5 0.4434814
1010.8 0.2307378
3009.28 0.1264566
10010.22 0.07047046
EOD

# $line_2_2_8: x, y; agreement: not compared: chance of fifty seeds
$line_2_2_8 << EOD
312.8 0.8143635
1025.14 0.9092279
3023.82 0.541472
10034.94 0.3374592
EOD

# $line_3_2_9: x, y; agreement: not compared: chance of fifty seeds
$line_3_2_9 << EOD
295.22 0.71645
797.98 0.606038
2846.16 0.4726671
9227.14 0.2529972
EOD

# $line_4_2_10: x, y; agreement: not compared: chance of fifty seeds
$line_4_2_10 << EOD
810 0.4323013
1013 0.4035062
2945 0.2397424
9704 0.1093907
EOD

# $points_0_2_11: x, y; agreement: not compared: chance of fifty seeds
$points_0_2_11 << EOD
304 0.5130208
1004 0.3077206
3004 0.2116028
10004 0.1060064
EOD

# $points_1_2_12: x, y; agreement: not compared: chance of fifty seeds
$points_1_2_12 << EOD
310.5 0.4434814
1010.8 0.2307378
3009.28 0.1264566
10010.22 0.07047046
EOD

# $points_2_2_13: x, y; agreement: not compared: chance of fifty seeds
$points_2_2_13 << EOD
312.8 0.8143635
1025.14 0.9092279
3023.82 0.541472
10034.94 0.3374592
EOD

# $points_3_2_14: x, y; agreement: not compared: chance of fifty seeds
$points_3_2_14 << EOD
295.22 0.71645
797.98 0.606038
2846.16 0.4726671
9227.14 0.2529972
EOD

# $points_4_2_15: x, y; agreement: not compared: chance of fifty seeds
$points_4_2_15 << EOD
810 0.4323013
1013 0.4035062
2945 0.2397424
9704 0.1093907
EOD

# $band_0_3_1: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_0_3_1 << EOD
342.2 0.05480779 0.5540622
1038.82 0.05111524 0.05480779
1308.24 0.05111524 0.05480779
1348.26 0.05111524 0.05480779
EOD

# $band_1_3_2: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_1_3_2 << EOD
1409.72 0.5827333 4.814403
1719.24 0.5756122 4.801713
2815.24 0.5784563 1.461888
4859.56 0.5795574 0.5939509
EOD

# $band_2_3_3: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_2_3_3 << EOD
1055.76 0.07260744 0.1811166
1095.52 0.06772924 0.1927495
1490.76 0.03713669 0.09377649
2895.26 0.02380682 0.05005245
EOD

# $band_3_3_4: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_3_3_4 << EOD
3959.76 0.01391233 0.01391457
3791.64 0.01391214 0.01391445
4101.52 0.01391178 0.0139145
8650.6 0.0139123 0.01391504
EOD

# $band_4_3_5: x, lower, upper; agreement: not compared: chance of fifty seeds
$band_4_3_5 << EOD
302.9 0.6345219 1.250565
1002.72 0.7093552 1.100806
3002.58 0.7643818 0.9885285
10003.22 0.8107043 0.91817
EOD

# $line_0_3_6: x, y; agreement: not compared: chance of fifty seeds
$line_0_3_6 << EOD
342.2 0.05480779
1038.82 0.05480779
1308.24 0.05480779
1348.26 0.05480779
EOD

# $line_1_3_7: x, y; agreement: not compared: chance of fifty seeds
$line_1_3_7 << EOD
1409.72 0.597115
1719.24 0.5915387
2815.24 0.5875443
4859.56 0.5879548
EOD

# $line_2_3_8: x, y; agreement: not compared: chance of fifty seeds
$line_2_3_8 << EOD
1055.76 0.1052125
1095.52 0.09056888
1490.76 0.05276345
2895.26 0.03189693
EOD

# $line_3_3_9: x, y; agreement: not compared: chance of fifty seeds
$line_3_3_9 << EOD
3959.76 0.01391322
3791.64 0.01391316
4101.52 0.01391314
8650.6 0.01391317
EOD

# $line_4_3_10: x, y; agreement: not compared: chance of fifty seeds
$line_4_3_10 << EOD
302.9 0.8768446
1002.72 0.8668571
3002.58 0.8428924
10003.22 0.8678161
EOD

# $points_0_3_11: x, y; agreement: not compared: chance of fifty seeds
$points_0_3_11 << EOD
342.2 0.05480779
1038.82 0.05480779
1308.24 0.05480779
1348.26 0.05480779
EOD

# $points_1_3_12: x, y; agreement: not compared: chance of fifty seeds
$points_1_3_12 << EOD
1409.72 0.597115
1719.24 0.5915387
2815.24 0.5875443
4859.56 0.5879548
EOD

# $points_2_3_13: x, y; agreement: not compared: chance of fifty seeds
$points_2_3_13 << EOD
1055.76 0.1052125
1095.52 0.09056888
1490.76 0.05276345
2895.26 0.03189693
EOD

# $points_3_3_14: x, y; agreement: not compared: chance of fifty seeds
$points_3_3_14 << EOD
3959.76 0.01391322
3791.64 0.01391316
4101.52 0.01391314
8650.6 0.01391317
EOD

# $points_4_3_15: x, y; agreement: not compared: chance of fifty seeds
$points_4_3_15 << EOD
302.9 0.8768446
1002.72 0.8668571
3002.58 0.8428924
10003.22 0.8678161
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
set lmargin at screen 0.0633333
set rmargin at screen 0.328889
set tmargin at screen 0.921429
set bmargin at screen 0.128571
set title 'Independent draws' noenhanced
set xlabel 'Evaluations' noenhanced
set label 'Wasserstein-1' noenhanced at screen 0.01, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [99.9999:20000]
set xtics ('100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set logscale y 10
set yrange [0.006:40]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10) noenhanced
set key top right
plot $band_0_1_1 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#0072B2' notitle, \
     $band_1_1_2 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#D55E00' notitle, \
     $band_2_1_3 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#009E73' notitle, \
     $band_3_1_4 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#A6548A' notitle, \
     $band_4_1_5 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#E69F00' notitle, \
     $line_0_1_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $line_1_1_7 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $line_2_1_8 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $line_3_1_9 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $line_4_1_10 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid notitle, \
     $points_0_1_11 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' title 'prior, weighted' noenhanced, \
     $points_1_1_12 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#D55E00' title 'wide, weighted' noenhanced, \
     $points_2_1_13 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#009E73' title 'Laplace, weighted' noenhanced, \
     $points_3_1_14 using 1:2 with points pt 13 ps 1.4 lw 2 lc rgb '#A6548A' title 'rejection' noenhanced, \
     $points_4_1_15 using 1:2 with points pt 6 ps 1.4 lw 2 lc rgb '#E69F00' title 'SMC' noenhanced

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
set lmargin at screen 0.388889
set rmargin at screen 0.654444
set tmargin at screen 0.921429
set bmargin at screen 0.128571
set title 'Chains' noenhanced
set xlabel 'Evaluations' noenhanced
set logscale x 10
set xrange [99.9999:20000]
set xtics ('100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set logscale y 10
set yrange [0.006:40]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10) noenhanced
set key top right
plot $band_0_2_1 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#0072B2' notitle, \
     $band_1_2_2 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#D55E00' notitle, \
     $band_2_2_3 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#009E73' notitle, \
     $band_3_2_4 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#A6548A' notitle, \
     $band_4_2_5 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#E69F00' notitle, \
     $line_0_2_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $line_1_2_7 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $line_2_2_8 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $line_3_2_9 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $line_4_2_10 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid notitle, \
     $points_0_2_11 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' title 'random walk' noenhanced, \
     $points_1_2_12 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#D55E00' title 'slice' noenhanced, \
     $points_2_2_13 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#009E73' title 'HMC' noenhanced, \
     $points_3_2_14 using 1:2 with points pt 13 ps 1.4 lw 2 lc rgb '#A6548A' title 'NUTS' noenhanced, \
     $points_4_2_15 using 1:2 with points pt 6 ps 1.4 lw 2 lc rgb '#E69F00' title 'tempering' noenhanced

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
set lmargin at screen 0.714444
set rmargin at screen 0.98
set tmargin at screen 0.921429
set bmargin at screen 0.128571
set title 'Fits' noenhanced
set xlabel 'Evaluations' noenhanced
set logscale x 10
set xrange [99.9999:20000]
set xtics ('100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set logscale y 10
set yrange [0.006:40]
set ytics ('0.01' 0.01, '0.1' 0.1, '1' 1, '10' 10) noenhanced
set key top right
plot $band_0_3_1 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#0072B2' notitle, \
     $band_1_3_2 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#D55E00' notitle, \
     $band_2_3_3 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#009E73' notitle, \
     $band_3_3_4 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#A6548A' notitle, \
     $band_4_3_5 using 1:2:3 with filledcurves fs transparent solid 0.1 noborder lc rgb '#E69F00' notitle, \
     $line_0_3_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $line_1_3_7 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $line_2_3_8 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $line_3_3_9 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $line_4_3_10 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid notitle, \
     $points_0_3_11 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' title 'Laplace, added up' noenhanced, \
     $points_1_3_12 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#D55E00' title 'ADVI' noenhanced, \
     $points_2_3_13 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#009E73' title 'Pathfinder, 16 paths' noenhanced, \
     $points_3_3_14 using 1:2 with points pt 13 ps 1.4 lw 2 lc rgb '#A6548A' title 'mixture of two' noenhanced, \
     $points_4_3_15 using 1:2 with points pt 6 ps 1.4 lw 2 lc rgb '#E69F00' title 'ensemble' noenhanced

unset multiplot
unset output
