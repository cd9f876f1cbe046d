# gradient-variance
# The path’s slopes are the quiet ones, for every digit and by orders of magnitude. Variance
# of one draw of the slope in the mean of the first number of the code, for six digits held
# out.
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
1 641073.5
2 496043.5
3 1114945
4 989312.5
5 644865.7
6 1329153
EOD

# $kind_0_1_1_2: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_0_1_1_2 << EOD
1 63.70682
2 57.19314
3 94.99824
4 46.31949
5 64.93096
6 276.0448
EOD

# $kind_0_2_1_3: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_0_2_1_3 << EOD
1 19.0231
2 20.11127
3 7.013489
4 10.51887
5 18.28033
6 10.15878
EOD

# $kind_1_0_2_1: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_0_2_1 << EOD
1 3.214793e+07
2 3.284298e+07
3 3.370427e+07
4 5.851457e+07
5 1.110191e+07
6 4932100
EOD

# $kind_1_1_2_2: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_1_2_2 << EOD
1 1625.457
2 1601.796
3 5689.663
4 43374.86
5 78279.08
6 2083.372
EOD

# $kind_1_2_2_3: x, y; agreement: not compared: a net trained on this machine, and draws
$kind_1_2_2_3 << EOD
1 322.5454
2 319.2428
3 528.3427
4 130.1374
5 2866.067
6 80.85088
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
