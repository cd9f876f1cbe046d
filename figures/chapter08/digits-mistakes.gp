# digits-mistakes
# The mistakes of which the net was most certain. Above each image: what the writer meant,
# what the net read, and the probability that it gave to its reading.
# Draw it with: gnuplot digits-mistakes.gp

set terminal svg size 1200,720 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits-mistakes.svg'
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

# $image_0_1_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_0_1_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 4 0.5 0.5
3 0 12 0.5 0.5
4 0 13 0.5 0.5
5 0 1 0.5 0.5
6 0 0 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 4 0.5 0.5
3 1 16 0.5 0.5
4 1 16 0.5 0.5
5 1 5 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 0 0.5 0.5
2 2 9 0.5 0.5
3 2 16 0.5 0.5
4 2 10 0.5 0.5
5 2 0 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 8 0.5 0.5
2 3 16 0.5 0.5
3 3 16 0.5 0.5
4 3 11 0.5 0.5
5 3 4 0.5 0.5
6 3 0 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 4 0.5 0.5
3 4 8 0.5 0.5
4 4 16 0.5 0.5
5 4 16 0.5 0.5
6 4 7 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 0 0.5 0.5
4 5 2 0.5 0.5
5 5 14 0.5 0.5
6 5 14 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 0 0.5 0.5
3 6 4 0.5 0.5
4 6 15 0.5 0.5
5 6 16 0.5 0.5
6 6 11 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 5 0.5 0.5
3 7 16 0.5 0.5
4 7 14 0.5 0.5
5 7 8 0.5 0.5
6 7 0 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_1_2_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_1_2_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 7 0.5 0.5
3 0 15 0.5 0.5
4 0 16 0.5 0.5
5 0 12 0.5 0.5
6 0 0 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 12 0.5 0.5
2 1 16 0.5 0.5
3 1 11 0.5 0.5
4 1 16 0.5 0.5
5 1 13 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 15 0.5 0.5
2 2 16 0.5 0.5
3 2 16 0.5 0.5
4 2 14 0.5 0.5
5 2 5 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 8 0.5 0.5
2 3 16 0.5 0.5
3 3 12 0.5 0.5
4 3 0 0.5 0.5
5 3 0 0.5 0.5
6 3 0 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 2 0.5 0.5
3 4 12 0.5 0.5
4 4 9 0.5 0.5
5 4 0 0.5 0.5
6 4 0 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 9 0.5 0.5
4 5 13 0.5 0.5
5 5 0 0.5 0.5
6 5 0 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 2 0.5 0.5
3 6 16 0.5 0.5
4 6 8 0.5 0.5
5 6 0 0.5 0.5
6 6 0 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 10 0.5 0.5
3 7 12 0.5 0.5
4 7 1 0.5 0.5
5 7 0 0.5 0.5
6 7 0 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_2_3_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_2_3_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 4 0.5 0.5
3 0 9 0.5 0.5
4 0 13 0.5 0.5
5 0 13 0.5 0.5
6 0 0 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 1 0.5 0.5
2 1 13 0.5 0.5
3 1 15 0.5 0.5
4 1 6 0.5 0.5
5 1 2 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 0 0.5 0.5
2 2 9 0.5 0.5
3 2 7 0.5 0.5
4 2 0 0.5 0.5
5 2 0 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 0 0.5 0.5
2 3 13 0.5 0.5
3 3 3 0.5 0.5
4 3 4 0.5 0.5
5 3 0 0.5 0.5
6 3 0 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 2 0.5 0.5
2 4 16 0.5 0.5
3 4 16 0.5 0.5
4 4 16 0.5 0.5
5 4 8 0.5 0.5
6 4 0 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 2 0.5 0.5
2 5 11 0.5 0.5
3 5 3 0.5 0.5
4 5 0 0.5 0.5
5 5 10 0.5 0.5
6 5 4 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 2 0.5 0.5
3 6 5 0.5 0.5
4 6 4 0.5 0.5
5 6 15 0.5 0.5
6 6 1 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 3 0.5 0.5
3 7 12 0.5 0.5
4 7 14 0.5 0.5
5 7 8 0.5 0.5
6 7 0 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_3_4_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_3_4_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 0 0.5 0.5
3 0 0 0.5 0.5
4 0 6 0.5 0.5
5 0 16 0.5 0.5
6 0 7 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 1 0.5 0.5
2 1 5 0.5 0.5
3 1 11 0.5 0.5
4 1 16 0.5 0.5
5 1 16 0.5 0.5
6 1 8 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 11 0.5 0.5
2 2 16 0.5 0.5
3 2 16 0.5 0.5
4 2 13 0.5 0.5
5 2 16 0.5 0.5
6 2 8 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 3 0.5 0.5
2 3 7 0.5 0.5
3 3 1 0.5 0.5
4 3 4 0.5 0.5
5 3 16 0.5 0.5
6 3 8 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 0 0.5 0.5
3 4 0 0.5 0.5
4 4 5 0.5 0.5
5 4 16 0.5 0.5
6 4 8 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 0 0.5 0.5
4 5 5 0.5 0.5
5 5 16 0.5 0.5
6 5 7 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 0 0.5 0.5
3 6 0 0.5 0.5
4 6 7 0.5 0.5
5 6 16 0.5 0.5
6 6 9 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 0 0.5 0.5
3 7 0 0.5 0.5
4 7 8 0.5 0.5
5 7 16 0.5 0.5
6 7 8 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_4_5_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_4_5_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 0 0.5 0.5
3 0 0 0.5 0.5
4 0 13 0.5 0.5
5 0 1 0.5 0.5
6 0 0 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 0 0.5 0.5
3 1 7 0.5 0.5
4 1 15 0.5 0.5
5 1 3 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 0 0.5 0.5
2 2 0 0.5 0.5
3 2 16 0.5 0.5
4 2 11 0.5 0.5
5 2 2 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 0 0.5 0.5
2 3 4 0.5 0.5
3 3 16 0.5 0.5
4 3 16 0.5 0.5
5 3 14 0.5 0.5
6 3 1 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 5 0.5 0.5
3 4 16 0.5 0.5
4 4 8 0.5 0.5
5 4 8 0.5 0.5
6 4 10 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 9 0.5 0.5
3 5 16 0.5 0.5
4 5 4 0.5 0.5
5 5 0 0.5 0.5
6 5 15 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 2 0.5 0.5
3 6 9 0.5 0.5
4 6 11 0.5 0.5
5 6 13 0.5 0.5
6 6 14 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 0 0.5 0.5
3 7 0 0.5 0.5
4 7 10 0.5 0.5
5 7 16 0.5 0.5
6 7 10 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_5_6_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_5_6_1 << EOD
0 0 0 0.5 0.5
1 0 1 0.5 0.5
2 0 9 0.5 0.5
3 0 16 0.5 0.5
4 0 16 0.5 0.5
5 0 12 0.5 0.5
6 0 1 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 7 0.5 0.5
3 1 8 0.5 0.5
4 1 10 0.5 0.5
5 1 16 0.5 0.5
6 1 9 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 0 0.5 0.5
2 2 0 0.5 0.5
3 2 0 0.5 0.5
4 2 9 0.5 0.5
5 2 16 0.5 0.5
6 2 4 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 0 0.5 0.5
2 3 5 0.5 0.5
3 3 13 0.5 0.5
4 3 13 0.5 0.5
5 3 3 0.5 0.5
6 3 0 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 13 0.5 0.5
3 4 16 0.5 0.5
4 4 8 0.5 0.5
5 4 0 0.5 0.5
6 4 0 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 11 0.5 0.5
4 5 16 0.5 0.5
5 5 8 0.5 0.5
6 5 0 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 3 0.5 0.5
3 6 5 0.5 0.5
4 6 14 0.5 0.5
5 6 15 0.5 0.5
6 6 0 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 10 0.5 0.5
3 7 16 0.5 0.5
4 7 11 0.5 0.5
5 7 4 0.5 0.5
6 7 0 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_6_7_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_6_7_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 0 0.5 0.5
3 0 1 0.5 0.5
4 0 8 0.5 0.5
5 0 16 0.5 0.5
6 0 2 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 5 0.5 0.5
3 1 13 0.5 0.5
4 1 16 0.5 0.5
5 1 16 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 11 0.5 0.5
2 2 16 0.5 0.5
3 2 15 0.5 0.5
4 2 12 0.5 0.5
5 2 16 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 3 0.5 0.5
2 3 8 0.5 0.5
3 3 1 0.5 0.5
4 3 8 0.5 0.5
5 3 16 0.5 0.5
6 3 0 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 0 0.5 0.5
3 4 0 0.5 0.5
4 4 8 0.5 0.5
5 4 16 0.5 0.5
6 4 3 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 0 0.5 0.5
4 5 8 0.5 0.5
5 5 16 0.5 0.5
6 5 4 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 0 0.5 0.5
3 6 0 0.5 0.5
4 6 7 0.5 0.5
5 6 16 0.5 0.5
6 6 7 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 0 0.5 0.5
3 7 0 0.5 0.5
4 7 10 0.5 0.5
5 7 16 0.5 0.5
6 7 8 0.5 0.5
7 7 0 0.5 0.5
EOD

