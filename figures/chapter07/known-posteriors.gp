# known-posteriors
# What is near on posteriors with one peak need not be near on one with two. Wasserstein-1
# between each method’s answer and the exact posterior, in posterior standard deviations;
# the large dots are the posterior with two peaks. Beyond the dotted line an eye would
# notice; what stands on the left edge is 0.0001 or less.
# Draw it with: gnuplot known-posteriors.gp

set terminal svg size 1200,930 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'known-posteriors.svg'
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

# $posterior_4_1_2: x, y; agreement: not compared: means over seeds, some of few different outcomes
$posterior_4_1_2 << EOD
0.0001 20
0.0001 19
0.03326482 18
0.02266593 17
0.3399459 16
0.05570373 15
0.09581657 14
0.1092744 13
0.08245141 12
0.2924571 11
0.2590175 10
0.2731437 9
0.153889 8
1.061156 7
0.02964265 6
0.5079844 5
0.4932628 4
0.03417851 3
0.007526344 2
0.4659136 1
EOD

# $posterior_0_1_3: x, y; agreement: not compared: means over seeds, some of few different outcomes
$posterior_0_1_3 << EOD
0.0001 20
0.0001 19
0.02594654 18
0.03922546 17
0.02194721 16
0.03815322 15
0.08480007 14
0.05286098 13
0.06828787 12
0.1037285 11
0.06804895 10
0.0611667 9
0.1276466 8
0.1016487 7
0.1016487 6
0.03302903 5
0.1313254 4
0.05915816 3
0.0101883 2
0.7953611 1
EOD

# $posterior_1_1_4: x, y; agreement: not compared: means over seeds, some of few different outcomes
$posterior_1_1_4 << EOD
0.0001 20
0.0001 19
0.03730487 18
0.04893799 17
0.02722198 16
0.04785509 15
0.07636917 14
0.0485165 13
0.07064888 12
0.09030126 11
0.06433655 10
0.06771981 9
0.1227571 8
0.1206745 7
0.1206746 6
0.03929444 5
0.1187941 4
0.05031366 3
0.005411912 2
0.8000975 1
EOD

# $posterior_2_1_5: x, y; agreement: not compared: means over seeds, some of few different outcomes
$posterior_2_1_5 << EOD
0.0002287523 20
0.0002235301 19
0.05745265 18
0.07182209 17
0.02250838 16
0.1212272 15
0.06942269 14
0.04823191 13
0.07745577 12
0.10521 11
0.06678018 10
0.08622931 9
0.1313734 8
0.0001 7
0.0001 6
0.0001 5
0.04160411 4
0.05408754 3
0.0001 2
0.7981571 1
EOD

# $posterior_3_1_6: x, y; agreement: not compared: means over seeds, some of few different outcomes
$posterior_3_1_6 << EOD
0.0001 20
0.0001 19
0.02165375 18
0.02911968 17
0.02090081 16
0.04302395 15
0.08728655 14
0.05485546 13
0.06774715 12
0.1219865 11
0.07119089 10
0.07694106 9
0.1279016 8
0.0003474455 7
0.0003474458 6
0.0001123024 5
0.03194863 4
0.04976505 3
0.0001 2
0.7981608 1
EOD

# Panel 1
set lmargin at screen 0.341667
set rmargin at screen 0.966667
set tmargin at screen 0.978495
set bmargin at screen 0.177419
set xlabel 'Wasserstein-1 [sd]' noenhanced
set logscale x 10
set xrange [0.0001:2]
set yrange [0.3:20.7]
set ytics ('grid' 20, 'adaptive quadrature' 19, 'importance sampling, prior' 18, 'importance sampling, wide normal' 17, 'importance sampling, Laplace’s normal' 16, 'rejection sampling' 15, 'sequential Monte Carlo' 14, 'random walk' 13, 'slice sampling' 12, 'HMC' 11, 'NUTS' 10, 'NUTS, one start' 9, 'parallel tempering' 8, 'Laplace, one climb' 7, 'Laplace, peaks added up' 6, 'ADVI' 5, 'Pathfinder, one path' 4, 'Pathfinder, sixteen paths' 3, 'variational mixture of two' 2, 'ensemble of optimisers' 1) noenhanced
set key at screen 0.654167, screen 0.0827957 center top horizontal maxrows 1 Left reverse samplen 1.4 width -3
set arrow from first 0.2, graph 0 to first 0.2, graph 1 nohead back lw 2 lc rgb '#767676' dt (2.5,5)
plot $posterior_4_1_2 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' title 'two peaks' noenhanced, \
     $posterior_0_1_3 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#56B4E9' title 'coin' noenhanced, \
     $posterior_1_1_4 using 1:2 with points pt 5 ps 1.1 lw 2 lc rgb '#009E73' title 'horse kicks' noenhanced, \
     $posterior_2_1_5 using 1:2 with points pt 13 ps 1.1 lw 2 lc rgb '#E69F00' title 'straight line' noenhanced, \
     $posterior_3_1_6 using 1:2 with points pt 9 ps 1.1 lw 2 lc rgb '#A6548A' title 'star' noenhanced
unset output
