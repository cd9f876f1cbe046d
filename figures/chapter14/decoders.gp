# decoders
# What an image costs in nats with three decoders: shorter is better. The upper part of each
# bar is the divergence, the price of the code; rings are single runs, side by side. The
# dashed line is the cost of each pixel by its own frequencies, without any code.
# Draw it with: gnuplot decoders.gp

set terminal svg size 1000,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'decoders.svg'
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

# $total_1_1: x, height, width; agreement: not compared: nets trained on this machine
$total_1_1 << EOD
1 102.315 0.5
2 114.1924 0.5
3 94.29416 0.5
EOD

# $likelihood_1_2: x, height, width; agreement: not compared: nets trained on this machine
$likelihood_1_2 << EOD
1 85.49483 0.5
2 99.25512 0.5
3 83.47334 0.5
EOD

# $runs_1_3: x, y; agreement: not compared: nets trained on this machine
$runs_1_3 << EOD
0.88 102.6578
1 101.9746
1.12 102.3128
1.88 113.938
2 114.667
2.12 113.9722
2.88 95.14402
3 93.81753
3.12 93.92092
EOD

# $alone_1_4: x, y; agreement: not compared: nets trained on this machine
$alone_1_4 << EOD
0.4 108.2931
4.1 108.2931
EOD

# Panel 1
set lmargin at screen 0.105
set rmargin at screen 0.965
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Decoder' noenhanced
set label '-bound, held-out digits [nats per image]' noenhanced at screen 0.025, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:4.1]
set xtics ('binomial of 16' 1, 'normal, learned variance' 2, 'categorical, 17 levels' 3) noenhanced
set yrange [0:140]
unset key
set label 'each pixel alone' noenhanced at first 3.33, first 108.2931 left front textcolor rgb '#D55E00' offset character 0, 0.8
plot $total_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $likelihood_1_2 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' notitle, \
     $runs_1_3 using 1:2 with points pt 6 ps 0.8 lw 2 lc rgb '#000000' notitle, \
     $alone_1_4 using 1:2 with lines lw 4 lc rgb '#D55E00' dt (10,6) notitle
unset output
