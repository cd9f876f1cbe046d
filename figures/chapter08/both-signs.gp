# both-signs
# With a plus the loss rises, with a minus it falls. The same net, the same data and the
# same start; only the sign before the gradient differs.
# Draw it with: gnuplot both-signs.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'both-signs.svg'
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

# $plus_1_1: x, y; agreement: relative 1e-06
$plus_1_1 << EOD
0 0.5170085
1 0.5866497
2 0.674421
3 0.7852873
4 0.9256236
5 1.103639
6 1.329942
7 1.618298
8 1.986664
9 2.458605
10 3.065284
EOD

# $minus_1_2: x, y; agreement: relative 1e-06
$minus_1_2 << EOD
0 0.5170085
1 0.4553696
2 0.4077545
3 0.3708302
4 0.3420709
5 0.319559
6 0.3018361
7 0.2877922
8 0.2765808
9 0.2675558
10 0.2602236
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Step' noenhanced
set label 'Mean loss' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:10]
set yrange [0:3.218548]
unset key
set label '{/sans-serif:Italic w}​ + ​{/sans-serif:Italic r}​ ∂{/sans-serif:Italic L}/∂{/sans-serif:Italic w}, as the text reads' enhanced at first 7, first 1.618298 right front textcolor rgb '#D55E00' offset character -1, 0.8
set label '{/sans-serif:Italic w}​ - ​{/sans-serif:Italic r}​ ∂{/sans-serif:Italic L}/∂{/sans-serif:Italic w}' enhanced at first 7, first 0.2877922 center front textcolor rgb '#0072B2' offset character 0, 1
plot $plus_1_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $minus_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle
unset output
