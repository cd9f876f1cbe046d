# cost
# A mean field is soon at its best, and stays there; longer paths need more slopes, and with
# enough of them have a smaller gap. Each point is one search. The funnel’s gap after
# searches with growing budgets: left against slopes of the model, right against time.
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

# $slopes_0_1_1: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_0_1_1 << EOD
6000 0.7848742
24000 0.7721578
96000 0.7665077
384000 0.7736898
1536000 0.7667251
EOD

# $slopes_1_1_2: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_1_1_2 << EOD
5952 0.7273747
24000 0.6857394
96000 0.6585452
384000 0.6128947
1536000 0.6184977
EOD

# $slopes_2_1_3: x, y; agreement: not compared: ends of random searches, and time on one machine
$slopes_2_1_3 << EOD
5760 0.9422887
23904 0.5726697
95904 0.5067805
383904 0.5825997
1535904 0.4538596
EOD

# $seconds_0_2_1: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_0_2_1 << EOD
0.000588316 0.7848742
0.001367385 0.7721578
0.005465385 0.7665077
0.02220616 0.7736898
0.08949489 0.7667251
EOD

# $seconds_1_2_2: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_1_2_2 << EOD
0.000397161 0.7273747
0.000992347 0.6857394
0.00384282 0.6585452
0.01590484 0.6128947
0.08172844 0.6184977
EOD

# $seconds_2_2_3: x, y; agreement: not compared: ends of random searches, and time on one machine
$seconds_2_2_3 << EOD
0.000270843 0.9422887
0.001026137 0.5726697
0.004038511 0.5067805
0.01613887 0.5825997
0.09635924 0.4538596
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
set xrange [4000:2304000]
set xtics ('10⁴' 10000, '10⁵' 100000, '10⁶' 1000000) noenhanced
set logscale y 10
set yrange [0.3:1.2]
set ytics ('0.3' 0.3, '0.5' 0.5, '0.7' 0.7, '1' 1) noenhanced
set key top right
plot $slopes_0_1_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '{/sans-serif:Italic T}​ = ​0' enhanced, \
     $slopes_1_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title '{/sans-serif:Italic T}​ = ​1' enhanced, \
     $slopes_2_1_3 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title '{/sans-serif:Italic T}​ = ​5' enhanced

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
set xrange [0.0001:1]
set xtics ('10⁻⁴' 0.0001, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '1' 1) noenhanced
set logscale y 10
set yrange [0.3:1.2]
set ytics ('0.3' 0.3, '0.5' 0.5, '0.7' 0.7, '1' 1) noenhanced
set key top right
plot $seconds_0_2_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '{/sans-serif:Italic T}​ = ​0' enhanced, \
     $seconds_1_2_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title '{/sans-serif:Italic T}​ = ​1' enhanced, \
     $seconds_2_2_3 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title '{/sans-serif:Italic T}​ = ​5' enhanced

unset multiplot
unset output
