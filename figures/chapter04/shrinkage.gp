# shrinkage
# A single number per star cannot distinguish a large star from a hot one, so both A and T
# are shrunk towards the population mean; the less a quantity contributes to the spread of A
# T⁴, the stronger. Posterior mean and standard deviation of 35 stars against the true
# values.
# Draw it with: gnuplot shrinkage.gp

set terminal svg size 1200,560 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'shrinkage.svg'
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

# $equal_1_1: x, y; agreement: relative 1e-06
$equal_1_1 << EOD
-2.16 -2.16
2.16 2.16
EOD

# $expected_1_2: x, y; agreement: relative 1e-06
$expected_1_2 << EOD
-2.16 -1.466447
2.16 1.466447
EOD

# $posterior_1_3: x, y, lower, upper, agreement; agreement: absolute last column
$posterior_1_3 << EOD
-0.6190606 -0.4225342 -0.7611138 -0.0839546 0.02962691
-1.240425 -0.8660968 -1.211577 -0.5206167 0.02919592
-0.317272 -0.3816863 -0.7262793 -0.03709334 0.02974672
-0.2013612 -0.4003105 -0.745186 -0.05543505 0.03097178
-0.5627299 -0.5320997 -0.8787537 -0.1854457 0.02937714
0.06994205 0.3384454 -0.002084613 0.6789754 0.03071378
-0.3872848 -0.478152 -0.8147022 -0.1416018 0.02844316
-0.8477013 -0.6270741 -0.9671285 -0.2870197 0.02959249
-0.4252089 -0.432469 -0.7706296 -0.09430826 0.02879552
-0.8457903 -0.3804769 -0.7207026 -0.04025112 0.03000938
-0.04716539 -0.2974278 -0.640378 0.04552252 0.03051989
-0.2525603 -0.04537826 -0.3911297 0.3003732 0.0337212
-0.01125121 0.2092833 -0.1308449 0.5494115 0.02885407
0.04717035 0.2348125 -0.1028266 0.5724515 0.02915519
-0.2106171 -0.4406977 -0.7829524 -0.09844296 0.0288835
0.05543214 0.438218 0.08421322 0.7922227 0.03029877
0.3924109 0.07195946 -0.2750842 0.4190031 0.03024121
0.8532325 0.5219467 0.1790064 0.864887 0.02961525
-0.6990576 -0.8339272 -1.178852 -0.4890027 0.03027685
0.1310127 0.1166881 -0.2289101 0.4622863 0.02815687
-0.389697 -0.2233277 -0.564209 0.1175535 0.02825841
-0.2370319 0.06763376 -0.2733177 0.4085852 0.02805214
0.5808598 0.620226 0.2802937 0.9601584 0.02800607
0.2026322 0.2460051 -0.09826596 0.5902762 0.02864251
0.5302047 0.002340788 -0.3441248 0.3488064 0.03014179
-0.5123482 -0.5420126 -0.8861603 -0.1978649 0.0291252
0.3532297 0.4193197 0.07990674 0.7587326 0.02920293
0.5077418 0.01480134 -0.3214699 0.3510726 0.0285415
0.2241735 -0.1216405 -0.4662244 0.2229435 0.02835986
0.9765881 0.4309503 0.08233147 0.7795692 0.02904024
1.406782 0.9094198 0.5654223 1.253417 0.02847105
0.9753203 0.5780147 0.2326007 0.9234287 0.0295623
0.07418627 -0.1489657 -0.4962156 0.1982842 0.03067647
-0.07327805 0.1484773 -0.1904683 0.4874229 0.02996679
0.8063545 0.02983723 -0.3121308 0.3718053 0.02985096
EOD

# $equal_2_1: x, y; agreement: relative 1e-06
$equal_2_1 << EOD
-0.36 -0.36
0.36 0.36
EOD

# $expected_2_2: x, y; agreement: relative 1e-06
$expected_2_2 << EOD
-0.36 -0.1086257
0.36 0.1086257
EOD

