# graph
# The graph of the hierarchy. What lies in the frame exists once for each star; only the
# orange node is measured, the blue ones are unknown. The arrows into L are a delta
# function: L = σ_T A T⁴ without scatter. The arrow into the measured luminosity is noise.
# The grey nodes are the population: its parameters θ, and mass M and metallicity Z where it
# is built from physics.
# Draw it with: gnuplot graph.gp

set terminal svg size 960,660 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'graph.svg'
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

# $plate_1_1: x, y; agreement: relative 1e-06
$plate_1_1 << EOD
1.4 0.25
11.6 0.25
11.6 8.95
1.4 8.95
1.4 0.25
EOD

# $unknown_1_3: x, y, width, height; agreement: relative 1e-06
$unknown_1_3 << EOD
3.2 5.3 1.75 1.3
6.6 5.3 1.75 1.3
10 3.6 1.75 1.3
13.4 5.3 1.75 1.3
EOD

# $population_1_4: x, y, width, height; agreement: relative 1e-06
$population_1_4 << EOD
4.9 10.1 1.75 1.3
3.2 7.9 1.75 1.3
6.6 7.9 1.75 1.3
EOD

# $measured_1_5: x, y, width, height; agreement: relative 1e-06
$measured_1_5 << EOD
10 1.3 1.75 1.3
EOD

# Panel 1
set lmargin at screen 0.0208333
set rmargin at screen 0.979167
set tmargin at screen 0.969697
set bmargin at screen 0.030303
set xrange [0:16]
unset xtics
set yrange [0:11]
unset ytics
unset grid
unset key
unset border
unset grid
unset border
unset grid
unset border
unset grid
set label 'each of ​{/sans-serif:Italic N}​ stars' enhanced at first 1.65, first 0.62 left front textcolor rgb '#000000' font ',15.3'
set arrow from first 4.464393, first 9.536274 to first 3.687879, first 8.531373 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 5.335607, first 9.536274 to first 6.112121, first 8.531373 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 3.2, first 7.25 to first 3.2, first 6.028 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 3.809687, first 7.433768 to first 5.91715, first 5.822179 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 5.990313, first 7.433768 to first 3.88285, first 5.822179 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 6.6, first 7.25 to first 6.6, first 6.028 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 4.029297, first 5.092676 to first 9.071187, first 3.832203 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 7.325889, first 4.937055 to first 9.187004, first 4.006498 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 12.67411, first 4.937055 to first 10.813, first 4.006498 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 10, first 2.95 to first 10, first 2.028 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label '{/sans-serif:Italic θ}' enhanced at first 4.9, first 10.1 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic M}' enhanced at first 3.2, first 7.9 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic Z}' enhanced at first 6.6, first 7.9 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic A}' enhanced at first 3.2, first 5.3 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic T}' enhanced at first 6.6, first 5.3 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic σ}_{T}' enhanced at first 13.4, first 5.3 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic L}' enhanced at first 10, first 3.6 center front textcolor rgb '#000000' font ',20.7'
set label '{/sans-serif:Italic L̂}' enhanced at first 10, first 1.3 center front textcolor rgb '#000000' font ',20.7'
set label 'population: ​{/sans-serif:Italic P}({/sans-serif:Italic A}, ​{/sans-serif:Italic T})' enhanced at first 6.1, first 10.1 left front textcolor rgb '#000000' font ',15.3'
set label 'mass' noenhanced at first 2.2, first 7.9 right front textcolor rgb '#000000' font ',15.3'
set label 'metallicity' noenhanced at first 7.6, first 7.9 left front textcolor rgb '#000000' font ',15.3'
set label 'one constant of nature' noenhanced at first 13.4, first 6.3 center front textcolor rgb '#000000' font ',15.3'
set label '{/sans-serif:Italic δ}_{D}: ​{/sans-serif:Italic L}​ = ​{/sans-serif:Italic σ}_{T}​ ​{/sans-serif:Italic A}​ ​{/sans-serif:Italic T}⁴' enhanced at first 11.8, first 3.4 left front textcolor rgb '#000000' font ',15.3'
set label 'noise' noenhanced at first 10.25, first 2.45 left front textcolor rgb '#000000' font ',15.3'
set label 'measured luminosity' noenhanced at first 8.85, first 1.3 right front textcolor rgb '#000000' font ',15.3'
plot $plate_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt solid notitle, \
     $unknown_1_3 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle, \
     $population_1_4 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#767676' lw 2.5 fc rgb '#767676' notitle, \
     $measured_1_5 using 1:2:3:4 with ellipses units xy fs transparent solid 0.35 border lc rgb '#D55E00' lw 2.5 fc rgb '#D55E00' notitle
unset output
