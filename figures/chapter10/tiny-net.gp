# tiny-net
# With every constant in its ratio the chain returns the exact probability of each size;
# with the lemma as printed it returns that of another prior, which favours small nets.
# Bars: exact, by a sum over a grid.
# Draw it with: gnuplot tiny-net.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'tiny-net.svg'
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

# $exact_1_1: x, height, width; agreement: relative 1e-06
$exact_1_1 << EOD
-0.18 6.334742e-18 0.34
0.82 0.580574 0.34
1.82 0.2244573 0.34
2.82 0.1949687 0.34
EOD

# $printed_1_2: x, height, width; agreement: relative 1e-06
$printed_1_2 << EOD
0.18 2.264687e-17 0.34
1.18 0.8280314 0.34
2.18 0.1277124 0.34
3.18 0.04425621 0.34
EOD

# $right_1_3: x, y, agreement; agreement: absolute last column
$right_1_3 << EOD
-0.18 0 1.561707e-05
0.82 0.5808875 0.01133021
1.82 0.22481 0.004821588
2.82 0.1943025 0.007515571
EOD

# $wrong_1_4: x, y, agreement; agreement: absolute last column
$wrong_1_4 << EOD
0.18 0 1.561707e-05
1.18 0.8281825 0.008117069
2.18 0.12735 0.005356676
3.18 0.0444675 0.003114857
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Number of units M' noenhanced
set label 'p(M | D)' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:3.6]
set xtics 1
set yrange [0:1]
set ytics 0.2
set key top right
plot $exact_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' title 'exact' noenhanced, \
     $printed_1_2 using 1:2:3 with boxes fs transparent solid 0.15 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' title 'exact, lemma as printed' noenhanced, \
     $right_1_3 using 1:2 with points pt 7 ps 1.5 lw 2 lc rgb '#0072B2' title 'chain' noenhanced, \
     $wrong_1_4 using 1:2 with points pt 9 ps 1.5 lw 2 lc rgb '#D55E00' title 'chain, lemma as printed' noenhanced
unset output
