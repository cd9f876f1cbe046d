# variance-budget
# Four kinds of uncertainty in one survey, each measured by itself, as shares of the
# variance of log σ_T. Stacked they reach the variance of the posterior (grey, with its
# Monte Carlo error).
# Draw it with: gnuplot variance-budget.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'variance-budget.svg'
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

# $computation_1_1: x, height, width; agreement: not compared: an error of computation, which is not known to its digits
$computation_1_1 << EOD
0 0.01904972 0.7
EOD

# $instrument_1_2: x, height, width; agreement: relative 1e-06
$instrument_1_2 << EOD
0 0.01904785 0.7
EOD

# $population_1_3: x, height, width; agreement: relative 1e-06
$population_1_3 << EOD
0 0.01899285 0.7
EOD

# $science_1_4: x, height, width; agreement: relative 1e-06
$science_1_4 << EOD
0 0.0164 0.7
EOD

# $posterior_1_9: x, height, width; agreement: absolute 0.00226615
$posterior_1_9 << EOD
2 0.01868734 0.7
EOD

# $posterior_error_1_10: x, y, lower, upper; agreement: absolute 0.00226615
$posterior_error_1_10 << EOD
2 0.01868734 0.01832457 0.01905011
EOD

# Panel 1
set lmargin at screen 0.140625
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set label 'Variance of log ​{/sans-serif:Italic σ}_{T}' enhanced at screen 0.0572917, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.6:2.6]
set xtics ('four kinds, added' 0, 'posterior' 2) noenhanced
set yrange [0:0.02381216]
set ytics 0.01
unset key
set label 'science 86 %' noenhanced at first 0.42, first 0.0082 left front textcolor rgb '#D55E00'
set label 'population 14 %' noenhanced at first 0.42, first 0.01769642 left front textcolor rgb '#0072B2'
set label 'instrument 0.29 %' noenhanced at first 0.42, first 0.01912515 left front textcolor rgb '#56B4E9'
set label 'computation below 0.1 %' noenhanced at first 0.42, first 0.02055388 left front textcolor rgb '#000000'
plot $computation_1_1 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#000000' notitle, \
     $instrument_1_2 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#56B4E9' notitle, \
     $population_1_3 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#0072B2' notitle, \
     $science_1_4 using 1:2:3 with boxes fs transparent solid 1 noborder fc rgb '#D55E00' notitle, \
     $posterior_1_9 using 1:2:3 with boxes fs transparent solid 0.5 noborder fc rgb '#767676' notitle, \
     $posterior_error_1_10 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#000000' notitle
unset output
