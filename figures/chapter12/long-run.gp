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
2 0.004
3 0.007333333
5 0.012
9 0.01666667
17 0.01666667
33 0.022
65 0.02533333
129 0.02133333
257 0.026
513 0.016
1025 0.02666667
EOD

# $lens_blue_1_4: x, y; agreement: not compared: particles of random chains
$lens_blue_1_4 << EOD
1 0.01133333
2 0.016
3 0.01666667
5 0.01933333
9 0.022
17 0.022
33 0.02533333
65 0.016
129 0.03266667
257 0.02866667
513 0.022
1025 0.02333333
EOD

# $funnel_vermillion_2_3: x, y; agreement: not compared: particles of random chains
$funnel_vermillion_2_3 << EOD
1 0.0006666667
2 0.0006666667
3 0.004
5 0.005333333
9 0.006
17 0.01066667
33 0.02266667
65 0.01333333
129 0.02533333
257 0.03066667
513 0.036
1025 0.04333333
EOD

# $funnel_blue_2_4: x, y; agreement: not compared: particles of random chains
$funnel_blue_2_4 << EOD
1 0.01133333
2 0.01266667
3 0.01466667
5 0.01533333
9 0.01733333
17 0.02066667
33 0.02333333
65 0.02733333
129 0.034
257 0.04
513 0.03866667
1025 0.03733333
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
set xrange [1:1025]
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
set xrange [1:1025]
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
