# evidence-routes
# Where there is one peak, every route finds the evidence; with two peaks far apart a single
# chain does not, and a narrow needle is missed by all. Error bars are two stated standard
# errors: they do not show what a route has never seen.
# Draw it with: gnuplot evidence-routes.gp

set terminal svg size 1240,520 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'evidence-routes.svg'
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

# $route_0_1_2: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_0_1_2 << EOD
1 -0.002201141 -0.01098423 0.006581949
EOD

# $route_1_1_3: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_1_1_3 << EOD
2 -0.04496514 -0.1885863 0.09865602
EOD

# $route_2_1_4: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_2_1_4 << EOD
3 -0.047039 -0.1757492 0.08167125
EOD

# $route_3_1_5: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_3_1_5 << EOD
4 -0.09340367 -0.2478329 0.06102556
EOD

# $route_0_2_2: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_0_2_2 << EOD
1 -1.204792 -1.21119 -1.198395
EOD

# $route_1_2_3: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_1_2_3 << EOD
2 -0.08847514 -0.1820795 0.005129214
EOD

# $route_2_2_4: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_2_2_4 << EOD
3 -0.06293597 -0.1461434 0.02027144
EOD

# $route_3_2_5: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_3_2_5 << EOD
4 0.07646503 -0.02931007 0.1822401
EOD

# $route_0_3_2: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_0_3_2 << EOD
1 -3.147403 -5.384423 -0.9103835
EOD

# $route_1_3_3: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_1_3_3 << EOD
2 -3.911268 -4.246336 -3.5762
EOD

# $route_2_3_4: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_2_3_4 << EOD
3 -4.066576 -4.185171 -3.947981
EOD

# $route_3_3_5: x, y, lower, upper; agreement: not compared: estimates of single chains, or of modes they found
$route_3_3_5 << EOD
4 -4.165313 -4.188491 -4.142134
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
set lmargin at screen 0.0766129
set rmargin at screen 0.344086
set tmargin at screen 0.903846
set bmargin at screen 0.0961538
set title 'One peak: a parabola' noenhanced
set label 'Log ​{/sans-serif:Italic Z}​ less the exact value [nats]' enhanced at screen 0.0120968, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:4.6]
set xtics ('bridge' 1, 'integral' 2, 'stones' 3, 'particles' 4) noenhanced
set yrange [-0.28:0.14]
unset key
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $route_0_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#E69F00' notitle, \
     $route_1_1_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#009E73' notitle, \
     $route_2_1_4 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#D55E00' notitle, \
     $route_3_1_5 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

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
set lmargin at screen 0.396505
set rmargin at screen 0.663978
set tmargin at screen 0.903846
set bmargin at screen 0.0961538
set title 'Two peaks far apart' noenhanced
set xrange [0.4:4.6]
set xtics ('bridge' 1, 'integral' 2, 'stones' 3, 'particles' 4) noenhanced
set yrange [-1.4:0.4]
unset key
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $route_0_2_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#E69F00' notitle, \
     $route_1_2_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#009E73' notitle, \
     $route_2_2_4 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#D55E00' notitle, \
     $route_3_2_5 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

# Panel 3
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
set lmargin at screen 0.716398
set rmargin at screen 0.983871
set tmargin at screen 0.903846
set bmargin at screen 0.0961538
set title 'A hill and a needle' noenhanced
set xrange [0.4:4.6]
set xtics ('bridge' 1, 'integral' 2, 'stones' 3, 'particles' 4) noenhanced
set yrange [-6:0.2]
unset key
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $route_0_3_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#E69F00' notitle, \
     $route_1_3_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#009E73' notitle, \
     $route_2_3_4 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#D55E00' notitle, \
     $route_3_3_5 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
