# recipe-graph
# With a prior and a model of the data, at step 4, fake data can be made; before it they can
# only if P(x) is known already (dashed). After step 5 they are drawn with what was learnt.
# Draw it with: gnuplot recipe-graph.gp

set terminal svg size 1200,480 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'recipe-graph.svg'
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

# $steps_1_1: x, y, width, height; agreement: relative 1e-06
$steps_1_1 << EOD
2 5.3 2.35 1.5
4.9 5.3 2.35 1.5
7.8 5.3 2.35 1.5
13.6 5.3 2.35 1.5
16.5 5.3 2.35 1.5
EOD

# $first_1_2: x, y, width, height; agreement: relative 1e-06
$first_1_2 << EOD
10.7 5.3 2.35 1.5
EOD

# $if_known_1_3: x, y; agreement: relative 1e-06
$if_known_1_3 << EOD
7.8 4.55
7.8 2.3
EOD

# $box_1_10: x, y; agreement: relative 1e-06
$box_1_10 << EOD
6.6 0.8
15.2 0.8
15.2 2.15
6.6 2.15
6.6 0.8
EOD

# Panel 1
set lmargin at screen 0.0125
set rmargin at screen 0.9875
set tmargin at screen 0.96875
set bmargin at screen 0.03125
set xrange [0.4:17.9]
unset xtics
set yrange [0.3:7.2]
unset ytics
unset grid
unset key
unset border
unset grid
unset border
unset grid
set arrow from first 7.8, first 2.5 to first 7.8, first 2.25 head filled size character 1.2,18 front lw 2 lc rgb '#767676' dt solid
set arrow from first 10.7, first 4.55 to first 10.7, first 2.25 head filled size character 1.2,18 front lw 2 lc rgb '#D55E00' dt solid
set arrow from first 13.6, first 4.55 to first 13.6, first 2.25 head filled size character 1.2,18 front lw 2 lc rgb '#0072B2' dt solid
set label 'only if ​{/sans-serif:Italic P}({/sans-serif:Italic x}) is known' enhanced at first 7.6, first 3.3 right front textcolor rgb '#767676' font ',16.2'
set label 'prior predictive' noenhanced at first 10.9, first 3.7 left front textcolor rgb '#D55E00' font ',16.2'
set label 'posterior predictive' noenhanced at first 13.8, first 2.9 left front textcolor rgb '#0072B2' font ',16.2'
set label 'fake data' noenhanced at first 10.9, first 1.48 center front textcolor rgb '#000000'
set arrow from first 3.175, first 5.3 to first 3.665, first 5.3 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 6.075, first 5.3 to first 6.565, first 5.3 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 8.975, first 5.3 to first 9.465, first 5.3 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 11.875, first 5.3 to first 12.365, first 5.3 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 14.775, first 5.3 to first 15.265, first 5.3 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label 'step 1' noenhanced at first 2, first 6.5 center front textcolor rgb '#000000' font ',16.2'
set label 'step 2' noenhanced at first 4.9, first 6.5 center front textcolor rgb '#000000' font ',16.2'
set label 'step 3' noenhanced at first 7.8, first 6.5 center front textcolor rgb '#000000' font ',16.2'
set label 'step 4' noenhanced at first 10.7, first 6.5 center front textcolor rgb '#D55E00' font ',16.2'
set label 'step 5' noenhanced at first 13.6, first 6.5 center front textcolor rgb '#000000' font ',16.2'
set label 'step 6' noenhanced at first 16.5, first 6.5 center front textcolor rgb '#000000' font ',16.2'
set label 'drop what does' noenhanced at first 2, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label 'not matter' noenhanced at first 2, first 5.04 center front textcolor rgb '#000000' font ',14.4'
set label 'prior' noenhanced at first 4.9, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label '{/sans-serif:Italic P}({/sans-serif:Italic θ})' enhanced at first 4.9, first 5.04 center front textcolor rgb '#000000' font ',14.4'
set label 'observe ​{/sans-serif:Italic x};' enhanced at first 7.8, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label '{/sans-serif:Italic P}({/sans-serif:Italic x})?' enhanced at first 7.8, first 5.04 center front textcolor rgb '#000000' font ',14.4'
set label 'explain' noenhanced at first 10.7, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label '{/sans-serif:Italic P}({/sans-serif:Italic x}​ | ​{/sans-serif:Italic θ})' enhanced at first 10.7, first 5.04 center front textcolor rgb '#000000' font ',14.4'
set label 'infer' noenhanced at first 13.6, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label '{/sans-serif:Italic P}({/sans-serif:Italic θ}​ | ​{/sans-serif:Italic x})' enhanced at first 13.6, first 5.04 center front textcolor rgb '#000000' font ',14.4'
set label 'weigh the' noenhanced at first 16.5, first 5.5 center front textcolor rgb '#000000' font ',14.4'
set label 'model' noenhanced at first 16.5, first 5.04 center front textcolor rgb '#000000' font ',14.4'
plot $steps_1_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle, \
     $first_1_2 using 1:2:3:4 with ellipses units xy fs transparent solid 0.3 border lc rgb '#D55E00' lw 2.5 fc rgb '#D55E00' notitle, \
     $if_known_1_3 using 1:2 with lines lw 2 lc rgb '#767676' dt (10,6) notitle, \
     $box_1_10 using 1:2 with lines lw 2 lc rgb '#000000' dt solid notitle
unset output
