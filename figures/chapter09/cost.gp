# cost
# A random walk pays in proportion to the number of dimensions, a Hamiltonian trajectory to
# its fourth root. Evaluations per effective draw of a coordinate of independent normals,
# each with its best step; grey lines have slopes 1 and 1/4.
# Draw it with: gnuplot cost.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'cost.svg'
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

# $order_1_1_1: x, y; agreement: not compared: it ends at a measured cost
$order_1_1_1 << EOD
8 24.0544
256 769.7409
EOD

# $order_quarter_1_2: x, y; agreement: not compared: it ends at a measured cost
$order_quarter_1_2 << EOD
16 3.60969
4096 14.43876
EOD

# $walk_1_3: x, y, agreement; agreement: absolute last column
$walk_1_3 << EOD
8 26.68228 5.153014
16 48.42348 8.919668
32 91.49144 14.33605
64 189.3112 25.10379
128 379.7045 67.01671
256 769.7409 180.4097
EOD

# $turn_1_4: x, y, agreement; agreement: absolute last column
$turn_1_4 << EOD
16 3.189039 0.4788108
64 4.668532 0.5294
256 6.988905 1.789728
1024 10.20629 2.898778
4096 14.43876 2.77729
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Dimensions ​{/sans-serif:Italic d}' enhanced
set label 'Evaluations per effective draw' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:10000]
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000, '10⁴' 10000) noenhanced
set logscale y 10
set yrange [1:1000]
set ytics ('1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
unset key
set label 'random walk' noenhanced at first 128, first 379.7045 right front textcolor rgb '#D55E00' offset character -1, 0.5
set label 'Hamiltonian' noenhanced at first 1024, first 10.20629 center front textcolor rgb '#0072B2' offset character 0, 1.2
plot $order_1_1_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $order_quarter_1_2 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $walk_1_3 using 1:2 with points pt 5 ps 1.3 lw 2 lc rgb '#D55E00' notitle, \
     $turn_1_4 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#0072B2' notitle
unset output
