# six-rules
# Logic answers true, false or nothing; probability always answers. Each panel asks one
# question before the observation, after it, and where all that is likely becomes certain.
# There Boolean logic answers 4 of the six, and leaves rules 2 and 6 undecided; the height
# of each last bar is what probability says. The dashed line is 1/2, above which an event is
# likely.
# Draw it with: gnuplot six-rules.gp

set terminal svg size 1200,820 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'six-rules.svg'
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

# $before_1_2: x, height, width; agreement: relative 1e-06
$before_1_2 << EOD
0 0.5 0.62
EOD

# $after_1_4: x, height, width; agreement: relative 1e-06
$after_1_4 << EOD
1 0.82 0.62
EOD

# $limit_1_6: x, height, width; agreement: relative 1e-06
$limit_1_6 << EOD
2 1 0.62
EOD

# $before_2_2: x, height, width; agreement: relative 1e-06
$before_2_2 << EOD
0 0.5 0.62
EOD

# $after_2_4: x, height, width; agreement: relative 1e-06
$after_2_4 << EOD
1 0.9 0.62
EOD

# $limit_2_6: x, height, width; agreement: relative 1e-06
$limit_2_6 << EOD
2 0.9090909 0.62
EOD

# $before_3_2: x, height, width; agreement: relative 1e-06
$before_3_2 << EOD
0 0.9 0.62
EOD

# $after_3_4: x, height, width; agreement: relative 1e-06
$after_3_4 << EOD
1 0.9 0.62
EOD

# $limit_3_6: x, height, width; agreement: relative 1e-06
$limit_3_6 << EOD
2 1 0.62
EOD

# $before_4_2: x, height, width; agreement: relative 1e-06
$before_4_2 << EOD
0 0.45 0.62
EOD

# $after_4_4: x, height, width; agreement: relative 1e-06
$after_4_4 << EOD
1 0 0.62
EOD

# $limit_4_6: x, height, width; agreement: relative 1e-06
$limit_4_6 << EOD
2 0 0.62
EOD

# $before_5_2: x, height, width; agreement: relative 1e-06
$before_5_2 << EOD
0 0.5 0.62
EOD

# $after_5_4: x, height, width; agreement: relative 1e-06
$after_5_4 << EOD
1 1 0.62
EOD

# $limit_5_6: x, height, width; agreement: relative 1e-06
$limit_5_6 << EOD
2 1 0.62
EOD

# $before_6_2: x, height, width; agreement: relative 1e-06
$before_6_2 << EOD
0 0.1 0.62
EOD

# $after_6_4: x, height, width; agreement: relative 1e-06
$after_6_4 << EOD
1 0.3360656 0.62
EOD

# $limit_6_6: x, height, width; agreement: relative 1e-06
$limit_6_6 << EOD
2 0.3690037 0.62
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
set tmargin at screen 0.926829
set bmargin at screen 0.573171
set title '1. ​{/sans-serif:Italic A}​ likely: ​{/sans-serif:Italic B}?' enhanced
set label 'Probability' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.50' noenhanced at first 0, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.82' noenhanced at first 1, first 0.82 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'true' noenhanced at first 2, first 1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_1_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_1_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_1_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

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
set tmargin at screen 0.926829
set bmargin at screen 0.573171
set title '2. ​{/sans-serif:Italic B}​ seen: ​{/sans-serif:Italic A}?' enhanced
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.50' noenhanced at first 0, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.90' noenhanced at first 1, first 0.9 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'undecided' noenhanced at first 2, first 0.9090909 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_2_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_2_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_2_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

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
set tmargin at screen 0.926829
set bmargin at screen 0.573171
set title '3. ​Unrelated ​{/sans-serif:Italic B}​ seen: ​{/sans-serif:Italic A}?' enhanced
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.90' noenhanced at first 0, first 0.9 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.90' noenhanced at first 1, first 0.9 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'true' noenhanced at first 2, first 1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_3_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_3_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_3_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

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
set tmargin at screen 0.426829
set bmargin at screen 0.0731707
set title '4. ​{/sans-serif:Italic A}​ seen, excludes ​{/sans-serif:Italic B}: ​{/sans-serif:Italic B}?' enhanced
set label 'Probability' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.45' noenhanced at first 0, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.00' noenhanced at first 1, first 0 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'false' noenhanced at first 2, first 0 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_4_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_4_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_4_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

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
set tmargin at screen 0.426829
set bmargin at screen 0.0731707
set title '5. ​{/sans-serif:Italic C}​ seen, no other causes: ​{/sans-serif:Italic A}?' enhanced
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.50' noenhanced at first 0, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '1.00' noenhanced at first 1, first 1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'true' noenhanced at first 2, first 1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_5_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_5_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_5_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

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
set tmargin at screen 0.426829
set bmargin at screen 0.0731707
set title '6. ​{/sans-serif:Italic C}​ seen, other causes: ​{/sans-serif:Italic A}?' enhanced
set xrange [-0.5:2.5]
set xtics ('before' 0, 'after' 1, 'limit' 2) noenhanced
set yrange [0:1.15]
set ytics ('0' 0, '0.5' 0.5, '1' 1) noenhanced
unset grid
unset key
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead back lw 1.5 lc rgb '#767676' dt (10,6)
set label '0.10' noenhanced at first 0, first 0.1 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label '0.34' noenhanced at first 1, first 0.3360656 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
set label 'undecided' noenhanced at first 2, first 0.5 center front textcolor rgb '#000000' offset character 0, 0.75 font ',16.2'
plot $before_6_2 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#BBBBBB' lw 2 fc rgb '#BBBBBB' notitle, \
     $after_6_4 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' notitle, \
     $limit_6_6 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle

unset multiplot
unset output
