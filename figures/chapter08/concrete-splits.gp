# concrete-splits
# On average the net is off by less than a linear fit, and a little less than one that is
# told that strength grows with the logarithm of age. Error on the mixtures held out, split
# by split, in the order of the net’s error.
# Draw it with: gnuplot concrete-splits.gp

set terminal svg size 1200,620 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'concrete-splits.svg'
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

# $rule_0_1_1: x, y; agreement: not compared: training in single precision differs between processors
$rule_0_1_1 << EOD
1 9.717154
2 10.0981
3 10.67488
4 10.67741
5 9.437694
6 10.09272
7 10.45805
8 12.51378
9 10.54949
10 10.71778
EOD

# $rule_1_1_2: x, y; agreement: not compared: training in single precision differs between processors
$rule_1_1_2 << EOD
1 6.156945
2 6.727014
3 7.135131
4 7.156295
5 6.465409
6 7.243416
7 6.762797
8 9.562636
9 6.988309
10 8.192312
EOD

# $rule_2_1_3: x, y; agreement: not compared: training in single precision differs between processors
$rule_2_1_3 << EOD
1 5.381801
2 5.451808
3 5.517403
4 5.768935
5 5.954744
6 6.02748
7 6.397697
8 6.908169
9 7.859786
10 7.974144
EOD

# Panel 1
set lmargin at screen 0.0875
set rmargin at screen 0.970833
set tmargin at screen 0.951613
set bmargin at screen 0.209677
set xlabel 'Split' noenhanced
set label 'Root mean squared error (MPa)' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.5:10.5]
set xtics 1
set yrange [0:14]
set ytics 2
set key at screen 0.529167, screen 0.0677419 center top horizontal maxrows 1 Left reverse samplen 1.4 width -3
plot $rule_0_1_1 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#A6548A' title 'linear fit' noenhanced, \
     $rule_1_1_2 using 1:2 with points pt 5 ps 1.4 lw 2 lc rgb '#E69F00' title 'linear fit with log(age)' noenhanced, \
     $rule_2_1_3 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' title 'net' noenhanced
unset output
