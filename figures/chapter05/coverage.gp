# coverage
# An interval of 90 % misses about once in ten, and nothing in the set itself says which
# one. Each bar is the posterior of f(0) from other noise about the same curve: central 90 %
# and mean. Dotted: the true value. Triangles miss it.
# Draw it with: gnuplot coverage.gp

set terminal svg size 1280,680 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'coverage.svg'
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

# $hits_1_1: x, y, lower, upper; agreement: not compared: an edge near the truth may fall on its other side with the last digits of a chain
$hits_1_1 << EOD
1 179.5468 168.8744 190.1112
2 185.3507 174.6366 196.0522
3 186.6099 175.0624 198.0314
4 183.6894 171.8877 195.7636
5 194.6651 184.9954 204.559
6 188.939 177.5898 200.3498
7 186.9695 173.7077 200.0371
8 184.8644 173.147 196.2414
9 191.4339 175.9964 204.612
10 185.9455 176.1928 196.5967
11 178.9392 168.9916 188.718
12 186.1607 176.4215 196.2761
14 195.665 184.642 206.2995
15 185.4063 174.4793 196.0495
16 176.0999 162.7056 188.7526
17 187.6959 177.9968 197.8123
18 188.0709 177.0867 199.0524
19 184.3039 174.8772 193.8142
20 187.4871 175.7348 198.6314
21 192.8961 181.9299 203.8706
22 185.6689 174.5839 196.844
23 176.9558 166.1069 187.9106
24 185.6862 175.5119 195.8795
25 186.5658 176.271 196.8967
26 180.6296 170.6565 190.9558
27 194.091 182.1081 205.5003
29 182.6379 169.4994 193.8098
30 184.2507 173.4631 195.1532
31 190.4116 179.3961 202.1257
32 191.3273 179.6273 202.9427
33 180.3546 170.4181 189.9548
34 181.831 169.8692 193.2973
35 187.4712 177.672 197.7153
36 177.8561 166.2651 188.7966
37 181.1596 168.5606 193.9144
39 188.9606 177.8944 199.063
40 178.0713 167.3881 187.7063
EOD

# $misses_1_2: x, y, lower, upper; agreement: not compared: an edge near the truth may fall on its other side with the last digits of a chain
$misses_1_2 << EOD
13 199.1026 187.4936 210.6898
28 196.9119 186.8324 207.7817
38 174.0937 164.8897 182.9205
EOD

# $truth_1_3: x, y; agreement: relative 1e-06
$truth_1_3 << EOD
0 186
41 186
EOD

# Panel 1
set lmargin at screen 0.0820312
set rmargin at screen 0.972656
set tmargin at screen 0.955882
set bmargin at screen 0.191176
set xlabel 'Set of points' noenhanced
set label '{/sans-serif:Italic f}(0) [km/s]' enhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:41]
set xtics 5
set yrange [158:214]
set key at screen 0.527344, screen 0.0617647 center top horizontal maxrows 1 Left reverse samplen 1.4 width -3
plot $hits_1_1 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' title 'holds the truth' noenhanced, \
     $misses_1_2 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#D55E00' title 'misses it' noenhanced, \
     $truth_1_3 using 1:2 with lines lw 2.5 lc rgb '#000000' dt (2.5,5) title 'truth' noenhanced
unset output
