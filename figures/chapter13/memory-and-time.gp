# memory-and-time
# Memory stays as the rows grow, and time grows with the passes over the file. Left: the
# peak memory of the whole program, and the size of the numbers alone if they were held at
# once. Right: its wall time. Every file gets 20,000 steps or more, and one that is longer
# than a block is read anew in every pass.
# Draw it with: gnuplot memory-and-time.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'memory-and-time.svg'
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

# $peak_1_1: x, y; agreement: not compared: memory and time of this machine
$peak_1_1 << EOD
1000 36.01203
10000 37.09338
100000 36.79437
1000000 37.19578
EOD

# $peak_points_1_2: x, y; agreement: not compared: memory and time of this machine
$peak_points_1_2 << EOD
1000 36.01203
10000 37.09338
100000 36.79437
1000000 37.19578
EOD

# $whole_1_3: x, y; agreement: relative 1e-06
$whole_1_3 << EOD
1000 0.048
1e+08 4800
EOD

# $time_2_1: x, y; agreement: not compared: memory and time of this machine
$time_2_1 << EOD
1000 0.2976793
10000 1.483379
100000 1.907733
1000000 7.077756
EOD

# $time_points_2_2: x, y; agreement: not compared: memory and time of this machine
$time_points_2_2 << EOD
1000 0.2976793
10000 1.483379
100000 1.907733
1000000 7.077756
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
set title 'Memory' noenhanced
set xlabel 'Rows' noenhanced
set label 'Megabytes' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [666.6667:1.5e+08]
set xtics ('1000' 1000, '10⁴' 10000, '10⁵' 100000, '10⁶' 1000000, '10⁷' 1e+07, '10⁸' 1e+08) noenhanced
set logscale y 10
set yrange [0.024:9600]
set ytics ('0.1' 0.1, '1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
set key top left Left reverse
plot $peak_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'peak of the program' noenhanced, \
     $peak_points_1_2 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle, \
     $whole_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'all numbers at once' noenhanced

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
set title 'Time' noenhanced
set xlabel 'Rows' noenhanced
set label 'Seconds' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [666.6667:1500000]
set xtics ('1000' 1000, '10⁴' 10000, '10⁵' 100000, '10⁶' 1000000) noenhanced
set logscale y 10
set yrange [0.025:100]
set ytics ('0.1' 0.1, '1' 1, '10' 10, '100' 100) noenhanced
unset key
plot $time_2_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $time_points_2_2 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
