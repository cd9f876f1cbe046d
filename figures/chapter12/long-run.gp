# long-run
# The sampler brings the missing particles into the neck, and slowly. Share of particles
# with v below -2 after so many steps of Langevin dynamics with Metropolis’s correction,
# from the plain fit (dashed) and from the refined one (solid); black: exact.
# Draw it with: gnuplot long-run.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'long-run.svg'
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

# $from_vermillion_1_3: x, y; agreement: not compared: particles of random chains
$from_vermillion_1_3 << EOD
1 0.00025
2 0.00025
3 0.00025
5 0.00075
9 0.0015
17 0.0045
33 0.00925
65 0.01525
129 0.019
257 0.028
513 0.036
1025 0.03425
2049 0.0395
4097 0.0405
EOD

# $from_blue_1_4: x, y; agreement: not compared: particles of random chains
$from_blue_1_4 << EOD
1 0.015
2 0.015
3 0.015
5 0.015
9 0.0155
17 0.016
33 0.0175
65 0.0205
129 0.022
257 0.02475
513 0.024
1025 0.0275
2049 0.02975
4097 0.02775
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Steps of the sampler (the start counts as 1)' noenhanced
set label 'Share with ​{/sans-serif:Italic v}​ < -2' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:4097]
set yrange [0:0.1]
set ytics 0.02
set key bottom right
set arrow from graph 0, first 0.06923916 to graph 1, first 0.06923916 nohead back lw 2.5 lc rgb '#000000' dt solid
set label 'exact' noenhanced at first 1.3, first 0.06923916 left front textcolor rgb '#000000' offset character 0, 0.8
plot $from_vermillion_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'from ​{/sans-serif:Italic T}​ = 0' enhanced, \
     $from_blue_1_4 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'from ​{/sans-serif:Italic T}​ = 5' enhanced
unset output
