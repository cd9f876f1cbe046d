# mixture-components
# A component that the data do not need lowers the bound by two nats or more, and the
# evidence by less than one. The bound knows one way to share a group among several
# components, the evidence all of them. Points: log evidence with its 95 % interval, mostly
# smaller than the point.
# Draw it with: gnuplot mixture-components.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'mixture-components.svg'
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

# $bound_1_1: x, y; agreement: relative 1e-06
$bound_1_1 << EOD
1 -246.1119
2 -234.5049
3 -229.4107
4 -232.7545
5 -235.8223
6 -238.6785
7 -241.3638
EOD

# $with_copies_1_2: x, y; agreement: relative 1e-06
$with_copies_1_2 << EOD
1 -246.1119
2 -233.8118
3 -227.619
4 -229.5765
5 -231.7279
6 -233.891
7 -236.0167
EOD

# $evidence_1_3: x, y, lower, upper; agreement: not compared: estimates by importance sampling
$evidence_1_3 << EOD
1 -246.1061 -246.1062 -246.1059
2 -232.8826 -232.8937 -232.8714
3 -226.7983 -226.8058 -226.7909
4 -226.6526 -226.6844 -226.6207
5 -226.906 -227.018 -226.7939
6 -227.1702 -227.3702 -226.9702
7 -227.8663 -227.9894 -227.7431
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Components ​{/sans-serif:Italic K}' enhanced
set label 'Nats' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.5:7.5]
set xtics 1
set yrange [-248:-224]
set key bottom right
plot $bound_1_1 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'bound' noenhanced, \
     $with_copies_1_2 using 1:2 with lines lw 3 lc rgb '#56B4E9' dt (18,7) title 'bound with copies' noenhanced, \
     $evidence_1_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#000000' title 'log evidence' noenhanced
unset output
