# real-stars
# The stars scatter as their error bars allow, and what these leave out is assumed. Left:
# σ_T from each star alone with its standard error, sorted by σ_T. Right: the estimate from
# all stars by error bars alone, and under each assumption on errors common to all diameters
# and all temperatures; thick one standard deviation, thin 90 %. Dotted: the textbook’s
# constant.
# Draw it with: gnuplot real-stars.gp

set terminal svg size 1320,700 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'real-stars.svg'
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

# $errors_1_2: x, y; agreement: relative 1e-06
$errors_1_2 << EOD
4.991513 1
5.604623 1
5.604623 NaN
5.055239 2
5.590965 2
5.590965 NaN
4.835086 3
5.847709 3
5.847709 NaN
5.180154 4
5.463915 4
5.463915 NaN
5.219769 5
5.624033 5
5.624033 NaN
5.35268 6
5.5948 6
5.5948 NaN
5.179257 7
5.992706 7
5.992706 NaN
5.182428 8
6.083991 8
6.083991 NaN
5.241653 9
6.039886 9
6.039886 NaN
5.092209 10
6.263145 10
6.263145 NaN
5.035597 11
6.354132 11
6.354132 NaN
5.249794 12
6.167709 12
6.167709 NaN
5.308755 13
6.113164 13
6.113164 NaN
5.405127 14
6.210006 14
6.210006 NaN
5.494287 15
6.245798 15
6.245798 NaN
5.862341 16
6.219268 16
6.219268 NaN
6.072841 17
7.838957 17
7.838957 NaN
EOD

# $stars_1_3: x, y; agreement: relative 1e-06
$stars_1_3 << EOD
5.289192 1
5.316358 2
5.317347 3
5.320143 4
5.418132 5
5.472401 6
5.571154 7
5.615145 8
5.626632 9
5.64741 10
5.656576 11
5.690272 12
5.696779 13
5.793606 14
5.858004 15
6.038168 16
6.899619 17
EOD

# $ninety_0_2_3: x, lower, upper; agreement: relative 1e-06
$ninety_0_2_3 << EOD
5.452377 -0.015 0.015
5.660764 -0.015 0.015
EOD

# $one_sd_0_2_4: x, lower, upper; agreement: relative 1e-06
$one_sd_0_2_4 << EOD
5.492617 -0.07 0.07
5.619292 -0.07 0.07
EOD

# $ninety_1_2_5: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$ninety_1_2_5 << EOD
5.399442 -1.015 -0.985
5.702477 -1.015 -0.985
EOD

# $one_sd_1_2_6: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$one_sd_1_2_6 << EOD
5.457555 -1.07 -0.93
5.641756 -1.07 -0.93
EOD

# $ninety_2_2_7: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$ninety_2_2_7 << EOD
5.198159 -2.015 -1.985
5.923289 -2.015 -1.985
EOD

# $one_sd_2_2_8: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$one_sd_2_2_8 << EOD
5.332958 -2.07 -1.93
5.773569 -2.07 -1.93
EOD

# $ninety_3_2_9: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$ninety_3_2_9 << EOD
4.912948 -3.015 -2.985
6.267154 -3.015 -2.985
EOD

# $one_sd_3_2_10: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$one_sd_3_2_10 << EOD
5.153117 -3.07 -2.93
5.975063 -3.07 -2.93
EOD

# $ninety_4_2_11: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$ninety_4_2_11 << EOD
4.370105 -4.015 -3.985
7.045642 -4.015 -3.985
EOD

# $one_sd_4_2_12: x, lower, upper; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$one_sd_4_2_12 << EOD
4.79908 -4.07 -3.93
6.415854 -4.07 -3.93
EOD

# $means_2_13: x, y; agreement: not compared: ends of bars of the sampled posterior; the table has its error
$means_2_13 << EOD
5.555594 0
5.548892 -1
5.548892 -2
5.548892 -3
5.548892 -4
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
set lmargin at screen 0.113636
set rmargin at screen 0.445076
set tmargin at screen 0.928571
set bmargin at screen 0.121429
set title '17 stars one by one' noenhanced
set xlabel '{/sans-serif:Italic σ}_{T}​ in 10⁻⁸ W m⁻² K⁻⁴' enhanced
set xrange [4.654854:8.019189]
set yrange [0.3:17.7]
set ytics ('HD 219134' 1, 'ε Eri' 2, 'HD 140283' 3, 'α Cen B' 4, '55 Cnc' 5, 'α Cen A' 6, 'GJ 411' 7, 'Barnard' 8, 'GJ 15 A' 9, 'GJ 887' 10, 'Capella Aa' 11, '61 Cyg B' 12, 'GJ 880' 13, 'GJ 205' 14, 'GJ 380' 15, 'τ Cet' 16, 'Proxima' 17) noenhanced
unset key
set arrow from first 5.670374, graph 0 to first 5.670374, graph 1 nohead back lw 2 lc rgb '#000000' dt (2.5,5)
plot $errors_1_2 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $stars_1_3 using 1:2 with points pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

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
set lmargin at screen 0.642045
set rmargin at screen 0.973485
set tmargin at screen 0.928571
set bmargin at screen 0.121429
set title 'All stars together' noenhanced
set xlabel '{/sans-serif:Italic σ}_{T}​ in 10⁻⁸ W m⁻² K⁻⁴' enhanced
set xrange [4:7.5]
set yrange [-4.4:0.8]
set ytics ('error bars alone' 0, 'no scale error' -1, 'scale errors 1 %%, 0.75 %%' -2, 'scale errors 2 %%, 1.5 %%' -3, 'scale errors 4 %%, 3 %%' -4) noenhanced
unset key
set arrow from first 5.670374, graph 0 to first 5.670374, graph 1 nohead back lw 2 lc rgb '#000000' dt (2.5,5)
set label 'textbook' noenhanced at first 5.670374, graph 0.96 left front textcolor rgb '#000000' offset character 0.8, 0
plot $ninety_0_2_3 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $one_sd_0_2_4 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $ninety_1_2_5 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $one_sd_1_2_6 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $ninety_2_2_7 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $one_sd_2_2_8 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $ninety_3_2_9 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $one_sd_3_2_10 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $ninety_4_2_11 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $one_sd_4_2_12 using 1:2:3 with filledcurves fs transparent solid 1 noborder lc rgb '#0072B2' notitle, \
     $means_2_13 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#D55E00' notitle

unset multiplot
unset output
