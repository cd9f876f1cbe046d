# sensitivity
# A prior that is vague about the weights buries large nets: each unit more pays again for
# the room that it leaves unused. One that is vague about where units stand takes evidence
# from all of them. Left: log evidence against M under three priors of the units, with two
# standard errors. Right: p(M | D) under three priors of M.
# Draw it with: gnuplot sensitivity.gp

set terminal svg size 1280,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'sensitivity.svg'
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

# $line_0_1_1: x, y; agreement: not compared: evidences by particles, and their errors
$line_0_1_1 << EOD
1 -17.01209
2 3.700569
3 4.650374
4 5.545473
5 5.693262
EOD

# $prior_0_1_2: x, y, lower, upper; agreement: not compared: evidences by particles, and their errors
$prior_0_1_2 << EOD
1 -17.01209 -17.26132 -16.76286
2 3.700569 2.808946 4.592192
3 4.650374 4.058852 5.241896
4 5.545473 4.911087 6.179859
5 5.693262 5.145168 6.241357
EOD

# $line_1_1_3: x, y; agreement: not compared: evidences by particles, and their errors
$line_1_1_3 << EOD
1 -19.62054
2 -3.424047
3 -0.03582626
4 0.5041138
5 0.4146203
EOD

# $prior_1_1_4: x, y, lower, upper; agreement: not compared: evidences by particles, and their errors
$prior_1_1_4 << EOD
1 -19.62054 -20.0925 -19.14858
2 -3.424047 -4.177154 -2.67094
3 -0.03582626 -0.9419186 0.870266
4 0.5041138 -0.3570847 1.365312
5 0.4146203 -0.2264831 1.055724
EOD

# $line_2_1_5: x, y; agreement: not compared: evidences by particles, and their errors
$line_2_1_5 << EOD
1 -20.24804
2 1.436841
3 -0.3509173
4 -3.148559
5 -5.136226
EOD

# $prior_2_1_6: x, y, lower, upper; agreement: not compared: evidences by particles, and their errors
$prior_2_1_6 << EOD
1 -20.24804 -20.45333 -20.04275
2 1.436841 0.6495074 2.224175
3 -0.3509173 -1.647328 0.9454938
4 -3.148559 -3.809162 -2.487955
5 -5.136226 -5.575863 -4.69659
EOD

# $alpha_0_2_1: x, height, width; agreement: not compared: evidences by particles, and their errors
$alpha_0_2_1 << EOD
-0.27 1.009662e-23 0.25
0.73 7.603941e-09 0.25
1.73 0.7523714 0.25
2.73 0.1945035 0.25
3.73 0.04760625 0.25
4.73 0.005518843 0.25
EOD

# $alpha_1_2_2: x, height, width; agreement: not compared: evidences by particles, and their errors
$alpha_1_2_2 << EOD
0 1.120322e-25 0.25
1 4.218669e-10 0.25
2 0.208708 0.25
3 0.2697765 0.25
4 0.3301495 0.25
5 0.191366 0.25
EOD

# $alpha_2_2_3: x, height, width; agreement: not compared: evidences by particles, and their errors
$alpha_2_2_3 << EOD
0.27 1.200604e-26 0.25
1.27 8.137762e-11 0.25
2.27 0.07246712 0.25
3.27 0.1686082 0.25
4.27 0.3714135 0.25
5.27 0.3875112 0.25
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
set lmargin at screen 0.0820312
set rmargin at screen 0.482422
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'Prior of the units' noenhanced
set xlabel 'Units ​{/sans-serif:Italic M}' enhanced
set label 'Log evidence [nats]' noenhanced at screen 0.0195312, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0.6:5.4]
set xtics 1
set yrange [-26:10]
set key bottom right
plot $line_0_1_1 using 1:2 with lines lw 2 lc rgb '#0072B2' dt solid notitle, \
     $prior_0_1_2 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' title 'usual' noenhanced, \
     $line_1_1_3 using 1:2 with lines lw 2 lc rgb '#D55E00' dt (10,6) notitle, \
     $prior_1_1_4 using 1:2:3:4 with yerrorbars pt 5 ps 1 lw 2 lc rgb '#D55E00' title 'vague units' noenhanced, \
     $line_2_1_5 using 1:2 with lines lw 2 lc rgb '#009E73' dt (12,5,2.5,5) notitle, \
     $prior_2_1_6 using 1:2:3:4 with yerrorbars pt 9 ps 1 lw 2 lc rgb '#009E73' title 'vague weights' noenhanced

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
set lmargin at screen 0.572266
set rmargin at screen 0.972656
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set title 'Prior of ​{/sans-serif:Italic M}' enhanced
set xlabel 'Units ​{/sans-serif:Italic M}' enhanced
set label 'Probability ​{/sans-serif:Italic p}({/sans-serif:Italic M}​ | ​{/sans-serif:Italic D})' enhanced at screen 0.509766, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.5:5.5]
set xtics 1
set yrange [0:1]
set key top left Left reverse
plot $alpha_0_2_1 using 1:2:3 with boxes fs transparent solid 1 border lc rgb '#0072B2' lw 2 fc rgb '#0072B2' title '{/sans-serif:Italic α}​ = ​0.1' enhanced, \
     $alpha_1_2_2 using 1:2:3 with boxes fs transparent solid 0.65 border lc rgb '#D55E00' lw 2 fc rgb '#D55E00' title '{/sans-serif:Italic α}​ = ​0.5' enhanced, \
     $alpha_2_2_3 using 1:2:3 with boxes fs transparent solid 0.35 border lc rgb '#009E73' lw 2 fc rgb '#009E73' title '{/sans-serif:Italic α}​ = ​0.9' enhanced

unset multiplot
unset output
