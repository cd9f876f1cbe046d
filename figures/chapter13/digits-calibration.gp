# digits-calibration
# Above the diagonal a method is right more often than it believes. Each point is a tenth of
# the test digits, the least sure at the left: the samplers are underconfident. Right: the
# upper corner enlarged, where most groups of SGD and its ensemble are.
# Draw it with: gnuplot digits-calibration.gp

set terminal svg size 1200,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'digits-calibration.svg'
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

# $diagonal_all_1_1: x, y; agreement: relative 1e-06
$diagonal_all_1_1 << EOD
0.2 0.2
1 1
EOD

# $line_all_0_1_2: x, y; agreement: not compared: nets of single chains
$line_all_0_1_2 << EOD
0.676013 0.5503356
0.9397331 0.9
0.9837462 0.9733333
0.9944797 0.9798658
0.9976657 0.9933333
0.9988919 1
0.9994633 1
0.9997214 1
0.9998612 1
0.9999513 1
EOD

# $points_all_0_1_3: x, y; agreement: not compared: nets of single chains
$points_all_0_1_3 << EOD
0.676013 0.5503356
0.9397331 0.9
0.9837462 0.9733333
0.9944797 0.9798658
0.9976657 0.9933333
0.9988919 1
0.9994633 1
0.9997214 1
0.9998612 1
0.9999513 1
EOD

# $line_all_1_1_4: x, y; agreement: not compared: nets of single chains
$line_all_1_1_4 << EOD
0.6671828 0.590604
0.9320888 0.92
0.9815755 0.96
0.9936435 1
0.9974387 0.9866667
0.9988118 1
0.99938 1
0.999669 1
0.9998329 1
0.9999389 1
EOD

# $points_all_1_1_5: x, y; agreement: not compared: nets of single chains
$points_all_1_1_5 << EOD
0.6671828 0.590604
0.9320888 0.92
0.9815755 0.96
0.9936435 1
0.9974387 0.9866667
0.9988118 1
0.99938 1
0.999669 1
0.9998329 1
0.9999389 1
EOD

# $line_all_2_1_6: x, y; agreement: not compared: nets of single chains
$line_all_2_1_6 << EOD
0.384615 0.6174497
0.5343488 0.8466667
0.6395216 0.94
0.7302159 0.9865772
0.7992609 0.9866667
0.8525687 0.9933333
0.8939074 1
0.9235535 1
0.9494114 1
0.9726279 1
EOD

# $points_all_2_1_7: x, y; agreement: not compared: nets of single chains
$points_all_2_1_7 << EOD
0.384615 0.6174497
0.5343488 0.8466667
0.6395216 0.94
0.7302159 0.9865772
0.7992609 0.9866667
0.8525687 0.9933333
0.8939074 1
0.9235535 1
0.9494114 1
0.9726279 1
EOD

# $line_all_3_1_8: x, y; agreement: not compared: nets of single chains
$line_all_3_1_8 << EOD
0.3957718 0.5637584
0.5642076 0.8066667
0.6844873 0.9266667
0.772109 0.9798658
0.8351077 1
0.8824816 1
0.9183566 1
0.944971 1
0.9642013 1
0.9814051 1
EOD

# $points_all_3_1_9: x, y; agreement: not compared: nets of single chains
$points_all_3_1_9 << EOD
0.3957718 0.5637584
0.5642076 0.8066667
0.6844873 0.9266667
0.772109 0.9798658
0.8351077 1
0.8824816 1
0.9183566 1
0.944971 1
0.9642013 1
0.9814051 1
EOD

# $line_all_4_1_10: x, y; agreement: not compared: nets of single chains
$line_all_4_1_10 << EOD
0.383523 0.5436242
0.5402036 0.7733333
0.6537818 0.9266667
0.7443481 0.966443
0.8184912 0.9666667
0.8727269 1
0.9150339 0.9932886
0.9418597 1
0.962106 1
0.9830213 1
EOD

# $points_all_4_1_11: x, y; agreement: not compared: nets of single chains
$points_all_4_1_11 << EOD
0.383523 0.5436242
0.5402036 0.7733333
0.6537818 0.9266667
0.7443481 0.966443
0.8184912 0.9666667
0.8727269 1
0.9150339 0.9932886
0.9418597 1
0.962106 1
0.9830213 1
EOD

# $diagonal_surest_2_1: x, y; agreement: relative 1e-06
$diagonal_surest_2_1 << EOD
0.2 0.2
1 1
EOD

# $line_surest_0_2_2: x, y; agreement: not compared: nets of single chains
$line_surest_0_2_2 << EOD
0.676013 0.5503356
0.9397331 0.9
0.9837462 0.9733333
0.9944797 0.9798658
0.9976657 0.9933333
0.9988919 1
0.9994633 1
0.9997214 1
0.9998612 1
0.9999513 1
EOD

# $points_surest_0_2_3: x, y; agreement: not compared: nets of single chains
$points_surest_0_2_3 << EOD
0.676013 0.5503356
0.9397331 0.9
0.9837462 0.9733333
0.9944797 0.9798658
0.9976657 0.9933333
0.9988919 1
0.9994633 1
0.9997214 1
0.9998612 1
0.9999513 1
EOD

# $line_surest_1_2_4: x, y; agreement: not compared: nets of single chains
$line_surest_1_2_4 << EOD
0.6671828 0.590604
0.9320888 0.92
0.9815755 0.96
0.9936435 1
0.9974387 0.9866667
0.9988118 1
0.99938 1
0.999669 1
0.9998329 1
0.9999389 1
EOD