# $posterior_2_3: x, y, lower, upper, agreement; agreement: absolute last column
$posterior_2_3 << EOD
-0.0006954245 -0.04803986 -0.1310848 0.03500506 0.007236568
0.001524458 -0.09549589 -0.1803513 -0.01064047 0.007159657
-0.05860056 -0.04364636 -0.1282468 0.04095413 0.007212024
-0.0712614 -0.04421299 -0.1285388 0.04011278 0.007550674
-0.06587588 -0.05908844 -0.1436284 0.02545153 0.007116103
0.09549775 0.03647409 -0.04610816 0.1190563 0.007330213
-0.05961712 -0.05348401 -0.1362989 0.02933085 0.007005341
-0.005065984 -0.06962804 -0.152416 0.01315988 0.00710114
-0.002032286 -0.04615558 -0.128665 0.03635379 0.007067904
0.1088251 -0.04184295 -0.1249479 0.04126204 0.007304793
-0.05489296 -0.03063541 -0.1148462 0.05357535 0.007446512
0.09574197 -0.004513545 -0.08949464 0.08046755 0.008082065
0.06281572 0.02296443 -0.05998825 0.1059171 0.007078844
0.07417685 0.02625235 -0.0565466 0.1090513 0.007172199
-0.119987 -0.04887304 -0.1320775 0.03433147 0.006955026
0.1519323 0.04858094 -0.03772177 0.1348836 0.007286611
-0.04144792 0.007614875 -0.07712544 0.09235519 0.007308973
-0.01359543 0.05920255 -0.0250414 0.1434465 0.007233927
-0.07623781 -0.09302502 -0.1769093 -0.009140785 0.007276399
-0.01068484 0.01169667 -0.07265148 0.09604482 0.006870669
0.02570845 -0.02549394 -0.1088768 0.05788894 0.006879361
0.07226247 0.006146304 -0.07759833 0.08989094 0.006847588
0.08696928 0.06979025 -0.01357082 0.1531513 0.006865222
0.04225926 0.0275231 -0.05696047 0.1120067 0.007098091
-0.1498483 0.0005322874 -0.08461789 0.08568247 0.007432536
-0.06343355 -0.0584811 -0.1429845 0.0260223 0.007240818
0.07791683 0.04578953 -0.03772706 0.1293061 0.00724017
-0.09280811 0.002009196 -0.08058433 0.08460272 0.00702432
-0.05996235 -0.01407323 -0.09810609 0.06995964 0.006958006
-0.02037459 0.04957426 -0.03604609 0.1351946 0.00704272
-0.02334226 0.1025111 0.01862411 0.1863981 0.006895692
-0.05440133 0.06346586 -0.02092332 0.147855 0.007256385
-0.05360992 -0.01697971 -0.1020689 0.0681095 0.007481282
0.1004805 0.01778912 -0.0651391 0.1007173 0.007165334
-0.1818257 0.003243226 -0.08046785 0.0869543 0.007336404
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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Surface area' noenhanced
set xlabel 'True log ​{/sans-serif:Italic A}' enhanced
set label 'Posterior of log ​{/sans-serif:Italic A}' enhanced at screen 0.0208333, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-2.16:2.16]
set yrange [-2.16:2.16]
unset key
set label 'no shrinkage' noenhanced at graph 0.86, graph 0.95 right front textcolor rgb '#767676' font ',16.2'
set label 'shrunk to the mean: slope 0.68' noenhanced at graph 0.98, graph 0.06 right front textcolor rgb '#D55E00' font ',16.2'
plot $equal_1_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $expected_1_2 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $posterior_1_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

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
set tmargin at screen 0.910714
set bmargin at screen 0.142857
set title 'Temperature' noenhanced
set xlabel 'True log ​{/sans-serif:Italic T}' enhanced
set label 'Posterior of log ​{/sans-serif:Italic T}' enhanced at screen 0.510417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [-0.36:0.36]
set yrange [-0.36:0.36]
unset key
set label 'no shrinkage' noenhanced at graph 0.86, graph 0.95 right front textcolor rgb '#767676' font ',16.2'
set label 'shrunk to the mean: slope 0.30' noenhanced at graph 0.98, graph 0.06 right front textcolor rgb '#D55E00' font ',16.2'
plot $equal_2_1 using 1:2 with lines lw 1.5 lc rgb '#767676' dt solid notitle, \
     $expected_2_2 using 1:2 with lines lw 2.5 lc rgb '#D55E00' dt (10,6) notitle, \
     $posterior_2_3 using 1:2:3:4 with yerrorbars pt 7 ps 1 lw 2 lc rgb '#0072B2' notitle

unset multiplot
unset output
