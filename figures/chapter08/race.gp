# race
# Nets for pictures have grown exponentially. The labels are those of lecture 002; the line
# is a fit to these six, which were chosen for being large.
# Draw it with: gnuplot race.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'race.svg'
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

# $fit_1_1: x, y; agreement: relative 1e-06
$fit_1_1 << EOD
2011.5 2.552354e+07
2022.5 6.159047e+09
EOD

# $nets_1_2: x, y; agreement: relative 1e-06
$nets_1_2 << EOD
2012.9 6e+07
2014.7 1.44e+08
2018.1 4.69e+08
2020 9.28e+08
2021.4 1.843e+09
2021.45 1.47e+10
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Year of publication' noenhanced
set label 'Parameters (log scale)' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [2011.5:2024.5]
set xtics 2
set logscale y 10
set yrange [2e+07:5e+10]
set ytics ('100M' 1e+08, '1G' 1e+09, '10G' 1e+10) noenhanced
unset key
set label 'AlexNet 60M' noenhanced at first 2012.9, first 6e+07 left front textcolor rgb '#000000' offset character 1.2, -0.6
set label 'VGG-19 144M' noenhanced at first 2014.7, first 1.44e+08 left front textcolor rgb '#000000' offset character 1.2, -0.6
set label 'AmoebaNet-A 469M' noenhanced at first 2018.1, first 4.69e+08 left front textcolor rgb '#000000' offset character 1.2, -0.6
set label 'BiT-M 928M' noenhanced at first 2020, first 9.28e+08 left front textcolor rgb '#000000' offset character 1.2, -0.6
set label 'ViT-G/14 1.843G' noenhanced at first 2021.4, first 1.843e+09 left front textcolor rgb '#000000' offset character 1.2, -0.6
set label 'ViT-MoE 14.7G' noenhanced at first 2021.45, first 1.47e+10 left front textcolor rgb '#000000' offset character 1.2, -0.6
plot $fit_1_1 using 1:2 with lines lw 2.5 lc rgb '#767676' dt (18,7) notitle, \
     $nets_1_2 using 1:2 with points pt 7 ps 1.6 lw 2 lc rgb '#0072B2' notitle
unset output
