# three-graphs
# In a chain and in a fork the node in the middle, once seen, stops what the ends say of
# each other; where two arrows meet it is the other way round. Each pair of bars is the
# probability of A before (grey) and after (blue) C was seen: on the left where nothing is
# known of B, on the right where B was seen.
# Draw it with: gnuplot three-graphs.gp

set terminal svg size 1200,760 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'three-graphs.svg'
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

# $graph_open_1_1: x, y, width, height; agreement: relative 1e-06
$graph_open_1_1 << EOD
2 5 2.2 2.6
6 5 2.2 2.6
10 5 2.2 2.6
EOD

# $graph_open_2_1: x, y, width, height; agreement: relative 1e-06
$graph_open_2_1 << EOD
6 7.5 2.2 2.6
2 2.5 2.2 2.6
10 2.5 2.2 2.6
EOD

# $graph_open_3_1: x, y, width, height; agreement: relative 1e-06
$graph_open_3_1 << EOD
2 7.5 2.2 2.6
10 7.5 2.2 2.6
6 2.5 2.2 2.6
EOD

# $bar_0before_4_1: x, height, width; agreement: relative 1e-06
$bar_0before_4_1 << EOD
-0.4 0.1 0.72
EOD

# $bar_0after_4_3: x, height, width; agreement: relative 1e-06
$bar_0after_4_3 << EOD
0.4 0.3360656 0.72
EOD

# $bar_1before_4_5: x, height, width; agreement: relative 1e-06
$bar_1before_4_5 << EOD
1.6 0.5 0.72
EOD

# $bar_1after_4_7: x, height, width; agreement: relative 1e-06
$bar_1after_4_7 << EOD
2.4 0.5 0.72
EOD

# $bar_0before_5_1: x, height, width; agreement: relative 1e-06
$bar_0before_5_1 << EOD
-0.4 0.18 0.72
EOD

# $bar_0after_5_3: x, height, width; agreement: relative 1e-06
$bar_0after_5_3 << EOD
0.4 0.5 0.72
EOD

# $bar_1before_5_5: x, height, width; agreement: relative 1e-06
$bar_1before_5_5 << EOD
1.6 0.9 0.72
EOD

# $bar_1after_5_7: x, height, width; agreement: relative 1e-06
$bar_1after_5_7 << EOD
2.4 0.9 0.72
EOD

# $bar_0before_6_1: x, height, width; agreement: relative 1e-06
$bar_0before_6_1 << EOD
-0.4 0.1 0.72
EOD

# $bar_0after_6_3: x, height, width; agreement: relative 1e-06
$bar_0after_6_3 << EOD
0.4 0.1 0.72
EOD

# $bar_1before_6_5: x, height, width; agreement: relative 1e-06
$bar_1before_6_5 << EOD
1.6 0.3594306 0.72
EOD

# $bar_1after_6_7: x, height, width; agreement: relative 1e-06
$bar_1after_6_7 << EOD
2.4 0.1089109 0.72
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
set lmargin at screen 0.0875
set rmargin at screen 0.340278
set tmargin at screen 0.921053
set bmargin at screen 0.552632
set title 'Chain' noenhanced
set xrange [0:12]
unset xtics
set yrange [0:10]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 3.1, first 5 to first 4.768, first 5 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 7.1, first 5 to first 8.768, first 5 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label '{/sans-serif:Italic A}' enhanced at first 2, first 5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic B}' enhanced at first 6, first 5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic C}' enhanced at first 10, first 5 center front textcolor rgb '#000000' font ',19.8'
plot $graph_open_1_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle

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
set lmargin at screen 0.406944
set rmargin at screen 0.659722
set tmargin at screen 0.921053
set bmargin at screen 0.552632
set title 'Fork' noenhanced
set xrange [0:12]
unset xtics
set yrange [0:10]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 5.244287, first 6.555359 to first 2.846398, first 3.557998 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 6.755713, first 6.555359 to first 9.153602, first 3.557998 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label '{/sans-serif:Italic B}' enhanced at first 6, first 7.5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic A}' enhanced at first 2, first 2.5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic C}' enhanced at first 10, first 2.5 center front textcolor rgb '#000000' font ',19.8'
plot $graph_open_2_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle

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
set lmargin at screen 0.726389
set rmargin at screen 0.979167
set tmargin at screen 0.921053
set bmargin at screen 0.552632
set title 'Collider' noenhanced
set xrange [0:12]
unset xtics
set yrange [0:10]
unset ytics
unset grid
unset key
unset border
unset grid
set arrow from first 2.755713, first 6.555359 to first 5.153602, first 3.557998 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set arrow from first 9.244287, first 6.555359 to first 6.846398, first 3.557998 head filled size character 1.2,18 front lw 2 lc rgb '#000000' dt solid
set label '{/sans-serif:Italic A}' enhanced at first 2, first 7.5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic C}' enhanced at first 10, first 7.5 center front textcolor rgb '#000000' font ',19.8'
set label '{/sans-serif:Italic B}' enhanced at first 6, first 2.5 center front textcolor rgb '#000000' font ',19.8'
plot $graph_open_3_1 using 1:2:3:4 with ellipses units xy fs transparent solid 0.08 border lc rgb '#0072B2' lw 2.5 fc rgb '#0072B2' notitle

# Panel 4
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
set lmargin at screen 0.0875
set rmargin at screen 0.340278
set tmargin at screen 0.473684
set bmargin at screen 0.105263
set label 'Probability of ​{/sans-serif:Italic A}' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-1:3]
set xtics ('B unknown' 0, 'B seen' 2) noenhanced
set yrange [0:1.1]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set label '0.10' noenhanced at first -0.4, first 0.1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.34' noenhanced at first 0.4, first 0.3360656 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.50' noenhanced at first 1.6, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.50' noenhanced at first 2.4, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $bar_0before_4_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_0after_4_3 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $bar_1before_4_5 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_1after_4_7 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle

# Panel 5
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
set lmargin at screen 0.406944
set rmargin at screen 0.659722
set tmargin at screen 0.473684
set bmargin at screen 0.105263
set xrange [-1:3]
set xtics ('B unknown' 0, 'B seen' 2) noenhanced
set yrange [0:1.1]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set label '0.18' noenhanced at first -0.4, first 0.18 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.50' noenhanced at first 0.4, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.90' noenhanced at first 1.6, first 0.9 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.90' noenhanced at first 2.4, first 0.9 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $bar_0before_5_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_0after_5_3 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $bar_1before_5_5 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_1after_5_7 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle

# Panel 6
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
set lmargin at screen 0.726389
set rmargin at screen 0.979167
set tmargin at screen 0.473684
set bmargin at screen 0.105263
set xrange [-1:3]
set xtics ('B unknown' 0, 'B seen' 2) noenhanced
set yrange [0:1.1]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set label '0.10' noenhanced at first -0.4, first 0.1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.10' noenhanced at first 0.4, first 0.1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.36' noenhanced at first 1.6, first 0.3594306 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.11' noenhanced at first 2.4, first 0.1089109 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $bar_0before_6_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_0after_6_3 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $bar_1before_6_5 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $bar_1after_6_7 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle

unset multiplot
unset output
