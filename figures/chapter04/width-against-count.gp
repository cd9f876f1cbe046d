# width-against-count
# Standard deviation of log σ_T against the number of stars, population known: grids
# (points) and the formula √((s² + t²) / N) (line). The dashed line is what noise alone
# would allow.
# Draw it with: gnuplot width-against-count.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'width-against-count.svg'
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

# $formula_1_1: x, y; agreement: relative 1e-06
$formula_1_1 << EOD
5 0.3256567
10 0.230274
20 0.1628283
50 0.1029817
100 0.07281905
200 0.05149084
500 0.03256567
1000 0.0230274
2000 0.01628283
EOD

# $noise_only_1_2: x, y; agreement: relative 1e-06
$noise_only_1_2 << EOD
5 0.04530204
10 0.03203338
20 0.02265102
50 0.01432576
100 0.01012984
200 0.007162881
500 0.004530204
1000 0.003203338
2000 0.002265102
EOD

# $grid_1_3: x, y; agreement: relative 1e-06
$grid_1_3 << EOD
5 0.3214284
10 0.2287635
20 0.1622926
50 0.1028457
100 0.07277097
200 0.05147394
500 0.03256143
1000 0.0230259
2000 0.0162823
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Stars ​{/sans-serif:Italic N}​ (log scale)' enhanced
set label 'Posterior sd of log ​{/sans-serif:Italic σ}_{T}​ (log scale)' enhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set logscale x 10
set xrange [4:2600]
set xtics ('5' 5, '10' 10, '20' 20, '50' 50, '100' 100, '200' 200, '500' 500, '1,000' 1000, '2,000' 2000) noenhanced
set logscale y 10
set yrange [0.001887585:0.390788]
set ytics ('0.01' 0.01, '0.1' 0.1) noenhanced
unset key
set label '√(({/sans-serif:Italic s}² + ​{/sans-serif:Italic t}²) / ​{/sans-serif:Italic N})' enhanced at first 60, first 0.09102381 left front textcolor rgb '#0072B2' offset character 1.5, 1
set label 'noise alone, ​{/sans-serif:Italic t}​ / √{/sans-serif:Italic N}' enhanced at first 60, first 0.01215581 left front textcolor rgb '#D55E00' offset character 1.5, 1
plot $formula_1_1 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $noise_only_1_2 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $grid_1_3 using 1:2 with points pt 7 ps 1.5 lw 2 lc rgb '#0072B2' notitle
unset output
