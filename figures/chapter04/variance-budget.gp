# variance-budget
# The lecture’s four kinds of uncertainty in one survey, as standard deviations of log σ_T
# on a logarithmic scale: finite precision of the computation, noise of the instrument,
# chance in the population, and what science does not know. Their squares add up to the
# square of the posterior’s (line).
# Draw it with: gnuplot variance-budget.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'variance-budget.svg'
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

# $precision_1_1: x, height, width; agreement: not compared: an error of computation, which is not known to its digits
$precision_1_1 << EOD
0 0.001303616 0.62
EOD

# $instrument_1_2: x, height, width; agreement: relative 1e-06
$instrument_1_2 << EOD
1 0.007416468 0.62
EOD

# $population_1_3: x, height, width; agreement: relative 1e-06
$population_1_3 << EOD
2 0.05092 0.62
EOD

# $science_1_4: x, height, width; agreement: relative 1e-06
$science_1_4 << EOD
3 0.1280625 0.62
EOD

# $total_1_9: x, y; agreement: absolute 0.00874615
$total_1_9 << EOD
-0.6 0.1378688
3.6 0.1378688
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set label 'sd of log ​{/sans-serif:Italic σ}​ (log scale)' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:3.6]
set xtics ('precision' 0, 'instrument' 1, 'population' 2, 'science' 3) noenhanced
set logscale y 10
set yrange [0.0001:1]
set ytics ('10⁻⁴' 0.0001, '0.001' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1) noenhanced
unset key
set label '0.1 %' noenhanced at first 0, first 0.001258925 center front textcolor rgb '#000000' offset character 0, 0.8
set label '0.74 %' noenhanced at first 1, first 0.007943282 center front textcolor rgb '#000000' offset character 0, 0.8
set label '5.1 %' noenhanced at first 2, first 0.05011872 center front textcolor rgb '#000000' offset character 0, 0.8
set label '13 %' noenhanced at first 3, first 0.1258925 center front textcolor rgb '#000000' offset character 0, 0.8
set label 'posterior' noenhanced at first -0.55, first 0.1258925 left front textcolor rgb '#000000' offset character 0, 0.9
plot $precision_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#BBBBBB' notitle, \
     $instrument_1_2 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $population_1_3 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' notitle, \
     $science_1_4 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#D55E00' notitle, \
     $total_1_9 using 1:2 with lines lw 2 lc rgb '#000000' dt (2.5,5) notitle
unset output
