# long-run
# A refined start is nearer to the target, and the sampler does the rest where it can move.
# Share of particles in a place that plain fits miss, after so many steps of Langevin
# dynamics with Metropolis’s correction, from the plain fit (dashed) and from the refined
# one (solid); black: exact. Left: the lens beyond |x₀| = 0.9. Right: the funnel below v =
# -2.
# Draw it with: gnuplot long-run.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
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

# $lens_vermillion_1_3: x, y; agreement: not compared: particles of random chains
$lens_vermillion_1_3 << EOD
1 0.002
2 0.005
3 0.00775
5 0.01075
9 0.01625
17 0.019
33 0.0215
65 0.02375
129 0.0215
257 0.026
513 0.0235
1025 0.02575
2049 0.02275
4097 0.02475
EOD

# $lens_blue_1_4: x, y; agreement: not compared: particles of random chains
$lens_blue_1_4 << EOD
1 0.01175
2 0.0135
3 0.01575
5 0.019
9 0.018
17 0.02
33 0.0265
65 0.02075
129 0.02925
257 0.025
513 0.02575
1025 0.02325
2049 0.0275
4097 0.0295
EOD

# $funnel_vermillion_2_3: x, y; agreement: not compared: particles of random chains
$funnel_vermillion_2_3 << EOD
1 0.0005
2 0.0005
3 0.00175
5 0.00375
9 0.0055
17 0.0115
33 0.02075
65 0.01775
129 0.02825
257 0.0315
513 0.03225
1025 0.04075
2049 0.03525
4097 0.03675
EOD

# $funnel_blue_2_4: x, y; agreement: not compared: particles of random chains
$funnel_blue_2_4 << EOD
1 0.0115
2 0.01225
3 0.014
5 0.0165
9 0.01775
17 0.02375
33 0.0285
65 0.031
129 0.0335
257 0.0405
513 0.04225
1025 0.04425
2049 0.036
4097 0.04575
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
set lmargin at screen 0.0875
set rmargin at screen 0.48125
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Lens' noenhanced
set xlabel 'Steps + 1' noenhanced
set label 'Share of particles' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:4097]
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
set yrange [0:0.05]
set ytics 0.01
set key bottom right
set arrow from graph 0, first 0.02761695 to graph 1, first 0.02761695 nohead back lw 2.5 lc rgb '#000000' dt solid
set label 'exact' noenhanced at first 1.3, first 0.02761695 left front textcolor rgb '#000000' offset character 0, 0.8
plot $lens_vermillion_1_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'from ​{/sans-serif:Italic T}​ = 0' enhanced, \
     $lens_blue_1_4 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'from ​{/sans-serif:Italic T}​ = 5' enhanced

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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Funnel' noenhanced
set xlabel 'Steps + 1' noenhanced
set label 'Share of particles' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:4097]
set xtics ('1' 1, '10' 10, '100' 100, '1000' 1000) noenhanced
set yrange [0:0.1]
set ytics 0.02
set key bottom right
set arrow from graph 0, first 0.06923916 to graph 1, first 0.06923916 nohead back lw 2.5 lc rgb '#000000' dt solid
set label 'exact' noenhanced at first 1.3, first 0.06923916 left front textcolor rgb '#000000' offset character 0, 0.8
plot $funnel_vermillion_2_3 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'from ​{/sans-serif:Italic T}​ = 0' enhanced, \
     $funnel_blue_2_4 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'from ​{/sans-serif:Italic T}​ = 5' enhanced

unset multiplot
unset output
