# order-posterior
# The posterior probability of each order, when all were equally probable before: the
# evidences divided by their sum. Order 2 has 0.940; orders without a number have less than
# 0.0005.
# Draw it with: gnuplot order-posterior.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'order-posterior.svg'
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

# $probability_1_1: x, height, width; agreement: relative 1e-06
$probability_1_1 << EOD
0 2.061708e-28 0.7
1 3.27802e-06 0.7
2 0.9397678 0.7
3 0.0561013 0.7
4 0.004038402 0.7
5 8.800892e-05 0.7
6 1.232935e-06 0.7
7 1.14912e-08 0.7
8 1.049955e-10 0.7
9 5.48645e-13 0.7
10 1.528383e-15 0.7
11 2.60041e-18 0.7
12 6.473513e-21 0.7
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Order of the polynomial' noenhanced
set label 'Posterior probability' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.7:12.7]
set xtics 1
set yrange [0:1.08]
set ytics 0.2
unset key
set label '0.940' noenhanced at first 2, first 0.9397678 center front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
set label '0.056' noenhanced at first 3, first 0.0561013 center front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
set label '0.004' noenhanced at first 4, first 0.004038402 center front textcolor rgb '#000000' offset character 0, 0.8 font ',16.2'
plot $probability_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' notitle
unset output
