# collapse
# The larger β, the fewer units differ from the prior; the others are noise that the decoder
# ignores. Divergence of each of eight units, the largest first, of a run for each β, on
# digits held out. Below the dashed line a unit counts as collapsed; divergences under 10⁻⁵
# stand at the axis.
# Draw it with: gnuplot collapse.gp

set terminal svg size 1000,640 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'collapse.svg'
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

# $line_0_1_2: x, y; agreement: not compared: nets trained on this machine
$line_0_1_2 << EOD
1 2.121084
2 2.104591
3 2.061465
4 1.845769
5 1.718961
6 1.662847
7 1.562625
8 1.495564
EOD

# $points_0_1_3: x, y; agreement: not compared: nets trained on this machine
$points_0_1_3 << EOD
1 2.121084
2 2.104591
3 2.061465
4 1.845769
5 1.718961
6 1.662847
7 1.562625
8 1.495564
EOD

# $line_1_1_5: x, y; agreement: not compared: nets trained on this machine
$line_1_1_5 << EOD
1 1.50453
2 1.478997
3 1.453232
4 1.248761
5 0.9167479
6 0.856567
7 0.7033338
8 0.5330004
EOD

# $points_1_1_6: x, y; agreement: not compared: nets trained on this machine
$points_1_1_6 << EOD
1 1.50453
2 1.478997
3 1.453232
4 1.248761
5 0.9167479
6 0.856567
7 0.7033338
8 0.5330004
EOD

# $line_2_1_8: x, y; agreement: not compared: nets trained on this machine
$line_2_1_8 << EOD
1 0.9348055
2 0.8933858
3 0.8826402
4 0.6351796
5 0.1955707
6 0.003469684
7 0.0007377305
8 0.0004705391
EOD

# $points_2_1_9: x, y; agreement: not compared: nets trained on this machine
$points_2_1_9 << EOD
1 0.9348055
2 0.8933858
3 0.8826402
4 0.6351796
5 0.1955707
6 0.003469684
7 0.0007377305
8 0.0004705391
EOD

# $line_3_1_11: x, y; agreement: not compared: nets trained on this machine
$line_3_1_11 << EOD
1 0.01162626
2 0.0102773
3 0.008448149
4 0.001569794
5 0.001517326
6 0.001374708
7 0.00068487
8 0.0006307897
EOD

# $points_3_1_12: x, y; agreement: not compared: nets trained on this machine
$points_3_1_12 << EOD
1 0.01162626
2 0.0102773
3 0.008448149
4 0.001569794
5 0.001517326
6 0.001374708
7 0.00068487
8 0.0006307897
EOD

# $line_4_1_14: x, y; agreement: not compared: nets trained on this machine
$line_4_1_14 << EOD
1 1.833657e-05
2 1.441869e-05
3 1.309172e-05
4 1.286258e-05
5 1.166182e-05
6 1.072243e-05
7 1.05206e-05
8 1e-05
EOD

# $points_4_1_15: x, y; agreement: not compared: nets trained on this machine
$points_4_1_15 << EOD
1 1.833657e-05
2 1.441869e-05
3 1.309172e-05
4 1.286258e-05
5 1.166182e-05
6 1.072243e-05
7 1.05206e-05
8 1e-05
EOD

# Panel 1
set lmargin at screen 0.105
set rmargin at screen 0.965
set tmargin at screen 0.921875
set bmargin at screen 0.125
set xlabel 'Unit of the code, by its divergence' noenhanced
set label 'KL({/sans-serif:Italic q}​ || prior) of the unit [nats]' enhanced at screen 0.025, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.5:9.6]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6, '7' 7, '8' 8) noenhanced
set logscale y 10
set yrange [1e-05:10]
set ytics ('10⁻⁵' 1e-05, '10⁻⁴' 0.0001, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '1' 1, '10' 10) noenhanced
unset key
set arrow from graph 0, first 0.05 to graph 1, first 0.05 nohead back lw 2 lc rgb '#767676' dt (10,6)
set label 'β = 0.1' noenhanced at first 8.2, first 1.495564 left front textcolor rgb '#56B4E9'
set label 'β = 0.3' noenhanced at first 8.2, first 0.5330004 left front textcolor rgb '#009E73'
set label 'β = 1' noenhanced at first 8.2, first 0.0004705391 left front textcolor rgb '#0072B2'
set label 'β = 3' noenhanced at first 8.2, first 0.001237644 left front textcolor rgb '#A6548A'
set label 'β = 10' noenhanced at first 8.2, first 1.584893e-05 left front textcolor rgb '#D55E00'
plot $line_0_1_2 using 1:2 with lines lw 3 lc rgb '#56B4E9' dt (18,7) notitle, \
     $points_0_1_3 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#56B4E9' notitle, \
     $line_1_1_5 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $points_1_1_6 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#009E73' notitle, \
     $line_2_1_8 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $points_2_1_9 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#0072B2' notitle, \
     $line_3_1_11 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $points_3_1_12 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#A6548A' notitle, \
     $line_4_1_14 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $points_4_1_15 using 1:2 with points pt 7 ps 1.1 lw 2 lc rgb '#D55E00' notitle
unset output
