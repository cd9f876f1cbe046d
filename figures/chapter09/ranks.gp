# ranks
# Ranks are even where the chains agree, and split or bent where they do not; but chains
# that rise and fall together have even ranks. Each draw is replaced by its rank among the
# draws of all four chains; a line for each chain; black: what is expected of chains that
# agree.
# Draw it with: gnuplot ranks.gp

set terminal svg size 1200,960 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'ranks.svg'
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

# $rank_good_0_1_2: x, y; agreement: not compared: single draws of chains
$rank_good_0_1_2 << EOD
0 62
200 62
200 54
400 54
400 37
600 37
600 56
800 56
800 51
1000 51
1000 50
1200 50
1200 40
1400 40
1400 49
1600 49
1600 49
1800 49
1800 53
2000 53
2000 46
2200 46
2200 47
2400 47
2400 55
2600 55
2600 50
2800 50
2800 46
3000 46
3000 45
3200 45
3200 47
3400 47
3400 50
3600 50
3600 59
3800 59
3800 54
4000 54
EOD

# $rank_good_1_1_3: x, y; agreement: not compared: single draws of chains
$rank_good_1_1_3 << EOD
0 50
200 50
200 54
400 54
400 50
600 50
600 50
800 50
800 50
1000 50
1000 60
1200 60
1200 47
1400 47
1400 48
1600 48
1600 44
1800 44
1800 45
2000 45
2000 40
2200 40
2200 48
2400 48
2400 53
2600 53
2600 51
2800 51
2800 59
3000 59
3000 54
3200 54
3200 39
3400 39
3400 61
3600 61
3600 47
3800 47
3800 50
4000 50
EOD

# $rank_good_2_1_4: x, y; agreement: not compared: single draws of chains
$rank_good_2_1_4 << EOD
0 46
200 46
200 40
400 40
400 51
600 51
600 52
800 52
800 51
1000 51
1000 52
1200 52
1200 56
1400 56
1400 46
1600 46
1600 56
1800 56
1800 54
2000 54
2000 54
2200 54
2200 51
2400 51
2400 48
2600 48
2600 41
2800 41
2800 55
3000 55
3000 44
3200 44
3200 58
3400 58
3400 49
3600 49
3600 45
3800 45
3800 51
4000 51
EOD

# $rank_good_3_1_5: x, y; agreement: not compared: single draws of chains
$rank_good_3_1_5 << EOD
0 42
200 42
200 52
400 52
400 62
600 62
600 42
800 42
800 48
1000 48
1000 38
1200 38
1200 57
1400 57
1400 57
1600 57
1600 51
1800 51
1800 48
2000 48
2000 60
2200 60
2200 54
2400 54
2400 44
2600 44
2600 58
2800 58
2800 40
3000 40
3000 57
3200 57
3200 56
3400 56
3400 40
3600 40
3600 49
3800 49
3800 45
4000 45
EOD

# $rank_stuck_0_2_2: x, y; agreement: not compared: single draws of chains
$rank_stuck_0_2_2 << EOD
0 0
200 0
200 0
400 0
400 0
600 0
600 0
800 0
800 0
1000 0
1000 0
1200 0
1200 0
1400 0
1400 0
1600 0
1600 0
1800 0
1800 0
2000 0
2000 0
2200 0
2200 0
2400 0
2400 0
2600 0
2600 0
2800 0
2800 0
3000 0
3000 200
3200 200
3200 200
3400 200
3400 200
3600 200
3600 200
3800 200
3800 200
4000 200
EOD

# $rank_stuck_1_2_3: x, y; agreement: not compared: single draws of chains
$rank_stuck_1_2_3 << EOD
0 78
200 78
200 79
400 79
400 72
600 72
600 62
800 62
800 66
1000 66
1000 54
1200 54
1200 70
1400 70
1400 62
1600 62
1600 56
1800 56
1800 60
2000 60
2000 79
2200 79
2200 69
2400 69
2400 57
2600 57
2600 74
2800 74
2800 62
3000 62
3000 0
3200 0
3200 0
3400 0
3400 0
3600 0
3600 0
3800 0
3800 0
4000 0
EOD