# $image_7_8_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$image_7_8_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 0 0.5 0.5
3 0 1 0.5 0.5
4 0 9 0.5 0.5
5 0 16 0.5 0.5
6 0 7 0.5 0.5
7 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 4 0.5 0.5
3 1 13 0.5 0.5
4 1 16 0.5 0.5
5 1 16 0.5 0.5
6 1 2 0.5 0.5
7 1 0 0.5 0.5
0 2 0 0.5 0.5
1 2 8 0.5 0.5
2 2 16 0.5 0.5
3 2 15 0.5 0.5
4 2 13 0.5 0.5
5 2 16 0.5 0.5
6 2 3 0.5 0.5
7 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 3 0.5 0.5
2 3 7 0.5 0.5
3 3 0 0.5 0.5
4 3 8 0.5 0.5
5 3 16 0.5 0.5
6 3 2 0.5 0.5
7 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 0 0.5 0.5
3 4 0 0.5 0.5
4 4 8 0.5 0.5
5 4 16 0.5 0.5
6 4 5 0.5 0.5
7 4 0 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 0 0.5 0.5
4 5 8 0.5 0.5
5 5 16 0.5 0.5
6 5 4 0.5 0.5
7 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 0 0.5 0.5
2 6 0 0.5 0.5
3 6 0 0.5 0.5
4 6 8 0.5 0.5
5 6 16 0.5 0.5
6 6 8 0.5 0.5
7 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 0 0.5 0.5
3 7 0 0.5 0.5
4 7 12 0.5 0.5
5 7 16 0.5 0.5
6 7 7 0.5 0.5
7 7 0 0.5 0.5
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
set lmargin at screen 0.0208333
set rmargin at screen 0.235417
set tmargin at screen 0.901042
set bmargin at screen 0.543403
set title '3, read as 5 (0.96)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_0_1_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

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
set lmargin at screen 0.26875
set rmargin at screen 0.483333
set tmargin at screen 0.901042
set bmargin at screen 0.543403
set title '9, read as 5 (0.96)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_1_2_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

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
set lmargin at screen 0.516667
set rmargin at screen 0.73125
set tmargin at screen 0.901042
set bmargin at screen 0.543403
set title '5, read as 6 (0.94)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_2_3_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

