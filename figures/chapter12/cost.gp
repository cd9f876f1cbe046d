# cost
# A mean field is soon at its best, and stays there; longer paths need more slopes, and with
# enough of them have a smaller gap. Lines: median of five searches; bands: their range;
# dotted: the best of all mean fields, which searches come to within the Monte Carlo error
# of their bounds. The funnel’s gap after searches with growing budgets: left against slopes
# of the model, right against time.
# Draw it with: gnuplot cost.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'cost.svg'
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

# $slopes_range_0_1_1: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$slopes_range_0_1_1 << EOD
6000 0.7551301 0.7794471
24000 0.7498842 0.7728318
96000 0.7592554 0.7923203
384000 0.7466953 0.7817827
768000 0.7563845 0.8039866
EOD

# $slopes_0_1_2: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_0_1_2 << EOD
6000 0.7681937
24000 0.7716831
96000 0.7832783
384000 0.7525348
768000 0.7896545
EOD

# $slopes_range_1_1_3: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$slopes_range_1_1_3 << EOD
6000 0.6249864 0.6477771
24000 0.6114594 0.6288322
96000 0.5863258 0.6118368
384000 0.5546283 0.5746538
768000 0.4761794 0.5602994
EOD

# $slopes_1_1_4: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_1_1_4 << EOD
6000 0.631042
24000 0.6260279
96000 0.6009436
384000 0.5686857
768000 0.5097591
EOD

# $slopes_range_2_1_5: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$slopes_range_2_1_5 << EOD
6000 0.5991243 0.6615492
24000 0.5095078 0.5372169
96000 0.4442214 0.5067247
384000 0.4048367 0.4349479
768000 0.3961707 0.4110641
EOD

# $slopes_2_1_6: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_2_1_6 << EOD
6000 0.6111306
24000 0.5354056
96000 0.4749672
384000 0.4113301
768000 0.3991919
EOD

# $seconds_range_0_2_1: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$seconds_range_0_2_1 << EOD
0.00041652 0.7551301 0.7794471
0.001609315 0.7498842 0.7728318
0.006407512 0.7592554 0.7923203
0.02591997 0.7466953 0.7817827
0.05205555 0.7563845 0.8039866
EOD

# $seconds_0_2_2: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_0_2_2 << EOD
0.00041652 0.7681937
0.001609315 0.7716831
0.006407512 0.7832783
0.02591997 0.7525348
0.05205555 0.7896545
EOD

# $seconds_range_1_2_3: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$seconds_range_1_2_3 << EOD
0.000373806 0.6249864 0.6477771
0.001459061 0.6114594 0.6288322
0.005777871 0.5863258 0.6118368
0.02315839 0.5546283 0.5746538
0.04646427 0.4761794 0.5602994
EOD

# $seconds_1_2_4: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_1_2_4 << EOD
0.000373806 0.631042
0.001459061 0.6260279
0.005777871 0.6009436
0.02315839 0.5686857
0.04646427 0.5097591
EOD

# $seconds_range_2_2_5: x, lower, upper; agreement: not compared: ends of random searches, and time on one machine
$seconds_range_2_2_5 << EOD
0.000432073 0.5991243 0.6615492
0.001665549 0.5095078 0.5372169
0.006636468 0.4442214 0.5067247
0.02664982 0.4048367 0.4349479
0.05321508 0.3961707 0.4110641
EOD

# $seconds_2_2_6: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_2_2_6 << EOD
0.000432073 0.6111306
0.001665549 0.5354056
0.006636468 0.4749672
0.02664982 0.4113301
0.05321508 0.3991919
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
set rmargin at screen 0.48125
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Equal slopes' noenhanced
set xlabel 'Slopes' noenhanced
set label 'Gap below log evidence [nats]' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [4000:1152000]
set xtics ('10⁴' 10000, '10⁵' 100000, '10⁶' 1000000) noenhanced
set logscale y 10
set yrange [0.3:1.2]
set ytics ('0.3' 0.3, '0.5' 0.5, '0.7' 0.7, '1' 1) noenhanced
set key top right
set arrow from graph 0, first 0.7678957 to graph 1, first 0.7678957 nohead back lw 2 lc rgb '#000000' dt (2.5,5)
set label 'best mean field (dotted)' noenhanced at graph 0.4, first 0.71 left front textcolor rgb '#000000'
plot $slopes_range_0_1_1 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#D55E00' notitle, \
     $slopes_0_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '{/sans-serif:Italic T}​ = ​0' enhanced, \
     $slopes_range_1_1_3 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#009E73' notitle, \
     $slopes_1_1_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title '{/sans-serif:Italic T}​ = ​1' enhanced, \
     $slopes_range_2_1_5 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#0072B2' notitle, \
     $slopes_2_1_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title '{/sans-serif:Italic T}​ = ​5' enhanced

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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Equal time' noenhanced
set xlabel 'Processor time [s]' noenhanced
set label 'Gap below log evidence [nats]' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.0002:0.2]
set xtics ('0.001' 0.001, '0.01' 0.01, '0.1' 0.1) noenhanced
set logscale y 10
set yrange [0.3:1.2]
set ytics ('0.3' 0.3, '0.5' 0.5, '0.7' 0.7, '1' 1) noenhanced
set key top right
set arrow from graph 0, first 0.7678957 to graph 1, first 0.7678957 nohead back lw 2 lc rgb '#000000' dt (2.5,5)
plot $seconds_range_0_2_1 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#D55E00' notitle, \
     $seconds_0_2_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '{/sans-serif:Italic T}​ = ​0' enhanced, \
     $seconds_range_1_2_3 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#009E73' notitle, \
     $seconds_1_2_4 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title '{/sans-serif:Italic T}​ = ​1' enhanced, \
     $seconds_range_2_2_5 using 1:2:3 with filledcurves fs transparent solid 0.25 noborder lc rgb '#0072B2' notitle, \
     $seconds_2_2_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title '{/sans-serif:Italic T}​ = ​5' enhanced

unset multiplot
unset output