# $rank_stuck_2_2_4: x, y; agreement: not compared: single draws of chains
$rank_stuck_2_2_4 << EOD
0 58
200 58
200 72
400 72
400 64
600 64
600 73
800 73
800 75
1000 75
1000 66
1200 66
1200 73
1400 73
1400 62
1600 62
1600 77
1800 77
1800 70
2000 70
2000 66
2200 66
2200 59
2400 59
2400 68
2600 68
2600 53
2800 53
2800 64
3000 64
3000 0
3200 0
3200 0
3400 0
3400 0
3600 0
3600 0
3800 0
3800 0
4000 0
EOD

# $rank_stuck_3_2_5: x, y; agreement: not compared: single draws of chains
$rank_stuck_3_2_5 << EOD
0 64
200 64
200 49
400 49
400 64
600 64
600 65
800 65
800 59
1000 59
1000 80
1200 80
1200 57
1400 57
1400 76
1600 76
1600 67
1800 67
1800 70
2000 70
2000 55
2200 55
2200 72
2400 72
2400 75
2600 75
2600 73
2800 73
2800 74
3000 74
3000 0
3200 0
3200 0
3400 0
3400 0
3600 0
3600 0
3800 0
3800 0
4000 0
EOD

# $rank_wider_0_3_2: x, y; agreement: not compared: single draws of chains
$rank_wider_0_3_2 << EOD
0 181
200 181
200 102
400 102
400 41
600 41
600 35
800 35
800 30
1000 30
1000 25
1200 25
1200 13
1400 13
1400 20
1600 20
1600 25
1800 25
1800 18
2000 18
2000 16
2200 16
2200 19
2400 19
2400 24
2600 24
2600 25
2800 25
2800 31
3000 31
3000 25
3200 25
3200 37
3400 37
3400 56
3600 56
3600 87
3800 87
3800 190
4000 190
EOD

# $rank_wider_1_3_3: x, y; agreement: not compared: single draws of chains
$rank_wider_1_3_3 << EOD
0 5
200 5
200 32
400 32
400 55
600 55
600 60
800 60
800 59
1000 59
1000 57
1200 57
1200 55
1400 55
1400 53
1600 53
1600 60
1800 60
1800 69
2000 69
2000 59
2200 59
2200 69
2400 69
2400 54
2600 54
2600 52
2800 52
2800 58
3000 58
3000 57
3200 57
3200 57
3400 57
3400 49
3600 49
3600 37
3800 37
3800 3
4000 3
EOD

# $rank_wider_2_3_4: x, y; agreement: not compared: single draws of chains
$rank_wider_2_3_4 << EOD
0 5
200 5
200 32
400 32
400 46
600 46
600 53
800 53
800 60
1000 60
1000 60
1200 60
1200 74
1400 74
1400 62
1600 62
1600 51
1800 51
1800 48
2000 48
2000 65
2200 65
2200 59
2400 59
2400 61
2600 61
2600 68
2800 68
2800 64
3000 64
3000 59
3200 59
3200 49
3400 49
3400 43
3600 43
3600 37
3800 37
3800 4
4000 4
EOD

# $rank_wider_3_3_5: x, y; agreement: not compared: single draws of chains
$rank_wider_3_3_5 << EOD
0 9
200 9
200 34
400 34
400 58
600 58
600 52
800 52
800 51
1000 51
1000 58
1200 58
1200 58
1400 58
1400 65
1600 65
1600 64
1800 64
1800 65
2000 65
2000 60
2200 60
2200 53
2400 53
2400 61
2600 61
2600 55
2800 55
2800 47
3000 47
3000 59
3200 59
3200 57
3400 57
3400 52
3600 52
3600 39
3800 39
3800 3
4000 3
EOD

# $rank_wave_0_4_2: x, y; agreement: not compared: single draws of chains
$rank_wave_0_4_2 << EOD
0 40
200 40
200 65
400 65
400 60
600 60
600 42
800 42
800 60
1000 60
1000 52
1200 52
1200 46
1400 46
1400 40
1600 40
1600 48
1800 48
1800 53
2000 53
2000 40
2200 40
2200 51
2400 51
2400 53
2600 53
2600 45
2800 45
2800 52
3000 52
3000 50
3200 50
3200 59
3400 59
3400 43
3600 43
3600 49
3800 49
3800 52
4000 52
EOD

