# long-run
# A refined start is nearer to the target, and the sampler does the rest where it can move.
# Share of particles in a place that plain fits miss, after so many steps of Langevin
# dynamics with Metropolis’s correction, from the plain fit (dashed) and from the refined
# one (solid); bands: one standard error; black: exact. Left: the lens beyond |x₀| = 0.9.
# Right: the funnel below v = -2.
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

# $lens_vermillion_error_1_3: x, lower, upper; agreement: not compared: particles of random chains
$lens_vermillion_error_1_3 << EOD
1 0.0008464547 0.003153545
2 0.002370276 0.005629724
3 0.005130372 0.009536294
5 0.009188595 0.01481141
9 0.01336123 0.01997211
17 0.01336123 0.01997211
33 0.01821265 0.02578735
65 0.02127611 0.02939055
129 0.01760254 0.02506413
257 0.02189115 0.03010885
513 0.01276025 0.01923975
1025 0.02250689 0.03082644
EOD

# $lens_vermillion_1_4: x, y; agreement: not compared: particles of random chains
$lens_vermillion_1_4 << EOD
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

# $lens_blue_error_1_5: x, lower, upper; agreement: not compared: particles of random chains
$lens_blue_error_1_5 << EOD
1 0.009779197 0.01555414
2 0.01396358 0.02070309
3 0.01456722 0.02143278
5 0.01699338 0.02433995
9 0.02004829 0.02795171
17 0.02004829 0.02795171
33 0.02189115 0.03010885
65 0.01396358 0.02070309
129 0.02994333 0.03939001
257 0.02559546 0.03440454
513 0.01943557 0.0272311
1025 0.02127611 0.02939055
EOD

# $lens_blue_1_6: x, y; agreement: not compared: particles of random chains
$lens_blue_1_6 << EOD
1 0.01266667
2 0.01733333
3 0.018
5 0.02066667
9 0.024
17 0.024
33 0.026
65 0.01733333
129 0.03466667
257 0.03
513 0.02333333
1025 0.02533333
EOD

# $funnel_vermillion_error_2_3: x, lower, upper; agreement: not compared: particles of random chains
$funnel_vermillion_error_2_3 << EOD
1 2.222593e-07 0.001333111
2 0.0008464547 0.003153545
3 0.002370276 0.005629724
5 0.005130372 0.009536294
9 0.00801426 0.01331907
17 0.01037185 0.01629481
33 0.02374042 0.03225958
65 0.0274557 0.0365443
129 0.02807686 0.03725648
257 0.03119001 0.04080999
513 0.03744835 0.04788498
1025 0.03494036 0.04505964
EOD

# $funnel_vermillion_2_4: x, y; agreement: not compared: particles of random chains
$funnel_vermillion_2_4 << EOD
1 0.0006666667
2 0.002
3 0.004
5 0.007333333
9 0.01066667
17 0.01333333
33 0.028
65 0.032
129 0.03266667
257 0.036
513 0.04266667
1025 0.04
EOD

# $funnel_blue_error_2_5: x, lower, upper; agreement: not compared: particles of random chains
$funnel_blue_error_2_5 << EOD
1 0.006850563 0.0118161
2 0.007430953 0.01256905
3 0.00801426 0.01331907
5 0.008600217 0.01406645
9 0.008600217 0.01406645
17 0.01396358 0.02070309
33 0.02004829 0.02795171
65 0.02189115 0.03010885
129 0.02994333 0.03939001
257 0.03306333 0.04293667
513 0.03807624 0.04859043
1025 0.04626729 0.05773271
EOD

# $funnel_blue_2_6: x, y; agreement: not compared: particles of random chains
$funnel_blue_2_6 << EOD
1 0.009333333
2 0.01
3 0.01066667
5 0.01133333
9 0.01133333
17 0.01733333
33 0.024
65 0.026
129 0.03466667
257 0.038
513 0.04333333
1025 0.052
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
set xlabel 'Steps' noenhanced
set label 'Share of particles' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:1025]
set xtics ('0' 1, '1' 2, '10' 11, '100' 101, '1,000' 1001) noenhanced
set yrange [0:0.05]
set ytics 0.01
set key bottom right
set arrow from graph 0, first 0.02761695 to graph 1, first 0.02761695 nohead back lw 2.5 lc rgb '#000000' dt solid
set label 'exact' noenhanced at first 1.3, first 0.02761695 left front textcolor rgb '#000000' offset character 0, 0.8
plot $lens_vermillion_error_1_3 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#D55E00' notitle, \
     $lens_vermillion_1_4 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'from ​{/sans-serif:Italic T}​ = 0' enhanced, \
     $lens_blue_error_1_5 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#0072B2' notitle, \
     $lens_blue_1_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'from ​{/sans-serif:Italic T}​ = 5' enhanced

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
set xlabel 'Steps' noenhanced
set label 'Share of particles' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [1:1025]
set xtics ('0' 1, '1' 2, '10' 11, '100' 101, '1,000' 1001) noenhanced
set yrange [0:0.1]
set ytics 0.02
set key bottom right
set arrow from graph 0, first 0.06923916 to graph 1, first 0.06923916 nohead back lw 2.5 lc rgb '#000000' dt solid
set label 'exact' noenhanced at first 1.3, first 0.06923916 left front textcolor rgb '#000000' offset character 0, 0.8
plot $funnel_vermillion_error_2_3 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#D55E00' notitle, \
     $funnel_vermillion_2_4 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'from ​{/sans-serif:Italic T}​ = 0' enhanced, \
     $funnel_blue_error_2_5 using 1:2:3 with filledcurves fs transparent solid 0.2 noborder lc rgb '#0072B2' notitle, \
     $funnel_blue_2_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'from ​{/sans-serif:Italic T}​ = 5' enhanced

unset multiplot
unset output
