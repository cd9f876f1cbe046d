# fair-coins
# 10 heads in 14 flips: would a fair coin do this? Grey: 20 simulated fair coins, heads
# minus tails after every flip, drawn slightly apart so that equal paths can be told apart.
# Diamond: where the coin of the question ended; only its totals are known.
# Draw it with: gnuplot fair-coins.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'fair-coins.svg'
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

# $fair_1_1_2: x, y; agreement: relative 1e-06
$fair_1_1_2 << EOD
0 -0.3125
1 0.6875
2 1.6875
3 2.6875
4 3.6875
5 4.6875
6 5.6875
7 6.6875
8 7.6875
9 8.6875
10 7.6875
11 8.6875
12 9.6875
13 8.6875
14 7.6875
EOD

# $fair_2_1_3: x, y; agreement: relative 1e-06
$fair_2_1_3 << EOD
0 -0.28125
1 -1.28125
2 -0.28125
3 -1.28125
4 -0.28125
5 0.71875
6 1.71875
7 2.71875
8 3.71875
9 4.71875
10 5.71875
11 6.71875
12 7.71875
13 6.71875
14 5.71875
EOD

# $fair_3_1_4: x, y; agreement: relative 1e-06
$fair_3_1_4 << EOD
0 -0.25
1 -1.25
2 -0.25
3 -1.25
4 -0.25
5 -1.25
6 -2.25
7 -3.25
8 -4.25
9 -3.25
10 -4.25
11 -5.25
12 -4.25
13 -3.25
14 -4.25
EOD

# $fair_4_1_5: x, y; agreement: relative 1e-06
$fair_4_1_5 << EOD
0 -0.21875
1 -1.21875
2 -2.21875
3 -1.21875
4 -0.21875
5 0.78125
6 1.78125
7 0.78125
8 1.78125
9 2.78125
10 1.78125
11 2.78125
12 1.78125
13 2.78125
14 3.78125
EOD

# $fair_5_1_6: x, y; agreement: relative 1e-06
$fair_5_1_6 << EOD
0 -0.1875
1 -1.1875
2 -2.1875
3 -3.1875
4 -2.1875
5 -3.1875
6 -4.1875
7 -5.1875
8 -4.1875
9 -3.1875
10 -4.1875
11 -3.1875
12 -2.1875
13 -3.1875
14 -4.1875
EOD

# $fair_6_1_7: x, y; agreement: relative 1e-06
$fair_6_1_7 << EOD
0 -0.15625
1 -1.15625
2 -0.15625
3 0.84375
4 1.84375
5 0.84375
6 1.84375
7 0.84375
8 1.84375
9 2.84375
10 3.84375
11 2.84375
12 1.84375
13 2.84375
14 1.84375
EOD

# $fair_7_1_8: x, y; agreement: relative 1e-06
$fair_7_1_8 << EOD
0 -0.125
1 0.875
2 1.875
3 2.875
4 3.875
5 2.875
6 3.875
7 2.875
8 1.875
9 0.875
10 -0.125
11 -1.125
12 -0.125
13 0.875
14 -0.125
EOD

# $fair_8_1_9: x, y; agreement: relative 1e-06
$fair_8_1_9 << EOD
0 -0.09375
1 -1.09375
2 -2.09375
3 -3.09375
4 -4.09375
5 -5.09375
6 -4.09375
7 -3.09375
8 -2.09375
9 -3.09375
10 -4.09375
11 -3.09375
12 -2.09375
13 -3.09375
14 -2.09375
EOD

# $fair_9_1_10: x, y; agreement: relative 1e-06
$fair_9_1_10 << EOD
0 -0.0625
1 0.9375
2 -0.0625
3 -1.0625
4 -2.0625
5 -3.0625
6 -2.0625
7 -1.0625
8 -0.0625
9 -1.0625
10 -0.0625
11 0.9375
12 -0.0625
13 0.9375
14 1.9375
EOD

# $fair_10_1_11: x, y; agreement: relative 1e-06
$fair_10_1_11 << EOD
0 -0.03125
1 -1.03125
2 -0.03125
3 0.96875
4 -0.03125
5 0.96875
6 1.96875
7 0.96875
8 -0.03125
9 0.96875
10 -0.03125
11 0.96875
12 1.96875
13 2.96875
14 3.96875
EOD

# $fair_11_1_12: x, y; agreement: relative 1e-06
$fair_11_1_12 << EOD
0 0
1 1
2 2
3 3
4 2
5 3
6 4
7 5
8 4
9 3
10 4
11 5
12 6
13 5
14 4
EOD