# $rank_wave_1_4_3: x, y; agreement: not compared: single draws of chains
$rank_wave_1_4_3 << EOD
0 54
200 54
200 43
400 43
400 42
600 42
600 55
800 55
800 46
1000 46
1000 50
1200 50
1200 45
1400 45
1400 51
1600 51
1600 52
1800 52
1800 50
2000 50
2000 57
2200 57
2200 50
2400 50
2400 37
2600 37
2600 43
2800 43
2800 53
3000 53
3000 61
3200 61
3200 43
3400 43
3400 65
3600 65
3600 59
3800 59
3800 44
4000 44
EOD

# $rank_wave_2_4_4: x, y; agreement: not compared: single draws of chains
$rank_wave_2_4_4 << EOD
0 47
200 47
200 44
400 44
400 48
600 48
600 59
800 59
800 46
1000 46
1000 48
1200 48
1200 55
1400 55
1400 61
1600 61
1600 50
1800 50
1800 49
2000 49
2000 58
2200 58
2200 44
2400 44
2400 51
2600 51
2600 61
2800 61
2800 58
3000 58
3000 43
3200 43
3200 48
3400 48
3400 45
3600 45
3600 44
3800 44
3800 41
4000 41
EOD

# $rank_wave_3_4_5: x, y; agreement: not compared: single draws of chains
$rank_wave_3_4_5 << EOD
0 59
200 59
200 48
400 48
400 50
600 50
600 44
800 44
800 48
1000 48
1000 50
1200 50
1200 54
1400 54
1400 48
1600 48
1600 50
1800 50
1800 48
2000 48
2000 45
2200 45
2200 55
2400 55
2400 59
2600 59
2600 51
2800 51
2800 37
3000 37
3000 46
3200 46
3200 50
3400 50
3400 47
3600 47
3600 48
3800 48
3800 63
4000 63
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
set rmargin at screen 0.48125
set tmargin at screen 0.947917
set bmargin at screen 0.59375
set title 'Good' noenhanced
set xlabel 'Rank' noenhanced
set label 'Draws of the chain' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:4000]
set yrange [0:105]
unset key
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $rank_good_0_1_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $rank_good_1_1_3 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $rank_good_2_1_4 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $rank_good_3_1_5 using 1:2 with lines lw 2.5 lc rgb '#A6548A' dt (2.5,5) notitle

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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.947917
set bmargin at screen 0.59375
set title 'Stuck' noenhanced
set xlabel 'Rank' noenhanced
set label 'Draws of the chain' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:4000]
set yrange [0:210]
unset key
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $rank_stuck_0_2_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $rank_stuck_1_2_3 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $rank_stuck_2_2_4 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $rank_stuck_3_2_5 using 1:2 with lines lw 2.5 lc rgb '#A6548A' dt (2.5,5) notitle

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
set lmargin at screen 0.0875
set rmargin at screen 0.48125
set tmargin at screen 0.4375
set bmargin at screen 0.0833333
set title 'One chain too wide' noenhanced
set xlabel 'Rank' noenhanced
set label 'Draws of the chain' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:4000]
set yrange [0:199.5]
unset key
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $rank_wider_0_3_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $rank_wider_1_3_3 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $rank_wider_2_3_4 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $rank_wider_3_3_5 using 1:2 with lines lw 2.5 lc rgb '#A6548A' dt (2.5,5) notitle

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
set lmargin at screen 0.577083
set rmargin at screen 0.970833
set tmargin at screen 0.4375
set bmargin at screen 0.0833333
set title 'A wave' noenhanced
set xlabel 'Rank' noenhanced
set label 'Draws of the chain' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:4000]
set yrange [0:105]
unset key
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.5 lc rgb '#000000' dt solid
plot $rank_wave_0_4_2 using 1:2 with lines lw 2.5 lc rgb '#0072B2' dt solid notitle, \
     $rank_wave_1_4_3 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $rank_wave_2_4_4 using 1:2 with lines lw 2.5 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $rank_wave_3_4_5 using 1:2 with lines lw 2.5 lc rgb '#A6548A' dt (2.5,5) notitle

unset multiplot
unset output
