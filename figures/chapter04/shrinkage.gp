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
-0.6190606 -0.4306445 -0.7623674 -0.09892157 0.0278721
-1.240425 -0.8642143 -1.211725 -0.5167038 0.02938235
-0.317272 -0.3837512 -0.7255116 -0.04199087 0.02908448
-0.2013612 -0.3984657 -0.7451736 -0.05175772 0.031451
-0.5627299 -0.5322831 -0.8728661 -0.1917001 0.02919068
0.06994205 0.3328984 -0.00931416 0.675111 0.03010424
-0.3872848 -0.4812629 -0.8249233 -0.1376025 0.02887981
-0.8477013 -0.6224106 -0.9610376 -0.2837836 0.02892822
-0.4252089 -0.4287431 -0.7662094 -0.09127677 0.02806458
-0.8457903 -0.3814958 -0.7194257 -0.04356601 0.02878429
-0.04716539 -0.2926945 -0.6395687 0.05417978 0.03012676
-0.2525603 -0.04365821 -0.3840429 0.2967265 0.02919604
-0.01125121 0.2081915 -0.1317018 0.5480849 0.03032639
0.04717035 0.23494 -0.1027296 0.5726097 0.02865319
-0.2106171 -0.4396116 -0.7820046 -0.09721857 0.02768085
0.05543214 0.4378161 0.09531595 0.7803163 0.02836223
0.3924109 0.06781741 -0.2748709 0.4105057 0.02826975
0.8532325 0.5245257 0.1798965 0.8691548 0.03068253
-0.6990576 -0.8388461 -1.178833 -0.4988591 0.02856986
0.1310127 0.1074227 -0.236765 0.4516104 0.02859462
-0.389697 -0.2315295 -0.5751732 0.1121141 0.02947044
-0.2370319 0.06418245 -0.2781548 0.4065197 0.02883159
0.5808598 0.6211357 0.2797021 0.9625693 0.02874583
0.2026322 0.2506049 -0.08983085 0.5910407 0.02904368
0.5302047 0.001433673 -0.3399825 0.3428499 0.02858066
-0.5123482 -0.5411416 -0.8872569 -0.1950263 0.02938405
0.3532297 0.4215378 0.07893095 0.7641446 0.02963978
0.5077418 0.009218442 -0.3298714 0.3483083 0.02843309
0.2241735 -0.1242055 -0.465473 0.217062 0.02980768
0.9765881 0.4371303 0.08624016 0.7880204 0.02931266
1.406782 0.9125094 0.570026 1.254993 0.02778237
0.9753203 0.580666 0.2404213 0.9209107 0.02943944
0.07418627 -0.1500726 -0.4932304 0.1930853 0.02753647
-0.07327805 0.1507271 -0.19433 0.4957843 0.03033752
0.8063545 0.02584889 -0.3195096 0.3712073 0.03027799
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
-0.0006954245 -0.04645072 -0.1279532 0.03505176 0.006847189
0.001524458 -0.09615507 -0.1809255 -0.0113846 0.007035853
-0.05860056 -0.04284685 -0.1266514 0.04095767 0.007075795
-0.0712614 -0.04473338 -0.1290241 0.03955728 0.007611195
-0.06587588 -0.05833535 -0.1415786 0.02490791 0.006981836
0.09549775 0.03793975 -0.0454701 0.1213496 0.007359492
-0.05961712 -0.05297738 -0.13767 0.03171523 0.00704978
-0.005065984 -0.07018741 -0.1531784 0.01280361 0.007062622
-0.002032286 -0.04687782 -0.1298768 0.03612121 0.006849928
0.1088251 -0.04195424 -0.1249755 0.04106704 0.007266271
-0.05489296 -0.03202318 -0.1163831 0.05233677 0.007400199
0.09574197 -0.004659109 -0.08796088 0.07864267 0.007206348
0.06281572 0.02378059 -0.05985957 0.1074207 0.007679127
0.07417685 0.02592947 -0.05702774 0.1088867 0.006970856
-0.119987 -0.04934799 -0.1333462 0.03465024 0.006829979
0.1519323 0.04895707 -0.03453269 0.1324468 0.006882592
-0.04144792 0.008237892 -0.07542339 0.09189917 0.006795947
-0.01359543 0.05864842 -0.02608575 0.1433826 0.007522777
-0.07623781 -0.09236657 -0.1756842 -0.009048975 0.00701982
-0.01068484 0.01358431 -0.06991332 0.09708194 0.006849631
0.02570845 -0.02416385 -0.1084379 0.06011024 0.007086609
0.07226247 0.006848076 -0.07715032 0.09084648 0.006981075
0.08696928 0.06935724 -0.01441092 0.1531254 0.007165713
0.04225926 0.0269894 -0.05655347 0.1105323 0.006956859
-0.1498483 0.0007282629 -0.08257294 0.08402947 0.006948288
-0.06343355 -0.05809086 -0.1425052 0.02632348 0.007188388
0.07791683 0.04592421 -0.03769234 0.1295408 0.007301638
-0.09280811 0.002659709 -0.08033546 0.08565487 0.006951139
-0.05996235 -0.01391727 -0.09768076 0.06984623 0.007376859
-0.02037459 0.04769712 -0.03812609 0.1335203 0.007238923
-0.02334226 0.101246 0.0173339 0.185158 0.006747473
-0.05440133 0.06297262 -0.02076153 0.1467068 0.007279456
-0.05360992 -0.01709778 -0.1011156 0.06692002 0.006883502
0.1004805 0.01724447 -0.06705953 0.1015485 0.007272499
-0.1818257 0.004709304 -0.07959315 0.08901176 0.007437357
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
