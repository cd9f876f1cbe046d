# grid-error
# Once the grid points are closer than the peaks are wide, every few more of them gain
# another digit. Error of the log evidence by a sum over evenly spaced points in ±8 prior
# standard deviations; what is below 1e-15 is rounding.
# Draw it with: gnuplot grid-error.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'grid-error.svg'
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

# $error_1_1: x, y; agreement: not compared: rounding at the end
$error_1_1 << EOD
8 0.03674702
12 0.3969137
16 0.08676676
20 0.01402213
24 0.008617107
28 0.0001313348
32 0.0009593419
40 5.603788e-05
48 3.713211e-06
56 4.564578e-07
64 1.002291e-08
72 4.061196e-10
80 1.554623e-11
90 4.538592e-13
100 7.993606e-15
EOD

# $sizes_1_2: x, y; agreement: not compared: rounding at the end
$sizes_1_2 << EOD
8 0.03674702
12 0.3969137
16 0.08676676
20 0.01402213
24 0.008617107
28 0.0001313348
32 0.0009593419
40 5.603788e-05
48 3.713211e-06
56 4.564578e-07
64 1.002291e-08
72 4.061196e-10
80 1.554623e-11
90 4.538592e-13
100 7.993606e-15
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Grid points' noenhanced
set label 'Error of the log evidence [nats]' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:105]
set xtics 20
set logscale y 10
set yrange [1e-15:1]
set ytics ('10⁻¹⁵' 1e-15, '10⁻¹²' 1e-12, '10⁻⁹' 1e-09, '10⁻⁶' 1e-06, '10⁻³' 0.001, '1' 1) noenhanced
unset key
plot $error_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $sizes_1_2 using 1:2 with points pt 7 ps 1.5 lw 2 lc rgb '#0072B2' notitle
unset output
