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
-0.01171875 0 0.0015625
-0.01015625 0 0.0015625
-0.00859375 0 0.0015625
-0.00703125 0 0.0015625
-0.00546875 0 0.0015625
-0.00390625 0 0.0015625
-0.00234375 0.1328321 0.0015625
-0.00078125 0.4135338 0.0015625
0.00078125 0.3057644 0.0015625
0.00234375 0.1152882 0.0015625
0.00390625 0.02255639 0.0015625
0.00546875 0.005012531 0.0015625
0.00703125 0.005012531 0.0015625
0.00859375 0 0.0015625
0.01015625 0 0.0015625
0.01171875 0 0.0015625
0.01328125 0 0.0015625
0.01484375 0 0.0015625
0.01640625 0 0.0015625
0.01796875 0 0.0015625
0.01953125 0 0.0015625
0.02109375 0 0.0015625
0.02265625 0 0.0015625
0.02421875 0 0.0015625
0.02578125 0 0.0015625
0.02734375 0 0.0015625
0.02890625 0 0.0015625
0.03046875 0 0.0015625
0.03203125 0 0.0015625
0.03359375 0 0.0015625
0.03515625 0 0.0015625
0.03671875 0 0.0015625
0.03828125 0 0.0015625
0.03984375 0 0.0015625
0.04140625 0 0.0015625
0.04296875 0 0.0015625
0.04453125 0 0.0015625
0.04609375 0 0.0015625
0.04765625 0 0.0015625
0.04921875 0 0.0015625
EOD

# $found_1_1_2: x, y; agreement: not compared: a net trained on this machine, and permutations
$found_1_1_2 << EOD
0.03882472 0
0.03882472 0.44
EOD

# $null_2_2_1: x, height, width; agreement: not compared: a net trained on this machine, and permutations
$null_2_2_1 << EOD
-0.01171875 0 0.0015625
-0.01015625 0 0.0015625
-0.00859375 0 0.0015625
-0.00703125 0 0.0015625
-0.00546875 0 0.0015625
-0.00390625 0 0.0015625
-0.00234375 0.1478697 0.0015625
-0.00078125 0.3884712 0.0015625
0.00078125 0.2882206 0.0015625
0.00234375 0.1027569 0.0015625
0.00390625 0.04761905 0.0015625
0.00546875 0.01754386 0.0015625
0.00703125 0.005012531 0.0015625
0.00859375 0.002506266 0.0015625
0.01015625 0 0.0015625
0.01171875 0 0.0015625
0.01328125 0 0.0015625
0.01484375 0 0.0015625
0.01640625 0 0.0015625
0.01796875 0 0.0015625
0.01953125 0 0.0015625
0.02109375 0 0.0015625
0.02265625 0 0.0015625
0.02421875 0 0.0015625
0.02578125 0 0.0015625
0.02734375 0 0.0015625
0.02890625 0 0.0015625
0.03046875 0 0.0015625
0.03203125 0 0.0015625
0.03359375 0 0.0015625
0.03515625 0 0.0015625
0.03671875 0 0.0015625
0.03828125 0 0.0015625
0.03984375 0 0.0015625
0.04140625 0 0.0015625
0.04296875 0 0.0015625
0.04453125 0 0.0015625
0.04609375 0 0.0015625
0.04765625 0 0.0015625
0.04921875 0 0.0015625
EOD

# $found_2_2_2: x, y; agreement: not compared: a net trained on this machine, and permutations
$found_2_2_2 << EOD
0.002629757 0
0.002629757 0.44
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
set xrange [-0.0125:0.05]
set yrange [0:0.5]
unset key
set label 'found' noenhanced at first 0.03882472, first 0.47 center front textcolor rgb '#D55E00'
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
set xrange [-0.0125:0.05]
set yrange [0:0.5]
unset key
set label 'found' noenhanced at first 0.002629757, first 0.47 center front textcolor rgb '#D55E00'
plot $null_2_2_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $found_2_2_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt solid notitle

unset multiplot
unset output
