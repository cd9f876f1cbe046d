# gradient-variance
# The path’s slopes are the quiet ones for every digit: by a factor of two or more against
# the score with baseline, by orders of magnitude against the bare score. Variance of one
# draw of the slope in the mean of the first number of the code, for six digits held out.
# Draw it with: gnuplot gradient-variance.gp

set terminal svg size 1280,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'gradient-variance.svg'
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

# $kind_0_0_1_1: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_0_0_1_1 << EOD
1 631692.3
2 503590.3
3 1115058
4 990222.2
5 666800.6
6 1267024
EOD

# $kind_0_1_1_2: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_0_1_1_2 << EOD
1 60.82301
2 50.01589
3 93.2187
4 51.17615
5 67.45395
6 261.9877
EOD

# $kind_0_2_1_3: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_0_2_1_3 << EOD
1 18.99779
2 20.72755
3 7.075913
4 10.68013
5 18.69049
6 9.619181
EOD

# $kind_1_0_2_1: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_0_2_1 << EOD
1 8225858
2 9388655
3 6801018
4 2.431555e+07
5 1.449935e+07
6 7013640
EOD

# $kind_1_1_2_2: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_1_2_2 << EOD
1 383.8718
2 875.0886
3 209.8856
4 2453.344
5 4846.43
6 859.3136
EOD

# $kind_1_2_2_3: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_2_2_3 << EOD
1 74.26228
2 162.371
3 67.63622
4 139.5386
5 610.9404
6 55.05101
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
set lmargin at screen 0.0820312
set rmargin at screen 0.482422
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'Before training' noenhanced
set xlabel 'Digit' noenhanced
set label 'Variance of one slope' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.5:6.5]
set xtics 1
set logscale y 10
set yrange [1:1e+09]
set ytics ('1' 1, '100' 100, '10⁴' 10000, '10⁶' 1000000, '10⁸' 1e+08) noenhanced
set key top left Left reverse
plot $kind_0_0_1_1 using 1:2 with points pt 2 ps 1.6 lw 2 lc rgb '#D55E00' title 'score' noenhanced, \
     $kind_0_1_1_2 using 1:2 with points pt 9 ps 1.6 lw 2 lc rgb '#E69F00' title 'score with baseline' noenhanced, \
     $kind_0_2_1_3 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#0072B2' title 'path' noenhanced

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
set lmargin at screen 0.572266
set rmargin at screen 0.972656
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'After training' noenhanced
set xlabel 'Digit' noenhanced
set label 'Variance of one slope' noenhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.5:6.5]
set xtics 1
set logscale y 10
set yrange [1:1e+09]
set ytics ('1' 1, '100' 100, '10⁴' 10000, '10⁶' 1000000, '10⁸' 1e+08) noenhanced
unset key
plot $kind_1_0_2_1 using 1:2 with points pt 2 ps 1.6 lw 2 lc rgb '#D55E00' title 'score' noenhanced, \
     $kind_1_1_2_2 using 1:2 with points pt 9 ps 1.6 lw 2 lc rgb '#E69F00' title 'score with baseline' noenhanced, \
     $kind_1_2_2_3 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#0072B2' title 'path' noenhanced

unset multiplot
unset output
