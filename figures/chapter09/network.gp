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
-0.1 -0.101415 -0.3935538 0.1907238
0.9 -0.4972856 -1.676686 0.6821145
1.9 0.2560257 -0.9080657 1.420117
2.9 -0.320872 -1.32097 0.6792261
3.9 0.2043363 -0.5956308 1.004303
4.9 -0.2417066 -1.289342 0.8059286
EOD

# $difference_NUTS_1_3: x, y, lower, upper; agreement: not compared: errors and efficiencies of chains
$difference_NUTS_1_3 << EOD
0.1 -0.01141969 -0.1314257 0.1085863
1.1 -0.3000526 -0.8332584 0.2331532
2.1 -0.03305013 -0.4382126 0.3721123
3.1 0.08225518 -0.318596 0.4831064
4.1 0.1046361 -0.2141397 0.4234118
5.1 0.04898534 -0.4965525 0.5945231
EOD

# $efficiency_blocks_2_1: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_blocks_2_1 << EOD
0 26.06161
1 24.16671
2 22.02367
3 21.13376
4 22.53173
5 22.72201
EOD

# $efficiency_HMC_2_2: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_HMC_2_2 << EOD
0 1.16478
1 1.154397
2 0.5919523
3 4.857309
4 7.201633
5 4.157552
EOD

# $efficiency_NUTS_2_3: x, y; agreement: not compared: errors and efficiencies of chains
$efficiency_NUTS_2_3 << EOD
0 6.622575
1 2.47622
2 3.232812
3 4.770346
4 3.356235
5 3.613302
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
