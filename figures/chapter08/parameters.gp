# parameters
# How many numbers a net has to learn, and how many samples can determine them. Left: with
# several hidden layers the count grows as the square of their width. Right: each sample
# with two outputs adds two equations, until there are as many as parameters.
# Draw it with: gnuplot parameters.gp

set terminal svg size 1100,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'parameters.svg'
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

# $depth_1_1_1: x, y; agreement: relative 1e-06
$depth_1_1_1 << EOD
1 15
2 28
4 54
8 106
16 210
32 418
64 834
128 1666
256 3330
512 6658
EOD

# $depth_2_1_2: x, y; agreement: relative 1e-06
$depth_2_1_2 << EOD
1 17
2 34
4 74
8 178
16 482
32 1474
64 4994
128 18178
256 69122
512 269314
EOD

# $depth_3_1_3: x, y; agreement: relative 1e-06
$depth_3_1_3 << EOD
1 19
2 40
4 94
8 250
16 754
32 2530
64 9154
128 34690
256 134914
512 531970
EOD

# $drawn_1_4: x, y; agreement: relative 1e-06
$drawn_1_4 << EOD
4 54
EOD

# $rank_2_2_1: x, y; agreement: relative 1e-06
$rank_2_2_1 << EOD
0 0
1 2
2 4
3 6
4 8
5 10
6 12
7 14
8 16
9 18
10 20
11 22
12 24
13 26
14 28
15 28
70 28
EOD

# $rank_4_2_2: x, y; agreement: relative 1e-06
$rank_4_2_2 << EOD
0 0
1 2
2 4
3 6
4 8
5 10
6 12
7 14
8 16
9 18
10 20
11 22
12 24
13 26
14 28
15 30
16 32
17 34
18 36
19 38
20 40
21 42
22 44
23 46
24 48
25 50
26 52
27 54
28 54
70 54
EOD

# $rank_8_2_3: x, y; agreement: relative 1e-06
$rank_8_2_3 << EOD
0 0
1 2
2 4
3 6
4 8
5 10
6 12
7 14
8 16
9 18
10 20
11 22
12 24
13 26
14 28
15 30
16 32
17 34
18 36
19 38
20 40
21 42
22 44
23 46
24 48
25 50
26 52
27 54
28 56
29 58
30 60
31 62
32 64
33 66
34 68
35 70
36 72
37 74
38 76
39 78
40 80
41 82
42 84
43 86
44 88
45 90
46 92
47 94
48 96
49 98
50 100
51 102
52 104
53 106
54 106
70 106
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
set lmargin at screen 0.0954545
set rmargin at screen 0.481818
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Ten inputs, two outputs' noenhanced
set xlabel 'Units in each hidden layer' noenhanced
set label 'Parameters' noenhanced at screen 0.0227273, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [0.8:640]
set xtics ('1' 1, '4' 4, '16' 16, '64' 64, '256' 256) noenhanced
set logscale y 10
set yrange [9.99999:1000000]
set ytics ('10' 10, '100' 100, '1000' 1000, '10⁴' 10000, '10⁵' 100000, '10⁶' 1000000) noenhanced
set key top left Left reverse
set label '10-4-2 net: 54' noenhanced at first 5, first 45 left front textcolor rgb '#000000' offset character 0.5, -0.6
plot $depth_1_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'one hidden layer' noenhanced, \
     $depth_2_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'two hidden layers' noenhanced, \
     $depth_3_1_3 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'three hidden layers' noenhanced, \
     $drawn_1_4 using 1:2 with points pt 13 ps 1.3 lw 2 lc rgb '#000000' notitle

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
set lmargin at screen 0.581818
set rmargin at screen 0.968182
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Equations against unknowns' noenhanced
set xlabel 'Samples' noenhanced
set label 'Independent equations' noenhanced at screen 0.509091, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:70]
set yrange [0:120]
unset key
set label '10-2-2 net: 28' noenhanced at first 69, first 28 right front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
set label '10-4-2 net: 54' noenhanced at first 69, first 54 right front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
set label '10-8-2 net: 106' noenhanced at first 69, first 106 right front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
plot $rank_2_2_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $rank_4_2_2 using 1:2 with lines lw 3 lc rgb '#000000' dt solid notitle, \
     $rank_8_2_3 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle

unset multiplot
unset output
