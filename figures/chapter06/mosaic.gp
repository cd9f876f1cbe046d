# mosaic
# The same six areas, cut in two orders: the product rule. Left: columns as wide as each
# kind of star is common, cut by how that kind looks. Right: columns as wide as each look is
# common, cut by kind. Each area has the same size on both sides; to go from left to right
# is Bayes’ rule. Blue: dwarfs, orange: giants; the stronger the ink, the brighter the star.
# Draw it with: gnuplot mosaic.gp

set terminal svg size 1200,640 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'mosaic.svg'
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

# $cell_0_0_1_1: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_0_1_1 << EOD
0.45 0.35 0.45 0.35
EOD

# $cell_0_1_1_3: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_1_1_3 << EOD
0.45 0.825 0.45 0.125
EOD

# $cell_0_2_1_5: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_2_1_5 << EOD
0.45 0.975 0.45 0.025
EOD

# $cell_1_0_1_7: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_0_1_7 << EOD
0.95 0.05 0.05 0.05
EOD

# $cell_1_1_1_8: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_1_1_8 << EOD
0.95 0.25 0.05 0.15
EOD

# $cell_1_2_1_9: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_2_1_9 << EOD
0.95 0.7 0.05 0.3
EOD

# $cell_0_0_2_1: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_0_2_1 << EOD
0.32 0.4921875 0.32 0.4921875
EOD

# $cell_1_0_2_3: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_0_2_3 << EOD
0.32 0.9921875 0.32 0.0078125
EOD

# $cell_0_1_2_4: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_1_2_4 << EOD
0.7675 0.4411765 0.1275 0.4411765
EOD

# $cell_1_1_2_5: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_1_2_5 << EOD
0.7675 0.9411765 0.1275 0.05882353
EOD

# $cell_0_2_2_6: x, y, half-width, half-height; agreement: relative 1e-06
$cell_0_2_2_6 << EOD
0.9475 0.2142857 0.0525 0.2142857
EOD

# $cell_1_2_2_8: x, y, half-width, half-height; agreement: relative 1e-06
$cell_1_2_2_8 << EOD
0.9475 0.7142857 0.0525 0.2857143
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
set rmargin at screen 0.472917
set tmargin at screen 0.90625
set bmargin at screen 0.132812
set title 'Kind first: ​{/sans-serif:Italic P}(kind) ​{/sans-serif:Italic P}(look | kind)' enhanced
set xlabel 'Kind of star' noenhanced
set label '{/sans-serif:Italic P}(look | kind)' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set xtics ('dwarf' 0.45, 'giant' 0.95) noenhanced
set yrange [0:1]
set ytics 0.25
unset grid
unset key
set label 'faint' noenhanced at first 0.45, first 0.35 center front textcolor rgb '#000000'
set label 'medium' noenhanced at first 0.45, first 0.825 center front textcolor rgb '#000000'
set label 'bright' noenhanced at first 0.45, first 0.975 center front textcolor rgb '#FFFFFF'
plot $cell_0_0_1_1 using 1:2:3:4 with boxxyerror fs transparent solid 0.2 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_0_1_1_3 using 1:2:3:4 with boxxyerror fs transparent solid 0.5 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_0_2_1_5 using 1:2:3:4 with boxxyerror fs transparent solid 0.9 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_1_0_1_7 using 1:2:3:4 with boxxyerror fs transparent solid 0.2 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle, \
     $cell_1_1_1_8 using 1:2:3:4 with boxxyerror fs transparent solid 0.5 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle, \
     $cell_1_2_1_9 using 1:2:3:4 with boxxyerror fs transparent solid 0.9 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle

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
set lmargin at screen 0.58125
set rmargin at screen 0.966667
set tmargin at screen 0.90625
set bmargin at screen 0.132812
set title 'Look first: ​{/sans-serif:Italic P}(look) ​{/sans-serif:Italic P}(kind | look)' enhanced
set xlabel 'How it looks' noenhanced
set label '{/sans-serif:Italic P}(kind | look)' enhanced at screen 0.514583, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1]
set xtics ('faint' 0.32, 'medium' 0.7675, 'bright' 0.9475) noenhanced
set yrange [0:1]
set ytics 0.25
unset grid
unset key
set label 'dwarf' noenhanced at first 0.32, first 0.4921875 center front textcolor rgb '#000000'
set label 'dwarf' noenhanced at first 0.9475, first 0.2142857 center front textcolor rgb '#FFFFFF' rotate by 90
set label 'giant' noenhanced at first 0.9475, first 0.7142857 center front textcolor rgb '#000000' rotate by 90
plot $cell_0_0_2_1 using 1:2:3:4 with boxxyerror fs transparent solid 0.2 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_1_0_2_3 using 1:2:3:4 with boxxyerror fs transparent solid 0.2 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle, \
     $cell_0_1_2_4 using 1:2:3:4 with boxxyerror fs transparent solid 0.5 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_1_1_2_5 using 1:2:3:4 with boxxyerror fs transparent solid 0.5 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle, \
     $cell_0_2_2_6 using 1:2:3:4 with boxxyerror fs transparent solid 0.9 border lc rgb '#000000' lw 2 fc rgb '#0072B2' notitle, \
     $cell_1_2_2_8 using 1:2:3:4 with boxxyerror fs transparent solid 0.9 border lc rgb '#000000' lw 2 fc rgb '#E69F00' notitle

unset multiplot
unset output
