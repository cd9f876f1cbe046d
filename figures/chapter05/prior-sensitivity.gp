# prior-sensitivity
# Nine priors, the same points: mean and central nine tenths of f inside the points, of f
# far outside them, and of σ. Inside, the points decide the mean of f; how far f reaches
# outside, and σ if S is far off, the prior decides.
# Draw it with: gnuplot prior-sensitivity.gp

set terminal svg size 1380,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'prior-sensitivity.svg'
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

# $f2_9_1_1: x, y; agreement: absolute 17.668
$f2_9_1_1 << EOD
160.7518 9
182.0382 9
EOD

# $f2_8_1_2: x, y; agreement: absolute 17.668
$f2_8_1_2 << EOD
160.8241 8
181.8392 8
EOD

# $f2_7_1_3: x, y; agreement: absolute 17.668
$f2_7_1_3 << EOD
160.9802 7
183.819 7
EOD

# $f2_6_1_4: x, y; agreement: absolute 17.668
$f2_6_1_4 << EOD
161.4744 6
180.7167 6
EOD

# $f2_5_1_5: x, y; agreement: absolute 17.668
$f2_5_1_5 << EOD
160.6493 5
183.1097 5
EOD

# $f2_4_1_6: x, y; agreement: absolute 17.668
$f2_4_1_6 << EOD
160.9559 4
180.8912 4
EOD

# $f2_3_1_7: x, y; agreement: absolute 17.668
$f2_3_1_7 << EOD
161.7672 3
187.3388 3
EOD

# $f2_2_1_8: x, y; agreement: absolute 17.668
$f2_2_1_8 << EOD
162.4978 2
181.5671 2
EOD

# $f2_1_1_9: x, y; agreement: absolute 17.668
$f2_1_1_9 << EOD
152.7074 1
190.2858 1
EOD

# $f2_means_1_10: x, y; agreement: absolute 17.668
$f2_means_1_10 << EOD
171.2182 9
171.1979 8
171.9975 7
171.1539 6
171.4691 5
171.1665 4
173.78 3
171.6221 2
171.2675 1
EOD

# $f3_9_2_1: x, y; agreement: absolute 70.672
$f3_9_2_1 << EOD
265.8982 9
390.8669 9
EOD

# $f3_8_2_2: x, y; agreement: absolute 70.672
$f3_8_2_2 << EOD
260.743 8
392.2452 8
EOD

# $f3_7_2_3: x, y; agreement: absolute 70.672
$f3_7_2_3 << EOD
302.126 7
386.3466 7
EOD

# $f3_6_2_4: x, y; agreement: absolute 282.688
$f3_6_2_4 << EOD
169.5895 6
378.5376 6
EOD

# $f3_5_2_5: x, y; agreement: absolute 70.672
$f3_5_2_5 << EOD
227.1231 5
386.6583 5
EOD

# $f3_4_2_6: x, y; agreement: absolute 70.672
$f3_4_2_6 << EOD
235.2444 4
379.0838 4
EOD

# $f3_3_2_7: x, y; agreement: absolute 70.672
$f3_3_2_7 << EOD
310.0812 3
389.7935 3
EOD

# $f3_2_2_8: x, y; agreement: absolute 70.672
$f3_2_2_8 << EOD
263.9109 2
382.2075 2
EOD

# $f3_1_2_9: x, y; agreement: absolute 70.672
$f3_1_2_9 << EOD
253.2913 1
416.9308 1
EOD

# $f3_means_2_10: x, y; agreement: absolute 70.672
$f3_means_2_10 << EOD
347.0086 9
345.4586 8
354.5583 7
291.8055 6
339.0938 5
325.9039 4
354.1505 3
344.3725 2
355.0895 1
EOD

# $sigma_9_3_1: x, y; agreement: absolute 4.417
$sigma_9_3_1 << EOD
19.64428 9
25.95499 9
EOD

# $sigma_8_3_2: x, y; agreement: absolute 4.417
$sigma_8_3_2 << EOD
19.73314 8
25.92755 8
EOD

# $sigma_7_3_3: x, y; agreement: absolute 4.417
$sigma_7_3_3 << EOD
19.51359 7
26.06579 7
EOD

# $sigma_6_3_4: x, y; agreement: absolute 4.417
$sigma_6_3_4 << EOD
19.61647 6
25.8706 6
EOD

# $sigma_5_3_5: x, y; agreement: absolute 4.417
$sigma_5_3_5 << EOD
19.57212 5
26.0085 5
EOD

# $sigma_4_3_6: x, y; agreement: absolute 4.417
$sigma_4_3_6 << EOD
19.60926 4
26.10571 4
EOD

# $sigma_3_3_7: x, y; agreement: absolute 4.417
$sigma_3_3_7 << EOD
19.50849 3
25.91176 3
EOD

# $sigma_2_3_8: x, y; agreement: absolute 4.417
$sigma_2_3_8 << EOD
16.98494 2
22.56235 2
EOD

# $sigma_1_3_9: x, y; agreement: absolute 17.668
$sigma_1_3_9 << EOD
36.58421 1
48.14028 1
EOD

# $sigma_means_3_10: x, y; agreement: absolute 4.417
$sigma_means_3_10 << EOD
22.62227 9
22.588 8
22.53413 7
22.53715 6
22.52437 5
22.57997 4
22.46976 3
19.5226 2
41.98657 1
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
set lmargin at screen 0.134058
set rmargin at screen 0.386473
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'inside' noenhanced
set xlabel '{/sans-serif:Italic f}​ at ​0' enhanced
set xtics 10
set yrange [0.4:9.6]
set ytics ('as given' 9, 'A_β = 100' 8, 'C_b = 0.1' 7, 'C_b = 100' 6, 'A_γ = 100 I' 5, 'C_γ = 0.1 I' 4, 'C_γ = 10 I' 3, 'S = 0.01' 2, 'S = 1' 1) noenhanced
unset key
plot $f2_9_1_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $f2_8_1_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_7_1_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_6_1_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_5_1_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_4_1_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_3_1_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_2_1_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_1_1_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f2_means_1_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

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
set lmargin at screen 0.429952
set rmargin at screen 0.682367
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'outside' noenhanced
set xlabel '{/sans-serif:Italic f}​ at ​3.9' enhanced
set xtics 50
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
plot $f3_9_2_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $f3_8_2_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_7_2_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_6_2_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_5_2_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_4_2_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_3_2_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_2_2_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_1_2_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $f3_means_2_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

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
set lmargin at screen 0.725845
set rmargin at screen 0.978261
set tmargin at screen 0.908333
set bmargin at screen 0.141667
set title 'noise' noenhanced
set xlabel '{/sans-serif:Italic σ}' enhanced
set xtics 10
set yrange [0.4:9.6]
set ytics (' ' 9, ' ' 8, ' ' 7, ' ' 6, ' ' 5, ' ' 4, ' ' 3, ' ' 2, ' ' 1) noenhanced
unset key
plot $sigma_9_3_1 using 1:2 with lines lw 4 lc rgb '#D55E00' dt solid notitle, \
     $sigma_8_3_2 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_7_3_3 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_6_3_4 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_5_3_5 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_4_3_6 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_3_3_7 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_2_3_8 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_1_3_9 using 1:2 with lines lw 4 lc rgb '#0072B2' dt solid notitle, \
     $sigma_means_3_10 using 1:2 with points pt 7 ps 1.3 lw 2 lc rgb '#000000' notitle

unset multiplot
unset output
