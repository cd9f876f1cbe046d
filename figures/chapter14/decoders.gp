# decoders
# What an image costs in nats, with three decoders: shorter is better. The upper part of
# each bar is the divergence, the price of the code; the dashed line is the cost without any
# code.
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
1 123.226 0.5
2 160.9581 0.5
3 94.16034 0.5
EOD

# $likelihood_1_2: x, height, width; agreement: not compared: nets trained on this machine
$likelihood_1_2 << EOD
1 106.4398 0.5
2 150.8366 0.5
3 85.70825 0.5
EOD

# Panel 1
set lmargin at screen 0.105
set rmargin at screen 0.965
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set label '-bound, held-out digits [nats per image]' noenhanced at screen 0.025, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.4:3.6]
set xtics ('binomial of 16' 1, 'normal, learned variance' 2, 'categorical, 17 levels' 3) noenhanced
set yrange [0:200]
unset key
set arrow from graph 0, first 108.2105 to graph 1, first 108.2105 nohead back lw 3 lc rgb '#D55E00' dt (10,6)
set label 'each pixel alone' noenhanced at first 3.55, first 108.2105 right front textcolor rgb '#D55E00' offset character 0, 0.8
plot $total_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $likelihood_1_2 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' notitle
unset output
