# agreement
# Three routes that share no estimate give the probabilities of M units. Points with two
# standard errors: jumping chains, evidences by tempered particles, evidences by stepping
# stones. Twenty-five points from two units; grey: the prior on M.
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
-0.2 0.0781825 0.07563567 0.08072933
0.8 0.335725 0.3304032 0.3410468
1.8 0.28854 0.2853266 0.2917534
2.8 0.15477 0.1522009 0.1573391
3.8 0.1427825 0.1394874 0.1460776
EOD

# $route_1_1_3: x, y, lower, upper; agreement: not compared: estimates of chains and of their errors
$route_1_1_3 << EOD
0 0.07890684 0.07448298 0.0833307
1 0.3189666 0.290866 0.3470672
2 0.3051116 0.2837113 0.3265119
3 0.1577765 0.1426591 0.1728939
4 0.1392385 0.1272324 0.1512445
EOD

# $route_2_1_4: x, y, lower, upper; agreement: not compared: estimates of chains and of their errors
$route_2_1_4 << EOD
0.2 0.07569461 0.07174879 0.07964043
1.2 0.3276263 0.3011399 0.3541128
2.2 0.3127687 0.2883023 0.337235
3.2 0.1495881 0.1379311 0.161245
4.2 0.1343223 0.1223673 0.1462774
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
