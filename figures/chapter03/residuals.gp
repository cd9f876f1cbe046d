# residuals
# What the curve of order 2 leaves over, in standard deviations of the noise. If the model
# is right the points scatter about 0 everywhere alike, nineteen of twenty of them between
# −2 and 2 (shaded).
# Draw it with: gnuplot residuals.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'residuals.svg'
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

# $residuals_1_3: x, y; agreement: relative 1e-06
$residuals_1_3 << EOD
-2.999 -0.02367771
-2.836 -0.7823957
-2.766 1.59277
-2.49 -0.8783903
-2.446 1.009445
-2.158 -0.8325428
-2.119 -1.262947
-1.981 -0.1217819
-1.882 0.7243859
-1.811 -0.1935307
-1.773 -0.4507283
-1.186 0.3885135
-1.119 1.467031
-0.927 0.311641
-0.619 0.7233451
-0.498 -0.3428457
-0.496 -0.857117
-0.485 -0.2927097
0.233 -0.7855748
0.352 -0.9317006
1.023 -0.3747909
1.111 -0.8965176
1.154 0.7902095
1.322 -0.7947041
1.804 -0.9207109
2.258 0.1298367
2.269 0.8541213
2.269 -0.3126523
2.368 -0.5341778
2.81 0.7294448
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel '{/sans-serif:Italic x}' enhanced
set label 'Residual / noise sd' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-3.23136:3.04236]
set yrange [-3.5:3.5]
set ytics 1
unset key
set object rectangle from graph 0, first -2 to graph 1, first 2 behind fs transparent solid 0.2 noborder fc rgb '#56B4E9'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lw 1 lc rgb '#000000' dt solid
plot $residuals_1_3 using 1:2 with points pt 7 ps 1 lw 2 lc rgb '#000000' notitle
unset output