# $points_surest_1_2_5: x, y; agreement: not compared: nets of single chains
$points_surest_1_2_5 << EOD
0.6671828 0.590604
0.9320888 0.92
0.9815755 0.96
0.9936435 1
0.9974387 0.9866667
0.9988118 1
0.99938 1
0.999669 1
0.9998329 1
0.9999389 1
EOD

# $line_surest_2_2_6: x, y; agreement: not compared: nets of single chains
$line_surest_2_2_6 << EOD
0.384615 0.6174497
0.5343488 0.8466667
0.6395216 0.94
0.7302159 0.9865772
0.7992609 0.9866667
0.8525687 0.9933333
0.8939074 1
0.9235535 1
0.9494114 1
0.9726279 1
EOD

# $points_surest_2_2_7: x, y; agreement: not compared: nets of single chains
$points_surest_2_2_7 << EOD
0.384615 0.6174497
0.5343488 0.8466667
0.6395216 0.94
0.7302159 0.9865772
0.7992609 0.9866667
0.8525687 0.9933333
0.8939074 1
0.9235535 1
0.9494114 1
0.9726279 1
EOD

# $line_surest_3_2_8: x, y; agreement: not compared: nets of single chains
$line_surest_3_2_8 << EOD
0.3957718 0.5637584
0.5642076 0.8066667
0.6844873 0.9266667
0.772109 0.9798658
0.8351077 1
0.8824816 1
0.9183566 1
0.944971 1
0.9642013 1
0.9814051 1
EOD

# $points_surest_3_2_9: x, y; agreement: not compared: nets of single chains
$points_surest_3_2_9 << EOD
0.3957718 0.5637584
0.5642076 0.8066667
0.6844873 0.9266667
0.772109 0.9798658
0.8351077 1
0.8824816 1
0.9183566 1
0.944971 1
0.9642013 1
0.9814051 1
EOD

# $line_surest_4_2_10: x, y; agreement: not compared: nets of single chains
$line_surest_4_2_10 << EOD
0.383523 0.5436242
0.5402036 0.7733333
0.6537818 0.9266667
0.7443481 0.966443
0.8184912 0.9666667
0.8727269 1
0.9150339 0.9932886
0.9418597 1
0.962106 1
0.9830213 1
EOD

# $points_surest_4_2_11: x, y; agreement: not compared: nets of single chains
$points_surest_4_2_11 << EOD
0.383523 0.5436242
0.5402036 0.7733333
0.6537818 0.9266667
0.7443481 0.966443
0.8184912 0.9666667
0.8727269 1
0.9150339 0.9932886
0.9418597 1
0.962106 1
0.9830213 1
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
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'All groups' noenhanced
set xlabel 'Mean confidence' noenhanced
set label 'Share that is right' noenhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.2:1.02]
set xtics 0.2
set yrange [0.2:1.02]
set ytics 0.2
set key bottom right
plot $diagonal_all_1_1 using 1:2 with lines lw 2 lc rgb '#767676' dt solid notitle, \
     $line_all_0_1_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) title 'SGD' noenhanced, \
     $points_all_0_1_3 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#D55E00' notitle, \
     $line_all_1_1_4 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid title 'ensemble of SGD' noenhanced, \
     $points_all_1_1_5 using 1:2 with points pt 13 ps 1.3 lw 2 lc rgb '#E69F00' notitle, \
     $line_all_2_1_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid title 'SGLD' noenhanced, \
     $points_all_2_1_7 using 1:2 with points pt 5 ps 1.3 lw 2 lc rgb '#0072B2' notitle, \
     $line_all_3_1_8 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) title 'SGHMC' noenhanced, \
     $points_all_3_1_9 using 1:2 with points pt 9 ps 1.3 lw 2 lc rgb '#009E73' notitle, \
     $line_all_4_1_10 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) title 'preconditioned SGLD' noenhanced, \
     $points_all_4_1_11 using 1:2 with points pt 6 ps 1.3 lw 2 lc rgb '#A6548A' notitle

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
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'The surest groups' noenhanced
set xlabel 'Mean confidence' noenhanced
set label 'Share that is right' noenhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.9:1.003]
set xtics 0.02
set yrange [0.9:1.003]
set ytics 0.02
unset key
plot $diagonal_surest_2_1 using 1:2 with lines lw 2 lc rgb '#767676' dt solid notitle, \
     $line_surest_0_2_2 using 1:2 with lines lw 3 lc rgb '#D55E00' dt (10,6) notitle, \
     $points_surest_0_2_3 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#D55E00' notitle, \
     $line_surest_1_2_4 using 1:2 with lines lw 3 lc rgb '#E69F00' dt solid notitle, \
     $points_surest_1_2_5 using 1:2 with points pt 13 ps 1.3 lw 2 lc rgb '#E69F00' notitle, \
     $line_surest_2_2_6 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle, \
     $points_surest_2_2_7 using 1:2 with points pt 5 ps 1.3 lw 2 lc rgb '#0072B2' notitle, \
     $line_surest_3_2_8 using 1:2 with lines lw 3 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $points_surest_3_2_9 using 1:2 with points pt 9 ps 1.3 lw 2 lc rgb '#009E73' notitle, \
     $line_surest_4_2_10 using 1:2 with lines lw 3 lc rgb '#A6548A' dt (2.5,5) notitle, \
     $points_surest_4_2_11 using 1:2 with points pt 6 ps 1.3 lw 2 lc rgb '#A6548A' notitle

unset multiplot
unset output
