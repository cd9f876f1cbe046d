# digits-time
# What each costs: wall time over that of one net by SGD, on the machine that drew this and
# with other sections at work beside. The ensemble trains five nets.
# Draw it with: gnuplot digits-time.gp

set terminal svg size 1100,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits-time.svg'
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

# $seconds_1_1: x, height, width; agreement: not compared: wall time
$seconds_1_1 << EOD
1 1 0.6
2 4.265623 0.6
3 3.85519 0.6
4 4.351545 0.6
5 3.846085 0.6
EOD

# Panel 1
set lmargin at screen 0.0954545
set rmargin at screen 0.968182
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set label 'Time over that of SGD' noenhanced at screen 0.0227273, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:5.6]
set xtics ('SGD' 1, 'ensemble of SGD' 2, 'SGLD' 3, 'SGHMC' 4, 'preconditioned SGLD' 5) noenhanced
set yrange [0:8]
unset key
plot $seconds_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle
unset output
