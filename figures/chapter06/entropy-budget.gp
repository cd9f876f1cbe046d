# entropy-budget
# What one variable says about the other is counted once, not twice. Left: the entropy of
# both together is that of one and what the other adds; where the bars of kind and look
# overlap lies their mutual information. Right: the entropy of the kind after each look. One
# look can leave you less certain than you were (dashed); the average (solid) cannot.
# Draw it with: gnuplot entropy-budget.gp

set terminal svg size 1200,520 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'entropy-budget.svg'
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

# $both_1_1: x, y, half-width, half-height; agreement: relative 1e-06
$both_1_1 << EOD
0.7836048 3 0.7836048 0.36
EOD

# $look_1_3: x, y, half-width, half-height; agreement: relative 1e-06
$look_1_3 << EOD
0.6280972 2 0.6280972 0.36
EOD

# $kind_1_5: x, y, half-width, half-height; agreement: relative 1e-06
$kind_1_5 << EOD
1.332712 1 0.2344978 0.36
EOD

# $look_alone_1_7: x, y, half-width, half-height; agreement: relative 1e-06
$look_alone_1_7 << EOD
0.549107 0 0.549107 0.36
EOD

# $shared_1_9: x, y, half-width, half-height; agreement: relative 1e-06
$shared_1_9 << EOD
1.177204 0 0.07899018 0.36
EOD

# $kind_alone_1_11: x, y, half-width, half-height; agreement: relative 1e-06
$kind_alone_1_11 << EOD
1.411702 0 0.1555076 0.36
EOD

# $after_2_1: x, height, width; agreement: relative 1e-06
$after_2_1 << EOD
0 0.1161151 0.6
1 0.5225594 0.6
2 0.9852281 0.6
EOD

# $average_2_3: x, y; agreement: relative 1e-06
$average_2_3 << EOD
-0.6 0.3110152
2.6 0.3110152
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
set lmargin at screen 0.104167
set rmargin at screen 0.489583
set tmargin at screen 0.884615
set bmargin at screen 0.182692
set xlabel 'Bits' noenhanced
set xrange [0:1.598554]
set yrange [-0.9:3.6]
set ytics ('both' 3, 'look' 2, 'kind' 1, 'parts' 0) noenhanced
unset grid
unset key
set label '{/sans-serif:Italic H}(kind, look)' enhanced at first 0.7836048, first 3 center front textcolor rgb '#000000' font ',16.2'
set label '{/sans-serif:Italic H}(look)' enhanced at first 0.6280972, first 2 center front textcolor rgb '#000000' font ',16.2'
set label '{/sans-serif:Italic H}(kind)' enhanced at first 1.332712, first 1 center front textcolor rgb '#000000' font ',16.2'
set label '{/sans-serif:Italic H}(look | kind)' enhanced at first 0.549107, first -0.6 center front textcolor rgb '#000000' font ',16.2'
set label '{/sans-serif:Italic I}' enhanced at first 1.177204, first -0.6 center front textcolor rgb '#000000' font ',16.2'
set label '{/sans-serif:Italic H}(kind | look)' enhanced at first 1.411702, first -0.6 center front textcolor rgb '#000000' font ',16.2'
plot $both_1_1 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#BBBBBB' notitle, \
     $look_1_3 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $kind_1_5 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle, \
     $look_alone_1_7 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $shared_1_9 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#009E73' notitle, \
     $kind_alone_1_11 using 1:2:3:4 with boxxyerror fs transparent solid 0.4 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle

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
set lmargin at screen 0.589583
set rmargin at screen 0.975
set tmargin at screen 0.884615
set bmargin at screen 0.182692
set xlabel 'How the star looks' noenhanced
set label 'Entropy of the kind (bits)' noenhanced at screen 0.522917, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:2.6]
set xtics ('faint' 0, 'medium' 1, 'bright' 2) noenhanced
set yrange [0:1.15]
set ytics 0.25
unset grid
unset key
set arrow from graph 0, first 0.4689956 to graph 1, first 0.4689956 nohead back lw 2 lc rgb '#000000' dt (10,6)
set label 'before' noenhanced at first -0.55, first 0.4689956 left front textcolor rgb '#000000' offset character 0, 0.7
set label 'average' noenhanced at first -0.55, first 0.3110152 left front textcolor rgb '#000000' offset character 0, 0.7
plot $after_2_1 using 1:2:3 with boxes fs transparent solid 0.4 border lc rgb '#E69F00' lw 2 fc rgb '#E69F00' notitle, \
     $average_2_3 using 1:2 with lines lw 2 lc rgb '#000000' dt solid notitle

unset multiplot
unset output
