# digits-confusion
# Some digits are taken for others again and again. Rows: what the writer meant; columns:
# what the net read; the numbers count held-out digits of the first seed, dark squares are
# the frequent mistakes.
# Draw it with: gnuplot digits-confusion.gp

set terminal svg size 860,820 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits-confusion.svg'
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

# $mistakes_1_1: x, y, value, half width, half height; agreement: not compared: training in single precision differs between processors
$mistakes_1_1 << EOD
0 0 0 0.5 0.5
1 0 0 0.5 0.5
2 0 0 0.5 0.5
3 0 0 0.5 0.5
4 0 1 0.5 0.5
5 0 0 0.5 0.5
6 0 1 0.5 0.5
7 0 0 0.5 0.5
8 0 0 0.5 0.5
9 0 0 0.5 0.5
0 1 0 0.5 0.5
1 1 0 0.5 0.5
2 1 0 0.5 0.5
3 1 1 0.5 0.5
4 1 1 0.5 0.5
5 1 0 0.5 0.5
6 1 0 0.5 0.5
7 1 0 0.5 0.5
8 1 0 0.5 0.5
9 1 6 0.5 0.5
0 2 0 0.5 0.5
1 2 0 0.5 0.5
2 2 0 0.5 0.5
3 2 0 0.5 0.5
4 2 0 0.5 0.5
5 2 0 0.5 0.5
6 2 0 0.5 0.5
7 2 0 0.5 0.5
8 2 0 0.5 0.5
9 2 0 0.5 0.5
0 3 0 0.5 0.5
1 3 0 0.5 0.5
2 3 1 0.5 0.5
3 3 0 0.5 0.5
4 3 0 0.5 0.5
5 3 3 0.5 0.5
6 3 0 0.5 0.5
7 3 1 0.5 0.5
8 3 4 0.5 0.5
9 3 0 0.5 0.5
0 4 0 0.5 0.5
1 4 0 0.5 0.5
2 4 0 0.5 0.5
3 4 0 0.5 0.5
4 4 0 0.5 0.5
5 4 0 0.5 0.5
6 4 2 0.5 0.5
7 4 0 0.5 0.5
8 4 1 0.5 0.5
9 4 2 0.5 0.5
0 5 0 0.5 0.5
1 5 0 0.5 0.5
2 5 0 0.5 0.5
3 5 0 0.5 0.5
4 5 0 0.5 0.5
5 5 0 0.5 0.5
6 5 1 0.5 0.5
7 5 0 0.5 0.5
8 5 0 0.5 0.5
9 5 0 0.5 0.5
0 6 0 0.5 0.5
1 6 1 0.5 0.5
2 6 0 0.5 0.5
3 6 0 0.5 0.5
4 6 0 0.5 0.5
5 6 0 0.5 0.5
6 6 0 0.5 0.5
7 6 0 0.5 0.5
8 6 0 0.5 0.5
9 6 0 0.5 0.5
0 7 0 0.5 0.5
1 7 0 0.5 0.5
2 7 0 0.5 0.5
3 7 0 0.5 0.5
4 7 1 0.5 0.5
5 7 0 0.5 0.5
6 7 0 0.5 0.5
7 7 0 0.5 0.5
8 7 1 0.5 0.5
9 7 1 0.5 0.5
0 8 0 0.5 0.5
1 8 1 0.5 0.5
2 8 0 0.5 0.5
3 8 1 0.5 0.5
4 8 0 0.5 0.5
5 8 2 0.5 0.5
6 8 0 0.5 0.5
7 8 0 0.5 0.5
8 8 0 0.5 0.5
9 8 0 0.5 0.5
0 9 0 0.5 0.5
1 9 0 0.5 0.5
2 9 0 0.5 0.5
3 9 0 0.5 0.5
4 9 0 0.5 0.5
5 9 2 0.5 0.5
6 9 0 0.5 0.5
7 9 1 0.5 0.5
8 9 1 0.5 0.5
9 9 0 0.5 0.5
EOD

# Panel 1
set lmargin at screen 0.133721
set rmargin at screen 0.947674
set tmargin at screen 0.963415
set bmargin at screen 0.109756
set xlabel 'Digit read by the net' noenhanced
set label 'Digit written' noenhanced at screen 0.0406977, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:9.5]
set xtics 1
set yrange [9.5:-0.5]
set ytics 1
unset grid
unset key
set palette defined (0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E')
set cbrange [0:6]
unset colorbox
set label '41' noenhanced at first 0, first 0 center front textcolor rgb '#767676'
set label '1' noenhanced at first 4, first 0 center front textcolor rgb '#000000'
set label '1' noenhanced at first 6, first 0 center front textcolor rgb '#000000'
set label '38' noenhanced at first 1, first 1 center front textcolor rgb '#767676'
set label '1' noenhanced at first 3, first 1 center front textcolor rgb '#000000'
set label '1' noenhanced at first 4, first 1 center front textcolor rgb '#000000'
set label '6' noenhanced at first 9, first 1 center front textcolor rgb '#FFFFFF'
set label '43' noenhanced at first 2, first 2 center front textcolor rgb '#767676'
set label '1' noenhanced at first 2, first 3 center front textcolor rgb '#000000'
set label '38' noenhanced at first 3, first 3 center front textcolor rgb '#767676'
set label '3' noenhanced at first 5, first 3 center front textcolor rgb '#000000'
set label '1' noenhanced at first 7, first 3 center front textcolor rgb '#000000'
set label '4' noenhanced at first 8, first 3 center front textcolor rgb '#FFFFFF'
set label '43' noenhanced at first 4, first 4 center front textcolor rgb '#767676'
set label '2' noenhanced at first 6, first 4 center front textcolor rgb '#000000'
set label '1' noenhanced at first 8, first 4 center front textcolor rgb '#000000'
set label '2' noenhanced at first 9, first 4 center front textcolor rgb '#000000'
set label '44' noenhanced at first 5, first 5 center front textcolor rgb '#767676'
set label '1' noenhanced at first 6, first 5 center front textcolor rgb '#000000'
set label '1' noenhanced at first 1, first 6 center front textcolor rgb '#000000'
set label '46' noenhanced at first 6, first 6 center front textcolor rgb '#767676'
set label '1' noenhanced at first 4, first 7 center front textcolor rgb '#000000'
set label '42' noenhanced at first 7, first 7 center front textcolor rgb '#767676'
set label '1' noenhanced at first 8, first 7 center front textcolor rgb '#000000'
set label '1' noenhanced at first 9, first 7 center front textcolor rgb '#000000'
set label '1' noenhanced at first 1, first 8 center front textcolor rgb '#000000'
set label '1' noenhanced at first 3, first 8 center front textcolor rgb '#000000'
set label '2' noenhanced at first 5, first 8 center front textcolor rgb '#000000'
set label '37' noenhanced at first 8, first 8 center front textcolor rgb '#767676'
set label '2' noenhanced at first 5, first 9 center front textcolor rgb '#000000'
set label '1' noenhanced at first 7, first 9 center front textcolor rgb '#000000'
set label '1' noenhanced at first 8, first 9 center front textcolor rgb '#000000'
set label '41' noenhanced at first 9, first 9 center front textcolor rgb '#767676'
plot $mistakes_1_1 using 1:2:4:5:3 with boxxyerror fs solid noborder lc palette notitle
unset output
