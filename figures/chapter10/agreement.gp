# agreement
# Three routes that share no estimate reach the same probabilities of M units. Points with
# two standard errors: jumping chains, evidences by tempered particles, evidences by
# stepping stones. Twenty-five points from two units; grey: the prior on M.
# Draw it with: gnuplot agreement.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'agreement.svg'
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

# $prior_1_1: x, height, width; agreement: relative 1e-06
$prior_1_1 << EOD
0 0.5 0.8
1 0.25 0.8
2 0.125 0.8
3 0.0625 0.8
4 0.0625 0.8
EOD

# $route_0_1_2: x, y, lower, upper; agreement: not compared: estimates of chains and of their errors
$route_0_1_2 << EOD
-0.2 0.0628125 0.06084619 0.06477881
0.8 0.3547825 0.3496008 0.3599642
1.8 0.2863125 0.2833297 0.2892953
2.8 0.1529475 0.1505144 0.1553806
3.8 0.143145 0.1399155 0.1463745
EOD

# $route_1_1_3: x, y, lower, upper; agreement: not compared: estimates of chains and of their errors
$route_1_1_3 << EOD
0 0.06248527 0.0592401 0.06573045
1 0.3557567 0.335494 0.3760193
2 0.2979912 0.2792096 0.3167727
3 0.1424035 0.1333337 0.1514733
4 0.1413634 0.1296835 0.1530434
EOD

# $route_2_1_4: x, y, lower, upper; agreement: not compared: estimates of chains and of their errors
$route_2_1_4 << EOD
0.2 0.06213219 0.05990091 0.06436346
1.2 0.3677925 0.3498362 0.3857489
2.2 0.2853143 0.2700428 0.3005857
3.2 0.1441518 0.1359151 0.1523886
4.2 0.1406092 0.1317371 0.1494813
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Units ​{/sans-serif:Italic M}' enhanced
set label 'Probability ​{/sans-serif:Italic p}({/sans-serif:Italic M}​ | ​{/sans-serif:Italic D})' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:4.6]
set xtics 1
set yrange [0:0.52]
set key top right
plot $prior_1_1 using 1:2:3 with boxes fs transparent solid 0.45 noborder fc rgb '#BBBBBB' title 'prior' noenhanced, \
     $route_0_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#000000' title 'jumping chains' noenhanced, \
     $route_1_1_3 using 1:2:3:4 with yerrorbars pt 5 ps 1 lw 2 lc rgb '#0072B2' title 'tempered particles' noenhanced, \
     $route_2_1_4 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#D55E00' title 'stepping stones' noenhanced
unset output
