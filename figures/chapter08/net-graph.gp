# net-graph
# Activations flow forward, errors flow back along the same arrows. Left: the inputs become
# activations a. Right: the output’s error δ is handed back to the hidden units, each of
# which multiplies what it receives by its own slope A’(z).
# Draw it with: gnuplot net-graph.gp

set terminal svg size 1100,480 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'net-graph.svg'
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

# $units_1_10: x, y, width, height; agreement: relative 1e-06
$units_1_10 << EOD
1.9 4.4 1.9 1.25
1.9 2.2 1.9 1.25
6.9 5.5 1.9 1.25
6.9 3.3 1.9 1.25
6.9 1.1 1.9 1.25
11.9 3.3 1.9 1.25
EOD

# $units_2_4: x, y, width, height; agreement: relative 1e-06
$units_2_4 << EOD
6.9 5.5 1.9 1.25
6.9 3.3 1.9 1.25
6.9 1.1 1.9 1.25
11.9 3.3 1.9 1.25
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
set lmargin at screen 0.0181818
set rmargin at screen 0.481818
set tmargin at screen 0.895833
set bmargin at screen 0.0416667
set title 'Forward: ​{/sans-serif:Italic a}​ = ​{/sans-serif:Italic A}({/sans-serif:Italic z})' enhanced
set xrange [0:13.8]
unset xtics
set yrange [-0.4:7]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 2.846008, first 4.608122 to first 5.908944, first 5.281968 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 2.846008, first 4.191878 to first 5.908944, first 3.518032 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 2.604211, first 3.93522 to first 6.162255, first 1.586912 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 2.604211, first 2.66478 to first 6.162255, first 5.013088 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 2.846008, first 2.408122 to first 5.908944, first 3.081968 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 2.846008, first 1.991878 to first 5.908944, first 1.318032 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 7.729153, first 5.135173 to first 11.03136, first 3.6822 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 7.8975, first 3.3 to first 10.855, first 3.3 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set arrow from first 7.729153, first 1.464827 to first 11.03136, first 2.9178 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set label '1.00' noenhanced at first 1.9, first 4.4 center front textcolor rgb '#000000' font ',17.1'
set label '−1.00' noenhanced at first 1.9, first 2.2 center front textcolor rgb '#000000' font ',17.1'
set label '0.76' noenhanced at first 6.9, first 5.5 center front textcolor rgb '#000000' font ',17.1'
set label '0.46' noenhanced at first 6.9, first 3.3 center front textcolor rgb '#000000' font ',17.1'
set label '−0.91' noenhanced at first 6.9, first 1.1 center front textcolor rgb '#000000' font ',17.1'
set label '−0.15' noenhanced at first 11.9, first 3.3 center front textcolor rgb '#000000' font ',17.1'
set label 'inputs ​{/sans-serif:Italic x}' enhanced at first 1.9, graph 0.02 center front textcolor rgb '#767676' font ',15.3'
set label 'hidden units' noenhanced at first 6.9, graph 0.02 center front textcolor rgb '#767676' font ',15.3'
set label 'output' noenhanced at first 11.9, graph 0.02 center front textcolor rgb '#767676' font ',15.3'
plot $units_1_10 using 1:2:3:4 with ellipses units xy fs transparent solid 0.12 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle

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
set lmargin at screen 0.518182
set rmargin at screen 0.981818
set tmargin at screen 0.895833
set bmargin at screen 0.0416667
set title 'Back: ​{/sans-serif:Italic δ}​ = ∂{/sans-serif:Italic L}/∂{/sans-serif:Italic z}' enhanced
set xrange [0:13.8]
unset xtics
set yrange [-0.4:7]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 11.07085, first 3.664827 to first 7.768636, first 5.1178 head filled size character 1.2,18 front lw 2 lc rgb '#D55E00' dt solid
set arrow from first 10.9025, first 3.3 to first 7.945, first 3.3 head filled size character 1.2,18 front lw 2 lc rgb '#D55E00' dt solid
set arrow from first 11.07085, first 2.935173 to first 7.768636, first 1.4822 head filled size character 1.2,18 front lw 2 lc rgb '#D55E00' dt solid
set label '−0.27' noenhanced at first 6.9, first 5.5 center front textcolor rgb '#000000' font ',17.1'
set label '0.51' noenhanced at first 6.9, first 3.3 center front textcolor rgb '#000000' font ',17.1'
set label '−0.06' noenhanced at first 6.9, first 1.1 center front textcolor rgb '#000000' font ',17.1'
set label '−0.65' noenhanced at first 11.9, first 3.3 center front textcolor rgb '#000000' font ',17.1'
set label 'hidden units' noenhanced at first 6.9, graph 0.02 center front textcolor rgb '#767676' font ',15.3'
set label 'output' noenhanced at first 11.9, graph 0.02 center front textcolor rgb '#767676' font ',15.3'
set label '× ​{/sans-serif:Italic A}’({/sans-serif:Italic z}) = ​0.42' enhanced at first 5.65, first 5.5 right front textcolor rgb '#000000' font ',16.2'
set label '× ​{/sans-serif:Italic A}’({/sans-serif:Italic z}) = ​0.79' enhanced at first 5.65, first 3.3 right front textcolor rgb '#000000' font ',16.2'
set label '× ​{/sans-serif:Italic A}’({/sans-serif:Italic z}) = ​0.18' enhanced at first 5.65, first 1.1 right front textcolor rgb '#000000' font ',16.2'
set label '× 1.0' noenhanced at first 9.4, first 4.4 center front textcolor rgb '#000000' offset character 0, 0.9 font ',16.2'
set label '× −1.0' noenhanced at first 9.4, first 3.3 center front textcolor rgb '#000000' offset character 0, 0.9 font ',16.2'
set label '× 0.5' noenhanced at first 9.4, first 2.2 center front textcolor rgb '#000000' offset character 0, -1.1 font ',16.2'
set label 'target 0.5' noenhanced at first 11.9, first 2 center front textcolor rgb '#000000' font ',16.2'
plot $units_2_4 using 1:2:3:4 with ellipses units xy fs transparent solid 0.12 border lc rgb '#D55E00' lw 2.5 fc rgb '#D55E00' notitle

unset multiplot
unset output
