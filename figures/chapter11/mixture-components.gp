# mixture-components
# The bound chooses a number of components without a chain. A component that the data do not
# need lowers it. Adding log K! makes up for the orders that the bound does not see, and for
# too much where several components are empty and so alike.
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

# $with_orders_1_2: x, y; agreement: relative 1e-06
$with_orders_1_2 << EOD
1 -246.1119
2 -233.8118
3 -227.619
4 -229.5765
5 -231.0348
6 -232.0992
7 -232.8386
EOD

# $particles_1_3: x, y, lower, upper; agreement: not compared: estimates by crowds of particles
$particles_1_3 << EOD
1 -246.1305 -246.309 -245.952
2 -233.0113 -233.1618 -232.8607
3 -226.8746 -226.9972 -226.752
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
plot $bound_1_1 using 1:2 with lines lw 3 lc rgb '#56B4E9' dt (18,7) title 'bound' noenhanced, \
     $with_orders_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'bound + log ​{/sans-serif:Italic K}!' enhanced, \
     $particles_1_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#000000' title 'log evidence by particles' noenhanced
unset output
