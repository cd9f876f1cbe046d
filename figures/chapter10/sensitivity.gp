# sensitivity
# A prior that is vague about weights takes evidence from units beyond the second; one that
# is vague about where units stand does not; and α moves the answer from two units to the
# most. Left: log evidence of M units less that of two under three priors of the units, with
# two standard errors, for sizes that chains have met. Right: p(M | D) under three priors of
# M.
# Draw it with: gnuplot sensitivity.gp

set terminal svg size 1280,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'sensitivity.svg'
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

# $line_0_1_1: x, y; agreement: not compared: estimates of chains, and their errors
$line_0_1_1 << EOD
1.9 0
2.9 0.9109808
3.9 1.377847
4.9 1.680266
5.9 1.85668
6.9 1.990212
7.9 2.01008
8.9 2.082782
9.9 2.128955
EOD

# $prior_0_1_2: x, y, lower, upper; agreement: not compared: estimates of chains, and their errors
$prior_0_1_2 << EOD
1.9 0 0 0
2.9 0.9109808 0.8518759 0.9700857
3.9 1.377847 1.319387 1.436306
4.9 1.680266 1.615992 1.744539
5.9 1.85668 1.780039 1.933321
6.9 1.990212 1.89611 2.084313
7.9 2.01008 1.884947 2.135213
8.9 2.082782 1.909698 2.255865
9.9 2.128955 1.934188 2.323722
EOD

# $line_1_1_3: x, y; agreement: not compared: estimates of chains, and their errors
$line_1_1_3 << EOD
2 0
3 1.485348
4 2.266569
5 2.711207
6 2.898246
7 2.981802
8 3.023024
9 3.005957
10 2.964417
EOD

# $prior_1_1_4: x, y, lower, upper; agreement: not compared: estimates of chains, and their errors
$prior_1_1_4 << EOD
2 0 0 0
3 1.485348 1.377691 1.593005
4 2.266569 2.165545 2.367592
5 2.711207 2.607963 2.814452
6 2.898246 2.789666 3.006826
7 2.981802 2.865697 3.097906
8 3.023024 2.89235 3.153699
9 3.005957 2.848028 3.163885
10 2.964417 2.781109 3.147725
EOD

# $line_2_1_5: x, y; agreement: not compared: estimates of chains, and their errors
$line_2_1_5 << EOD
2.1 0
3.1 -1.988837
4.1 -3.959847
EOD

# $prior_2_1_6: x, y, lower, upper; agreement: not compared: estimates of chains, and their errors
$prior_2_1_6 << EOD
2.1 0 0 0
3.1 -1.988837 -2.1524 -1.825273
4.1 -3.959847 -4.266692 -3.653003
EOD

# $alpha_0_2_1: x, height, width; agreement: not compared: estimates of chains, and their errors
$alpha_0_2_1 << EOD
-0.27 0 0.25
0.73 0 0.25
1.73 0.76558 0.25
2.73 0.19834 0.25
3.73 0.031 0.25
4.73 0.00428 0.25
5.73 0.00068 0.25
6.73 0.00012 0.25
7.73 0 0.25
8.73 0 0.25
9.73 0 0.25
EOD

# $alpha_1_2_2: x, height, width; agreement: not compared: estimates of chains, and their errors
$alpha_1_2_2 << EOD
0 0 0.25
1 0 0.25
2 0.20922 0.25
3 0.26014 0.25
4 0.20746 0.25
5 0.14036 0.25
6 0.08372 0.25
7 0.04784 0.25
8 0.0244 0.25
9 0.01312 0.25
10 0.01374 0.25
EOD

# $alpha_2_2_3: x, height, width; agreement: not compared: estimates of chains, and their errors
$alpha_2_2_3 << EOD
0.27 0 0.25
1.27 0 0.25
2.27 0.01322 0.25
3.27 0.03428 0.25
4.27 0.04888 0.25
5.27 0.06124 0.25
6.27 0.06506 0.25
7.27 0.07112 0.25
8.27 0.06784 0.25
9.27 0.0635 0.25
10.27 0.57486 0.25
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
set title 'Prior of the units' noenhanced
set xlabel 'Units ​{/sans-serif:Italic M}' enhanced
set label 'Log evidence less that of two [nats]' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [1.5:10.5]
set xtics 1
set yrange [-4.8:3.8]
set key bottom right
plot $line_0_1_1 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $prior_0_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' title 'usual' noenhanced, \
     $line_1_1_3 using 1:2 with lines lw 2 lc rgb '#D55E00' dt (10,6) notitle, \
     $prior_1_1_4 using 1:2:3:4 with yerrorbars pt 6 ps 1 lw 2 lc rgb '#D55E00' title 'vague units' noenhanced, \
     $line_2_1_5 using 1:2 with lines lw 2 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $prior_2_1_6 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#009E73' title 'vague weights' noenhanced

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
set title 'Prior of ​{/sans-serif:Italic M}' enhanced
set xlabel 'Units ​{/sans-serif:Italic M}' enhanced
set label 'Probability ​{/sans-serif:Italic p}({/sans-serif:Italic M}​ | ​{/sans-serif:Italic D})' enhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:10.5]
set xtics 1
set yrange [0:1]
set key top right
plot $alpha_0_2_1 using 1:2:3 with boxes fs transparent solid 0.9 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' title '{/sans-serif:Italic α}​ = ​0.1' enhanced, \
     $alpha_1_2_2 using 1:2:3 with boxes fs transparent solid 0.15 border lc rgb '#D55E00' lw 2 fc rgb '#D55E00' title '{/sans-serif:Italic α}​ = ​0.5' enhanced, \
     $alpha_2_2_3 using 1:2:3 with boxes fs transparent solid 0.5 border lc rgb '#009E73' lw 2 fc rgb '#009E73' title '{/sans-serif:Italic α}​ = ​0.9' enhanced

unset multiplot
unset output
