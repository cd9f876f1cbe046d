# bayes-factor
# The Bayes factor of Beta(10, 10) against Beta(1, 1) for every number of heads that could
# have been seen; a count inside the grey band is worth no more than a bare mention. The
# seen count gives K = 1.21: not worth more than a bare mention.
# Draw it with: gnuplot bayes-factor.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'bayes-factor.svg'
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

# $factor_1_4: x, y; agreement: relative 1e-06
$factor_1_4 << EOD
0 -1.824768
1 -1.040368
2 -0.5284849
3 -0.1694629
4 0.08278314
5 0.2511876
6 0.3480976
7 0.3797606
8 0.3480976
9 0.2511876
10 0.08278314
11 -0.1694629
12 -0.5284849
13 -1.040368
14 -1.824768
EOD

# $observed_1_5: x, y; agreement: relative 1e-06
$observed_1_5 << EOD
10 0.08278314
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'Above 1 favours Beta(10, 10), below 1 favours Beta(1, 1)' noenhanced
set xlabel 'Heads ​{/sans-serif:Italic k}​ in ​14 flips' enhanced
set label 'Bayes factor ​{/sans-serif:Italic K}​ (log scale)' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.42:14.42]
set xtics 2
set yrange [-2.007245:1.3]
set ytics ('1/100' -2, '1/10' -1, '1/3' -0.4771213, '1' 0, '3' 0.4771213, '10' 1, '100' 2) noenhanced
unset key
set object rectangle from graph 0, first -0.5 to graph 1, first 0.5 behind fs transparent solid 0.14 noborder fc rgb '#767676'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#767676' dt solid
set label 'bare mention: ​{/sans-serif:Italic K}​ from 0.32 to 3.2' enhanced at graph 0.5, first -0.5 center front textcolor rgb '#000000' offset character 0, 0.7
set label 'seen: ​{/sans-serif:Italic k}​ = ​10, ​{/sans-serif:Italic K}​ = ​1.21' enhanced at first 10, first 0.08278314 left front textcolor rgb '#D55E00' offset character 1, 0.8
plot $factor_1_4 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#0072B2' notitle, \
     $observed_1_5 using 1:2 with points pt 13 ps 2.2 lw 2 lc rgb '#D55E00' notitle
unset output
