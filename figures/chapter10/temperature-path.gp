# temperature-path
# The area between the curve and zero is -log Z. The curve bends close to t = 0, and eight
# even rungs (dashed) miss that. Mean log likelihood at each rung for chapter 3’s parabola;
# right, the same rungs against the fourth root of the temperature.
# Draw it with: gnuplot temperature-path.gp

set terminal svg size 1280,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'temperature-path.svg'
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

# $usual_0_1_1: x, y; agreement: not compared: means over short chains
$usual_0_1_1 << EOD
0 -363.7719
0.0001062684 -340.8321
0.001046654 -283.1471
0.003989369 -197.0246
0.01030866 -140.6559
0.02152807 -107.3664
0.03929191 -85.97229
0.06534729 -71.65239
0.1015315 -63.48219
0.1497629 -56.91207
0.2120333 -52.52647
0.2904022 -49.588
0.3869922 -47.69922
0.5039844 -46.2747
0.6436156 -45.29785
0.8081746 -44.59709
1 -44.14104
EOD

# $usual_rungs_0_1_2: x, y; agreement: not compared: means over short chains
$usual_rungs_0_1_2 << EOD
0 -363.7719
0.0001062684 -340.8321
0.001046654 -283.1471
0.003989369 -197.0246
0.01030866 -140.6559
0.02152807 -107.3664
0.03929191 -85.97229
0.06534729 -71.65239
0.1015315 -63.48219
0.1497629 -56.91207
0.2120333 -52.52647
0.2904022 -49.588
0.3869922 -47.69922
0.5039844 -46.2747
0.6436156 -45.29785
0.8081746 -44.59709
1 -44.14104
EOD

# $even_0_1_3: x, y; agreement: not compared: means over short chains
$even_0_1_3 << EOD
0 -362.5948
0.125 -59.72712
0.25 -51.06506
0.375 -47.87277
0.5 -46.20451
0.625 -45.36873
0.75 -44.74262
0.875 -44.35687
1 -44.11039
EOD

# $usual_1_2_1: x, y; agreement: not compared: means over short chains
$usual_1_2_1 << EOD
0 -363.7719
0.1015315 -340.8321
0.1798667 -283.1471
0.2513194 -197.0246
0.3186402 -140.6559
0.3830463 -107.3664
0.4452212 -85.97229
0.5055998 -71.65239
0.5644822 -63.48219
0.6220869 -56.91207
0.6785799 -52.52647
0.7340911 -49.588
0.7887249 -47.69922
0.8425667 -46.2747
0.8956878 -45.29785
0.9481484 -44.59709
1 -44.14104
EOD

# $usual_rungs_1_2_2: x, y; agreement: not compared: means over short chains
$usual_rungs_1_2_2 << EOD
0 -363.7719
0.1015315 -340.8321
0.1798667 -283.1471
0.2513194 -197.0246
0.3186402 -140.6559
0.3830463 -107.3664
0.4452212 -85.97229
0.5055998 -71.65239
0.5644822 -63.48219
0.6220869 -56.91207
0.6785799 -52.52647
0.7340911 -49.588
0.7887249 -47.69922
0.8425667 -46.2747
0.8956878 -45.29785
0.9481484 -44.59709
1 -44.14104
EOD

# $even_1_2_3: x, y; agreement: not compared: means over short chains
$even_1_2_3 << EOD
0 -362.5948
0.5946036 -59.72712
0.7071068 -51.06506
0.7825423 -47.87277
0.8408964 -46.20451
0.8891397 -45.36873
0.9306049 -44.74262
0.9671682 -44.35687
1 -44.11039
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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set xlabel 'Temperature ​{/sans-serif:Italic t}' enhanced
set label 'Mean log likelihood [nats]' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.03:1.03]
set yrange [-450:0]
set key bottom right
plot $usual_0_1_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid title '16 rungs, close near 0' noenhanced, \
     $usual_rungs_0_1_2 using 1:2 with points pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $even_0_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '8 even rungs' noenhanced

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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set xlabel 'Temperature ​{/sans-serif:Italic t}​ (fourth root)' enhanced
set label 'Mean log likelihood [nats]' noenhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.03:1.03]
set xtics ('0' 0, '0.001' 0.1778279, '0.01' 0.3162278, '0.1' 0.5623413, '0.3' 0.7400828, '1' 1) noenhanced
set yrange [-450:0]
set key bottom right
plot $usual_1_2_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid title '16 rungs, close near 0' noenhanced, \
     $usual_rungs_1_2_2 using 1:2 with points pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $even_1_2_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title '8 even rungs' noenhanced

unset multiplot
unset output
