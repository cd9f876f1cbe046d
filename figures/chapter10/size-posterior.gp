# size-posterior
# How probable the data make each number of units. Bars: p(M | D) by four chains, two of
# which started with no unit and two with the most. Open circles: the prior.
# Draw it with: gnuplot size-posterior.gp

set terminal svg size 960,480 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'size-posterior.svg'
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

# $sizes_1_1: x, height, width, agreement; agreement: absolute last column
$sizes_1_1 << EOD
0 0.075875 0.7 0.01147636
1 0.332475 0.7 0.02400123
2 0.298325 0.7 0.01692487
3 0.160975 0.7 0.01423447
4 0.075 0.7 0.01031856
5 0.03365 0.7 0.007302846
6 0.013075 0.7 0.004554151
7 0.006 0.7 0.003256168
8 0.0026 0.7 0.002142801
9 0.000975 0.7 0.00108976
10 0.00105 0.7 0.001372528
EOD

# $prior_1_2: x, y; agreement: relative 1e-06
$prior_1_2 << EOD
0 0.5
1 0.25
2 0.125
3 0.0625
4 0.03125
5 0.015625
6 0.0078125
7 0.00390625
8 0.001953125
9 0.0009765625
10 0.0009765625
EOD

# $sizes_2_1: x, height, width, agreement; agreement: absolute last column
$sizes_2_1 << EOD
0 0 0.7 0.0001561707
1 0 0.7 0.0001561707
2 0 0.7 0.0001561707
3 0.1804 0.7 0.02747622
4 0.232325 0.7 0.02044885
5 0.208 0.7 0.01586957
6 0.144875 0.7 0.01360928
7 0.096225 0.7 0.01318331
8 0.061175 0.7 0.01120357
9 0.03645 0.7 0.009571867
10 0.04055 0.7 0.0116967
EOD

# $prior_2_2: x, y; agreement: relative 1e-06
$prior_2_2 << EOD
0 0.5
1 0.25
2 0.125
3 0.0625
4 0.03125
5 0.015625
6 0.0078125
7 0.00390625
8 0.001953125
9 0.0009765625
10 0.0009765625
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
set lmargin at screen 0.109375
set rmargin at screen 0.476562
set tmargin at screen 0.895833
set bmargin at screen 0.166667
set title '25 points from two units' noenhanced
set xlabel 'Number of units M' noenhanced
set label 'p(M | D)' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:10.6]
set xtics 2
set yrange [0:0.6]
set ytics 0.2
set key top right
plot $sizes_1_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#56B4E9' lw 2 fc rgb '#56B4E9' title 'p(M | D)' noenhanced, \
     $prior_1_2 using 1:2 with points pt 6 ps 1.3 lw 2 lc rgb '#000000' title 'prior' noenhanced

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
set lmargin at screen 0.596354
set rmargin at screen 0.963542
set tmargin at screen 0.895833
set bmargin at screen 0.166667
set title 'A simulated rotation curve' noenhanced
set xlabel 'Number of units M' noenhanced
set label 'p(M | D)' noenhanced at screen 0.513021, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:10.6]
set xtics 2
set yrange [0:0.6]
set ytics 0.2
set key top right
plot $sizes_2_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#56B4E9' lw 2 fc rgb '#56B4E9' title 'p(M | D)' noenhanced, \
     $prior_2_2 using 1:2 with points pt 6 ps 1.3 lw 2 lc rgb '#000000' title 'prior' noenhanced

unset multiplot
unset output
