# dropout
# The posterior’s uncertainty shrinks as data come in; that of dropout stays, for its prior
# grows stronger with them. Standard deviation of a fitted line at the point (1, 1).
# Draw it with: gnuplot dropout.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'dropout.svg'
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

# $dropout_1_1: x, y; agreement: relative 1e-06
$dropout_1_1 << EOD
10 0.4229898
30 0.5272752
100 0.5456049
300 0.5643729
1000 0.576362
3000 0.5669205
EOD

# $dropout_points_1_2: x, y; agreement: relative 1e-06
$dropout_points_1_2 << EOD
10 0.4229898
30 0.5272752
100 0.5456049
300 0.5643729
1000 0.576362
3000 0.5669205
EOD

# $posterior_1_3: x, y; agreement: relative 1e-06
$posterior_1_3 << EOD
10 0.2414776
30 0.1223081
100 0.06677024
300 0.04200087
1000 0.02192065
3000 0.01282082
EOD

# $posterior_points_1_4: x, y; agreement: relative 1e-06
$posterior_points_1_4 << EOD
10 0.2414776
30 0.1223081
100 0.06677024
300 0.04200087
1000 0.02192065
3000 0.01282082
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Data' noenhanced
set label 'Standard deviation' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [8:4000]
set xtics ('10' 10, '100' 100, '1000' 1000) noenhanced
set logscale y 10
set yrange [0.008013013:0.9221792]
set ytics ('0.01' 0.01, '0.1' 0.1) noenhanced
set key bottom left Left reverse
plot $dropout_1_1 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'MC dropout' noenhanced, \
     $dropout_points_1_2 using 1:2 with points pt 9 ps 1.4 lw 2 lc rgb '#D55E00' notitle, \
     $posterior_1_3 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'posterior' noenhanced, \
     $posterior_points_1_4 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle
unset output
