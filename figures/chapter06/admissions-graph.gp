# admissions-graph
# Sex can matter for admission in two ways: by the department that somebody applies to, and
# directly. The total mixes both; within a department only the direct way is left.
# Draw it with: gnuplot admissions-graph.gp

set terminal svg size 960,460 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'admissions-graph.svg'
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

# $nodes_1_1: x, y, width, height; agreement: relative 1e-06
$nodes_1_1 << EOD
2.2 2 3.9 1.7
8 5.4 3.9 1.7
13.8 2 3.9 1.7
EOD

# Panel 1
set lmargin at screen 0.0208333
set rmargin at screen 0.979167
set tmargin at screen 0.956522
set bmargin at screen 0.0434783
set xrange [0:16]
unset xtics
set yrange [0:7.2]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 3.36357, first 2.682093 to first 6.743344, first 4.66334 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 9.16357, first 4.717907 to first 12.54334, first 2.73666 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 4.15, first 2 to first 11.694, first 2 head filled size character 1.2,18 front lw 2 lc rgb '#D55E00' dt solid
set label 'sex' noenhanced at first 2.2, first 2 center front textcolor rgb '#000000'
set label 'department' noenhanced at first 8, first 5.4 center front textcolor rgb '#000000'
set label 'admission' noenhanced at first 13.8, first 2 center front textcolor rgb '#000000'
set label 'who applies where' noenhanced at first 4.4, first 4.25 right front textcolor rgb '#000000'
set label 'how many it admits' noenhanced at first 11.5, first 4.25 left front textcolor rgb '#000000'
set label 'what happens within a department' noenhanced at first 8, first 1.35 center front textcolor rgb '#D55E00'
plot $nodes_1_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle
unset output
