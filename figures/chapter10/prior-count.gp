# prior-count
# The sampler without data returns the prior on the number of units. Bars: the prior.
# Points: how often four chains had each number; two of them started with no unit and two
# with the most.
# Draw it with: gnuplot prior-count.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'prior-count.svg'
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

# $prior_1_1: x, height, width; agreement: relative 1e-06
$prior_1_1 << EOD
0 0.5 0.7
1 0.25 0.7
2 0.125 0.7
3 0.0625 0.7
4 0.03125 0.7
5 0.015625 0.7
6 0.0078125 0.7
7 0.00390625 0.7
8 0.001953125 0.7
9 0.0009765625 0.7
10 0.0009765625 0.7
EOD

# $sampler_1_2: x, y, agreement; agreement: absolute last column
$sampler_1_2 << EOD
0 0.50405 0.01746586
1 0.2502 0.01372606
2 0.12275 0.01024412
3 0.0608 0.00786727
4 0.0306 0.005885593
5 0.016175 0.004408163
6 0.007925 0.00313404
7 0.0039 0.002305597
8 0.001625 0.001458767
9 0.00105 0.001162836
10 0.000925 0.001348721
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Number of units M' noenhanced
set label 'Probability' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:10.6]
set xtics 1
set yrange [0:0.6]
set key top right
plot $prior_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' title 'prior' noenhanced, \
     $sampler_1_2 using 1:2 with points pt 7 ps 1.2 lw 2 lc rgb '#000000' title 'sampler without data' noenhanced
unset output
