# binomial-tail
# A fair coin falls at least as far from even as 10 heads in 14 flips with probability 18.0
# %. Red: as far out or further on the side that was seen, the one-sided p-value. Blue: as
# far out on the other side; a coin can be unfair in either direction.
# Draw it with: gnuplot binomial-tail.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'binomial-tail.svg'
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

# $near_1_1: x, height, width; agreement: relative 1e-06
$near_1_1 << EOD
5 0.1221924 0.8
6 0.1832886 0.8
7 0.2094727 0.8
8 0.1832886 0.8
9 0.1221924 0.8
EOD

# $other_side_1_2: x, height, width; agreement: relative 1e-06
$other_side_1_2 << EOD
0 6.103516e-05 0.8
1 0.0008544922 0.8
2 0.005554199 0.8
3 0.0222168 0.8
4 0.06109619 0.8
EOD

# $same_side_1_3: x, height, width; agreement: relative 1e-06
$same_side_1_3 << EOD
10 0.06109619 0.8
11 0.0222168 0.8
12 0.005554199 0.8
13 0.0008544922 0.8
14 6.103516e-05 0.8
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Heads ​{/sans-serif:Italic k}​ in ​14 flips​ of a fair coin' enhanced
set label 'Probability' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.8:14.8]
set xtics 2
set yrange [0:0.2471777]
unset key
set label 'seen: 10' noenhanced at first 10, graph 0.62 center front textcolor rgb '#000000'
set arrow from first 10, graph 0.58 to first 10, first 0.06738037 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label 'this side: 9.0 %' noenhanced at graph 0.98, graph 0.42 right front textcolor rgb '#D55E00'
set label 'other side: 9.0 %' noenhanced at graph 0.02, graph 0.42 left front textcolor rgb '#0072B2'
set label 'both sides: 18.0 %' noenhanced at graph 0.02, graph 0.93 left front textcolor rgb '#000000'
plot $near_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#BBBBBB' notitle, \
     $other_side_1_2 using 1:2:3 with boxes fs transparent solid 0.45 noborder fc rgb '#0072B2' notitle, \
     $same_side_1_3 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#D55E00' notitle
unset output
