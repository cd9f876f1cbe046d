# k-hat-map
# The weights of a fit’s own draws answer two questions. Left: how heavy is their tail?
# Above the line it is too heavy to be mended by more draws. Right: how many of 100 draws
# count? For the coin and the two peaks nearly all do, although the tail is heavy.
# Posteriors of several chapters; values of k-hat are cut at -0.5 and 4.5. Rings: the search
# had not settled, and the table says why.
# Draw it with: gnuplot k-hat-map.gp

set terminal svg size 1280,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'k-hat-map.svg'
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

# $mean_field_1_3: x, y; agreement: not compared: random searches and draws
$mean_field_1_3 << EOD
0.88 3.762113
1.88 0.5364177
2.88 1.955109
3.88 1.007532
4.88 1.418337
5.88 0.9202756
EOD

# $full_rank_1_4: x, y; agreement: not compared: random searches and draws
$full_rank_1_4 << EOD
1.12 3.937579
2.12 0
4.12 0.9673828
5.12 1.358065
6.12 0.938062
EOD

# $unsettled_1_5: x, y; agreement: not compared: random searches and draws
$unsettled_1_5 << EOD
4.12 0.9673828
6.12 0.938062
EOD

# $mean_field_2_1: x, y; agreement: not compared: random searches and draws
$mean_field_2_1 << EOD
0.88 98.28409
1.88 11.11515
2.88 0.1084001
3.88 0.6966213
4.88 99.87261
5.88 2.344198
EOD

# $full_rank_2_2: x, y; agreement: not compared: random searches and draws
$full_rank_2_2 << EOD
1.12 98.35495
2.12 100
4.12 0.5161344
5.12 99.90094
6.12 1.379804
EOD

# $unsettled_2_3: x, y; agreement: not compared: random searches and draws
$unsettled_2_3 << EOD
4.12 0.5161344
6.12 1.379804
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
set label 'Pareto ​{/sans-serif:Italic k̂}' enhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:6.6]
set xtics ('coin' 1, 'normal' 2, 'hierarchy' 3, 'net' 4, 'peaks' 5, 'funnel' 6) noenhanced
set yrange [-0.6:4.6]
set ytics 1
set key top right
set object rectangle from graph 0, first 0.7 to graph 1, first 4.6 behind fs transparent solid 0.12 noborder fc rgb '#767676'
set arrow from graph 0, first 0.7 to graph 1, first 0.7 nohead back lw 2 lc rgb '#767676' dt (18,7)
plot $mean_field_1_3 using 1:2 with points pt 7 ps 1.8 lw 2 lc rgb '#0072B2' title 'independent factors' noenhanced, \
     $full_rank_1_4 using 1:2 with points pt 5 ps 1.8 lw 2 lc rgb '#A6548A' title 'full covariance' noenhanced, \
     $unsettled_1_5 using 1:2 with points pt 6 ps 3 lw 2 lc rgb '#000000' title 'search not settled' noenhanced

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
set label 'Effective draws of 100' noenhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:6.6]
set xtics ('coin' 1, 'normal' 2, 'hierarchy' 3, 'net' 4, 'peaks' 5, 'funnel' 6) noenhanced
set logscale y 10
set yrange [0.02:200]
unset key
plot $mean_field_2_1 using 1:2 with points pt 7 ps 1.8 lw 2 lc rgb '#0072B2' title 'independent factors' noenhanced, \
     $full_rank_2_2 using 1:2 with points pt 5 ps 1.8 lw 2 lc rgb '#A6548A' title 'full covariance' noenhanced, \
     $unsettled_2_3 using 1:2 with points pt 6 ps 3 lw 2 lc rgb '#000000' title 'search not settled' noenhanced

unset multiplot
unset output
