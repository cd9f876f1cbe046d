# two-sensors
# Which process is faster, and how sure can you be? The counts of both sensors in the first
# 20 intervals.
# Draw it with: gnuplot two-sensors.gp

set terminal svg size 1200,520 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'two-sensors.svg'
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

# $sensor_1_1_1: x, height, width; agreement: relative 1e-06
$sensor_1_1_1 << EOD
0.8 3 0.38
1.8 3 0.38
2.8 3 0.38
3.8 4 0.38
4.8 2 0.38
5.8 0 0.38
6.8 3 0.38
7.8 0 0.38
8.8 4 0.38
9.8 1 0.38
10.8 5 0.38
11.8 6 0.38
12.8 1 0.38
13.8 3 0.38
14.8 5 0.38
15.8 5 0.38
16.8 4 0.38
17.8 6 0.38
18.8 2 0.38
19.8 6 0.38
EOD

# $sensor_2_1_2: x, height, width; agreement: relative 1e-06
$sensor_2_1_2 << EOD
1.2 1 0.38
2.2 1 0.38
3.2 2 0.38
4.2 1 0.38
5.2 0 0.38
6.2 1 0.38
7.2 0 0.38
8.2 0 0.38
9.2 1 0.38
10.2 0 0.38
11.2 0 0.38
12.2 1 0.38
13.2 1 0.38
14.2 1 0.38
15.2 0 0.38
16.2 0 0.38
17.2 2 0.38
18.2 1 0.38
19.2 0 0.38
20.2 1 0.38
EOD

# Panel 1
set lmargin at screen 0.0875
set rmargin at screen 0.970833
set tmargin at screen 0.903846
set bmargin at screen 0.153846
set xlabel 'Interval' noenhanced
set label 'Events' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.3:20.7]
set xtics 1
set yrange [0:7.8]
set ytics 1
set key top right
plot $sensor_1_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' title 'sensor 1' noenhanced, \
     $sensor_2_1_2 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#E69F00' title 'sensor 2' noenhanced
unset output