# $fair_12_1_13: x, y; agreement: relative 1e-06
$fair_12_1_13 << EOD
0 0.03125
1 -0.96875
2 0.03125
3 -0.96875
4 -1.96875
5 -2.96875
6 -3.96875
7 -2.96875
8 -3.96875
9 -2.96875
10 -3.96875
11 -2.96875
12 -1.96875
13 -0.96875
14 -1.96875
EOD

# $fair_13_1_14: x, y; agreement: relative 1e-06
$fair_13_1_14 << EOD
0 0.0625
1 -0.9375
2 -1.9375
3 -2.9375
4 -3.9375
5 -2.9375
6 -3.9375
7 -2.9375
8 -1.9375
9 -2.9375
10 -1.9375
11 -0.9375
12 0.0625
13 1.0625
14 0.0625
EOD

# $fair_14_1_15: x, y; agreement: relative 1e-06
$fair_14_1_15 << EOD
0 0.09375
1 -0.90625
2 0.09375
3 -0.90625
4 0.09375
5 1.09375
6 0.09375
7 1.09375
8 0.09375
9 -0.90625
10 -1.90625
11 -2.90625
12 -1.90625
13 -0.90625
14 0.09375
EOD

# $fair_15_1_16: x, y; agreement: relative 1e-06
$fair_15_1_16 << EOD
0 0.125
1 1.125
2 2.125
3 3.125
4 4.125
5 5.125
6 6.125
7 7.125
8 6.125
9 7.125
10 8.125
11 9.125
12 10.125
13 9.125
14 8.125
EOD

# $fair_16_1_17: x, y; agreement: relative 1e-06
$fair_16_1_17 << EOD
0 0.15625
1 -0.84375
2 0.15625
3 1.15625
4 2.15625
5 1.15625
6 0.15625
7 1.15625
8 0.15625
9 -0.84375
10 0.15625
11 1.15625
12 2.15625
13 3.15625
14 4.15625
EOD

# $fair_17_1_18: x, y; agreement: relative 1e-06
$fair_17_1_18 << EOD
0 0.1875
1 -0.8125
2 0.1875
3 -0.8125
4 -1.8125
5 -2.8125
6 -3.8125
7 -4.8125
8 -5.8125
9 -6.8125
10 -5.8125
11 -4.8125
12 -5.8125
13 -4.8125
14 -3.8125
EOD

# $fair_18_1_19: x, y; agreement: relative 1e-06
$fair_18_1_19 << EOD
0 0.21875
1 -0.78125
2 0.21875
3 1.21875
4 2.21875
5 3.21875
6 4.21875
7 5.21875
8 4.21875
9 5.21875
10 6.21875
11 7.21875
12 6.21875
13 5.21875
14 6.21875
EOD

# $fair_19_1_20: x, y; agreement: relative 1e-06
$fair_19_1_20 << EOD
0 0.25
1 -0.75
2 0.25
3 -0.75
4 0.25
5 1.25
6 2.25
7 3.25
8 4.25
9 3.25
10 4.25
11 3.25
12 2.25
13 1.25
14 0.25
EOD

# $fair_20_1_21: x, y; agreement: relative 1e-06
$fair_20_1_21 << EOD
0 0.28125
1 1.28125
2 0.28125
3 -0.71875
4 0.28125
5 -0.71875
6 0.28125
7 1.28125
8 2.28125
9 3.28125
10 4.28125
11 5.28125
12 6.28125
13 5.28125
14 6.28125
EOD

# $end_1_22: x, y; agreement: relative 1e-06
$end_1_22 << EOD
14 6
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Flips' noenhanced
set label 'Heads minus tails' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:14.84]
set xtics 2
set yrange [-12.5:12.5]
unset key
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#000000' dt solid
set label '10 heads, 4 tails' noenhanced at graph 0.98, graph 0.95 right front textcolor rgb '#D55E00'
plot $fair_1_1_2 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_2_1_3 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_3_1_4 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_4_1_5 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_5_1_6 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_6_1_7 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_7_1_8 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_8_1_9 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_9_1_10 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_10_1_11 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_11_1_12 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_12_1_13 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_13_1_14 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_14_1_15 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_15_1_16 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_16_1_17 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_17_1_18 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_18_1_19 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_19_1_20 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $fair_20_1_21 using 1:2 with lines lw 1.5 lc rgb '#BBBBBB' dt solid notitle, \
     $end_1_22 using 1:2 with points pt 13 ps 2.4 lw 2 lc rgb '#D55E00' notitle
unset output