# Panel 4
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
set lmargin at screen 0.764583
set rmargin at screen 0.979167
set tmargin at screen 0.901042
set bmargin at screen 0.543403
set title '1, read as 9 (0.94)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_3_4_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

# Panel 5
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
set lmargin at screen 0.0208333
set rmargin at screen 0.235417
set tmargin at screen 0.407986
set bmargin at screen 0.0503472
set title '6, read as 1 (0.92)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_4_5_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

# Panel 6
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
set lmargin at screen 0.26875
set rmargin at screen 0.483333
set tmargin at screen 0.407986
set bmargin at screen 0.0503472
set title '3, read as 8 (0.91)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_5_6_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

# Panel 7
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
set lmargin at screen 0.516667
set rmargin at screen 0.73125
set tmargin at screen 0.407986
set bmargin at screen 0.0503472
set title '1, read as 9 (0.91)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_6_7_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

# Panel 8
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
set lmargin at screen 0.764583
set rmargin at screen 0.979167
set tmargin at screen 0.407986
set bmargin at screen 0.0503472
set title '1, read as 9 (0.90)' noenhanced
set xrange [-0.5:7.5]
unset xtics
set yrange [7.5:-0.5]
unset ytics
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:16]
unset colorbox
plot $image_7_8_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle

unset multiplot
unset output
