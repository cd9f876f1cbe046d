# late
# Whether Ben is late says nothing about Ann’s alarm clock, until the teacher is angry.
# Left: the arrows from the failed clock and from the late train meet in Ann, who is then
# late too. Right: how probable it is that the clock failed, by what is known. A late Ben
# suggests a late train, and the train explains Ann.
# Draw it with: gnuplot late.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'late.svg'
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

# $morning_open_1_1: x, y, width, height; agreement: relative 1e-06
$morning_open_1_1 << EOD
2.2 8 3.4 1.9
8.4 8 3.4 1.9
5.3 4.8 3.4 1.9
11.5 4.8 3.4 1.9
5.3 1.6 3.4 1.9
EOD

# $probability_2_1: x, y; agreement: relative 1e-06
$probability_2_1 << EOD
0.1 5
0.1 4
0.2736174 3
0.1598208 2
0.1078337 1
0.1078337 0
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
set lmargin at screen 0.0166667
set rmargin at screen 0.395833
set tmargin at screen 0.928571
set bmargin at screen 0.169643
set xrange [0:14]
unset xtics
set yrange [0:10]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 3.009327, first 7.164565 to first 4.393554, first 5.735687 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 7.590673, first 7.164565 to first 6.206446, first 5.735687 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 9.209327, first 7.164565 to first 10.59355, first 5.735687 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 5.3, first 3.85 to first 5.3, first 2.664 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label 'clock' noenhanced at first 2.2, first 8 center front textcolor rgb '#000000'
set label 'train' noenhanced at first 8.4, first 8 center front textcolor rgb '#000000'
set label 'Ann' noenhanced at first 5.3, first 4.8 center front textcolor rgb '#000000'
set label 'Ben' noenhanced at first 11.5, first 4.8 center front textcolor rgb '#000000'
set label 'teacher' noenhanced at first 5.3, first 1.6 center front textcolor rgb '#000000'
plot $morning_open_1_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle

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
set lmargin at screen 0.5875
set rmargin at screen 0.966667
set tmargin at screen 0.928571
set bmargin at screen 0.169643
set xlabel 'Probability that the clock failed' noenhanced
set xrange [0:1]
set xtics 0.25
set yrange [-0.6:5.6]
set ytics ('nothing' 5, 'Ben' 4, 'teacher' 3, 'teacher, Ben' 2, 'teacher, train' 1, 'teacher, train, Ben' 0) noenhanced
unset key
set label '0.10' noenhanced at first 0.1, first 5 left front textcolor rgb '#000000' offset character 1.5, 0
set label '0.10' noenhanced at first 0.1, first 4 left front textcolor rgb '#000000' offset character 1.5, 0
set label '0.27' noenhanced at first 0.2736174, first 3 left front textcolor rgb '#000000' offset character 1.5, 0
set label '0.16' noenhanced at first 0.1598208, first 2 left front textcolor rgb '#000000' offset character 1.5, 0
set label '0.11' noenhanced at first 0.1078337, first 1 left front textcolor rgb '#000000' offset character 1.5, 0
set label '0.11' noenhanced at first 0.1078337, first 0 left front textcolor rgb '#000000' offset character 1.5, 0
plot $probability_2_1 using 1:2 with points pt 7 ps 1.4 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
