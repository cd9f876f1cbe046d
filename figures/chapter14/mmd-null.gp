# mmd-null
# What chance makes of the discrepancy, by dealing codes and draws anew, and what was found
# (line). Left the variational autoencoder, right the Wasserstein autoencoder, on digits
# that neither has seen.
# Draw it with: gnuplot mmd-null.gp

set terminal svg size 1280,540 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'mmd-null.svg'
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

# $null_1_1_1: x, height, width; agreement: not compared: a net trained on this machine, and permutations
$null_1_1_1 << EOD
-0.0140625 0 0.001875
-0.0121875 0 0.001875
-0.0103125 0 0.001875
-0.0084375 0 0.001875
-0.0065625 0 0.001875
-0.0046875 0 0.001875
-0.0028125 0.1403509 0.001875
-0.0009375 0.4761905 0.001875
0.0009375 0.2481203 0.001875
0.0028125 0.09273183 0.001875
0.0046875 0.02756892 0.001875
0.0065625 0.007518797 0.001875
0.0084375 0.002506266 0.001875
0.0103125 0.002506266 0.001875
0.0121875 0.002506266 0.001875
0.0140625 0 0.001875
0.0159375 0 0.001875
0.0178125 0 0.001875
0.0196875 0 0.001875
0.0215625 0 0.001875
0.0234375 0 0.001875
0.0253125 0 0.001875
0.0271875 0 0.001875
0.0290625 0 0.001875
0.0309375 0 0.001875
0.0328125 0 0.001875
0.0346875 0 0.001875
0.0365625 0 0.001875
0.0384375 0 0.001875
0.0403125 0 0.001875
0.0421875 0 0.001875
0.0440625 0 0.001875
0.0459375 0 0.001875
0.0478125 0 0.001875
0.0496875 0 0.001875
0.0515625 0 0.001875
0.0534375 0 0.001875
0.0553125 0 0.001875
0.0571875 0 0.001875
0.0590625 0 0.001875
EOD

# $found_1_1_2: x, y; agreement: not compared: a net trained on this machine, and permutations
$found_1_1_2 << EOD
0.05020958 0
0.05020958 0.4
EOD

# $null_2_2_1: x, height, width; agreement: not compared: a net trained on this machine, and permutations
$null_2_2_1 << EOD
-0.0140625 0 0.001875
-0.0121875 0 0.001875
-0.0103125 0 0.001875
-0.0084375 0 0.001875
-0.0065625 0 0.001875
-0.0046875 0 0.001875
-0.0028125 0.1177945 0.001875
-0.0009375 0.4661654 0.001875
0.0009375 0.2706767 0.001875
0.0028125 0.0802005 0.001875
0.0046875 0.04260652 0.001875
0.0065625 0.01002506 0.001875
0.0084375 0.007518797 0.001875
0.0103125 0.005012531 0.001875
0.0121875 0 0.001875
0.0140625 0 0.001875
0.0159375 0 0.001875
0.0178125 0 0.001875
0.0196875 0 0.001875
0.0215625 0 0.001875
0.0234375 0 0.001875
0.0253125 0 0.001875
0.0271875 0 0.001875
0.0290625 0 0.001875
0.0309375 0 0.001875
0.0328125 0 0.001875
0.0346875 0 0.001875
0.0365625 0 0.001875
0.0384375 0 0.001875
0.0403125 0 0.001875
0.0421875 0 0.001875
0.0440625 0 0.001875
0.0459375 0 0.001875
0.0478125 0 0.001875
0.0496875 0 0.001875
0.0515625 0 0.001875
0.0534375 0 0.001875
0.0553125 0 0.001875
0.0571875 0 0.001875
0.0590625 0 0.001875
EOD

# $found_2_2_2: x, y; agreement: not compared: a net trained on this machine, and permutations
$found_2_2_2 << EOD
0.002305899 0
0.002305899 0.4
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
set tmargin at screen 0.907407
set bmargin at screen 0.148148
set title 'Variational' noenhanced
set xlabel 'MMD squared' noenhanced
set label 'Share of permutations' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.015:0.06]
set yrange [0:0.5]
unset key
set label 'found' noenhanced at first 0.05020958, first 0.42 center front textcolor rgb '#D55E00'
plot $null_1_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $found_1_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

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
set tmargin at screen 0.907407
set bmargin at screen 0.148148
set title 'Wasserstein' noenhanced
set xlabel 'MMD squared' noenhanced
set label 'Share of permutations' noenhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.015:0.06]
set yrange [0:0.5]
unset key
set label 'found' noenhanced at first 0.002305899, first 0.42 center front textcolor rgb '#D55E00'
plot $null_2_2_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $found_2_2_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

unset multiplot
unset output
