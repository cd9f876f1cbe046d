# simpson
# In total men fare better, within strata women: an association turns round. Left: the rate
# of both groups in each stratum with its 95 % interval; the total stands apart. Middle:
# which share of each group each stratum holds. Right: the Bayes factor of two rates against
# one.
# Draw it with: gnuplot simpson.gp

set terminal svg size 1320,540 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'simpson.svg'
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

# $group_1_1_2: x, y, lower, upper; agreement: relative 1e-06
$group_1_1_2 << EOD
0.86 0.6203144 0.586992 0.6530855
1.86 0.6298932 0.5895889 0.6693219
2.86 0.3700306 0.318571 0.4229961
3.86 0.3317422 0.2875011 0.3775048
4.86 0.2797927 0.2188833 0.3450245
5.86 0.06133333 0.03937979 0.08770777
7.46 0.4452284 0.4265013 0.4640325
EOD

# $group_2_1_3: x, y, lower, upper; agreement: relative 1e-06
$group_2_1_3 << EOD
1.14 0.8181818 0.7412509 0.8841692
2.14 0.6666667 0.4821036 0.8278559
3.14 0.3411765 0.3036355 0.3797288
4.14 0.3501326 0.3028298 0.3989417
5.14 0.2405063 0.1996923 0.2838089
6.14 0.0728863 0.04786201 0.1026181
7.74 0.3037561 0.2829375 0.3249795
EOD

# $share_1_2_1: x, height, width; agreement: relative 1e-06
$share_1_2_1 << EOD
0.8 0.3065775 0.36
1.8 0.2081011 0.36
2.8 0.1207729 0.36
3.8 0.154961 0.36
4.8 0.07097733 0.36
5.8 0.1386102 0.36
EOD

# $share_2_2_2: x, height, width; agreement: relative 1e-06
$share_2_2_2 << EOD
1.2 0.05885559 0.36
2.2 0.01362398 0.36
3.2 0.3231608 0.36
4.2 0.2043597 0.36
5.2 0.2141689 0.36
6.2 0.1858311 0.36
EOD

# $factor_3_4: x, height, width; agreement: relative 1e-06
$factor_3_4 << EOD
1 3.131019 0.6
2 -0.5767382 0.6
3 -0.9194478 0.6
4 -1.009621 0.6
5 -0.7985184 0.6
6 -1.252473 0.6
7.6 18.8434 0.6
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
set lmargin at screen 0.0795455
set rmargin at screen 0.325758
set tmargin at screen 0.907407
set bmargin at screen 0.157407
set title 'Rate of ’admitted’, 95 % intervals' noenhanced
set xlabel 'Department' noenhanced
set label 'Rate' noenhanced at screen 0.0189394, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:8.2]
set xtics ('A' 1, 'B' 2, 'C' 3, 'D' 4, 'E' 5, 'F' 6, 'total' 7.6) noenhanced
set yrange [0:1]
unset key
set arrow from first 6.8, graph 0 to first 6.8, graph 1 nohead back lw 1.5 lc rgb '#767676' dt solid
plot $group_1_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle, \
     $group_2_1_3 using 1:2:3:4 with yerrorbars pt 13 ps 1 lw 2 lc rgb '#D55E00' notitle

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
set lmargin at screen 0.401515
set rmargin at screen 0.647727
set tmargin at screen 0.907407
set bmargin at screen 0.157407
set title 'Share of each group' noenhanced
set xlabel 'Department' noenhanced
set label 'Share of the members' noenhanced at screen 0.340909, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:6.6]
set xtics ('A' 1, 'B' 2, 'C' 3, 'D' 4, 'E' 5, 'F' 6) noenhanced
set yrange [0:0.436267]
unset key
set label 'men' noenhanced at graph 0.97, graph 0.95 right front textcolor rgb '#0072B2'
set label 'women' noenhanced at graph 0.97, graph 0.87 right front textcolor rgb '#D55E00'
plot $share_1_2_1 using 1:2:3 with boxes fs transparent solid 0.9 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $share_2_2_2 using 1:2:3 with boxes fs transparent solid 0.45 border lc rgb '#D55E00' lw 2 fc rgb '#D55E00' notitle

# Panel 3
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
set lmargin at screen 0.723485
set rmargin at screen 0.969697
set tmargin at screen 0.907407
set bmargin at screen 0.157407
set title 'Above 0 favours two rates' noenhanced
set xlabel 'Department' noenhanced
set label 'Log₁₀ ​{/sans-serif:Italic K}, two rates against one' enhanced at screen 0.662879, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:8.2]
set xtics ('A' 1, 'B' 2, 'C' 3, 'D' 4, 'E' 5, 'F' 6, 'total' 7.6) noenhanced
set yrange [-1.440344:21.66991]
unset key
set object rectangle from graph 0, first -0.5 to graph 1, first 0.5 behind fs transparent solid 0.14 noborder fc rgb '#767676'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1.5 lc rgb '#767676' dt solid
set arrow from first 6.8, graph 0 to first 6.8, graph 1 nohead back lw 1.5 lc rgb '#767676' dt solid
set label 'grey: a bare mention' noenhanced at graph 0.04, graph 0.94 left front textcolor rgb '#767676' font ',16.2'
plot $factor_3_4 using 1:2:3 with boxes fs transparent solid 0.55 border lc rgb '#009E73' lw 2 fc rgb '#009E73' notitle

unset multiplot
unset output
