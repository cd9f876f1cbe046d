# many-minima
# A net whose first layer learns ends where the start decides; one whose first layer is held
# fixed always ends at the same loss. Loss at the end of each search, the lowest first.
# Draw it with: gnuplot many-minima.gp

set terminal svg size 1200,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'many-minima.svg'
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

# $fixed_1_1: x, y; agreement: not compared: ends of searches from random starts on noisy points
$fixed_1_1 << EOD
1 0.01898618
2 0.01898618
3 0.01898618
4 0.01898618
5 0.01898618
6 0.01898618
7 0.01898618
8 0.01898618
9 0.01898618
10 0.01898618
11 0.01898618
12 0.01898618
13 0.01898618
14 0.01898618
15 0.01898618
16 0.01898618
17 0.01898618
18 0.01898618
19 0.01898618
20 0.01898618
21 0.01898618
22 0.01898618
23 0.01898618
24 0.01898618
25 0.01898618
26 0.01898618
27 0.01898618
28 0.01898618
29 0.01898618
30 0.01898618
31 0.01898618
32 0.01898618
33 0.01898618
34 0.01898618
35 0.01898618
36 0.01898618
37 0.01898618
38 0.01898618
39 0.01898618
40 0.01898618
EOD

# $free_1_2: x, y; agreement: not compared: ends of searches from random starts on noisy points
$free_1_2 << EOD
1 0.009292822
2 0.009292822
3 0.009292822
4 0.009292822
5 0.009292822
6 0.009292822
7 0.009592515
8 0.009592515
9 0.009592515
10 0.009592515
11 0.009592515
12 0.009592515
13 0.009592515
14 0.009592515
15 0.009592515
16 0.009592515
17 0.009592515
18 0.009592515
19 0.009592515
20 0.009592515
21 0.009592515
22 0.009592516
23 0.009592519
24 0.009592526
25 0.009592535
26 0.01080582
27 0.01082798
28 0.01115528
29 0.01115528
30 0.01115528
31 0.01115528
32 0.01115528
33 0.01115528
34 0.01136181
35 0.01136181
36 0.02741297
37 0.02890925
38 0.02890926
39 0.02890926
40 0.02890932
EOD

# Panel 1
set lmargin at screen 0.0958333
set rmargin at screen 0.970833
set tmargin at screen 0.95
set bmargin at screen 0.208333
set xlabel 'Start, in the order of the final loss' noenhanced
set label 'Loss at the end' noenhanced at screen 0.0291667, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:41]
set yrange [0:0.04]
set ytics 0.01
set key at screen 0.533333, screen 0.0616667 center top horizontal maxrows 1 Left reverse samplen 1.4 width -3
plot $fixed_1_1 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#0072B2' title '20 units, first layer held fixed' noenhanced, \
     $free_1_2 using 1:2 with points pt 9 ps 1.1 lw 2 lc rgb '#D55E00' title '4 units, all weights learnt' noenhanced
unset output
