# network
# Three samplers agree on a network within their errors, at very different cost. Left: the
# noise σ and the curve f at five places, by trajectories minus by blocks, with bars of two
# standard errors; up to five pass as agreement, since there are twelve differences and
# their errors are estimates. Right: effective draws per thousand passes over the points; a
# sweep of all blocks counts as one pass, and so does a gradient. Where R-hat is above 1.01
# (see the table) a sampler needs more draws before its numbers are used.
# Draw it with: gnuplot network.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'network.svg'
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

# $difference_HMC_1_2: x, y, lower, upper; agreement: not compared: errors and efficiencies of chains
$difference_HMC_1_2 << EOD
-0.1 0.03029934 -0.2767819 0.3373806
0.9 0.4039549 -0.9903516 1.798261
1.9 0.1092653 -0.8337458 1.052276
2.9 -0.1522441 -1.241773 0.9372852
3.9 0.0007742785 -0.8747001 0.8762487
4.9 -0.1003267 -1.202117 1.001463
EOD

# $difference_NUTS_1_3: x, y, lower, upper; agreement: not compared: errors and efficiencies of chains
$difference_NUTS_1_3 << EOD
0.1 0.007454599 -0.1383873 0.1532965
1.1 0.001571497 -0.7750592 0.7782022
2.1 0.08733655 -0.5000376 0.6747107
3.1 0.1226942 -0.3538117 0.5992
4.1 -0.1372233 -0.5585939 0.2841474
5.1 -0.08188521 -0.5936159 0.4298455
EOD

# $efficiency_blocks_2_1: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_blocks_2_1 << EOD
0 26.46675
1 23.22142
2 20.13189
3 22.17165
4 21.0926
5 25.5893
EOD

# $efficiency_HMC_2_2: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_HMC_2_2 << EOD
0 0.8921659
1 0.5251352
2 1.02405
3 4.520801
4 4.646395
5 7.530972
EOD

# $efficiency_NUTS_2_3: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_NUTS_2_3 << EOD
0 6.181345
1 1.420048
2 2.426963
3 3.086484
4 4.375382
5 4.021061
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
set rmargin at screen 0.475
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Difference from the blocks' noenhanced
set xlabel 'Quantity' noenhanced
set label 'Difference [km/s]' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:5.6]
set xtics ('σ' 0, 'f(-1.8)' 1, 'f(-0.9)' 2, 'f(0)' 3, 'f(0.9)' 4, 'f(1.8)' 5) noenhanced
set yrange [-2:2]
set ytics 0.5
set key top right
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#767676' dt solid
plot $difference_HMC_1_2 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#D55E00' title 'HMC' noenhanced, \
     $difference_NUTS_1_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' title 'NUTS' noenhanced

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
set lmargin at screen 0.583333
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Efficiency' noenhanced
set xlabel 'Quantity' noenhanced
set label 'Effective draws per 1000' noenhanced at screen 0.516667, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:5.6]
set xtics ('σ' 0, 'f(-1.8)' 1, 'f(-0.9)' 2, 'f(0)' 3, 'f(0.9)' 4, 'f(1.8)' 5) noenhanced
set logscale y 10
set yrange [0.2:200]
set key top right
plot $efficiency_blocks_2_1 using 1:2 with points pt 5 ps 1.6 lw 2 lc rgb '#000000' title 'blocks' noenhanced, \
     $efficiency_HMC_2_2 using 1:2 with points pt 9 ps 1.6 lw 2 lc rgb '#D55E00' title 'HMC' noenhanced, \
     $efficiency_NUTS_2_3 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#0072B2' title 'NUTS' noenhanced

unset multiplot
unset output
