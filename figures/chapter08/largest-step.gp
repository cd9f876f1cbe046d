# largest-step
# Beyond two over the largest curvature every step makes matters worse. The gradient that is
# left after a hundred steps on the last layer’s bowl, against the size of the steps.
# Draw it with: gnuplot largest-step.gp

set terminal svg size 960,600 dynamic enhanced font 'Helvetica,Arial,sans-serif,18' background rgb 'white'
set output 'largest-step.svg'
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

# $left_1_2: x, y; agreement: relative 1e-06
$left_1_2 << EOD
0.02 0.2853623
0.03 0.2795525
0.04 0.2742858
0.05 0.2691254
0.06 0.2640626
0.07 0.2590957
0.08 0.2542229
0.09 0.2494423
0.1 0.2447524
0.11 0.2401513
0.12 0.2356375
0.13 0.2312093
0.14 0.2268652
0.15 0.2226035
0.16 0.2184228
0.17 0.2143215
0.18 0.2102982
0.19 0.2063514
0.2 0.2024796
0.21 0.1986816
0.22 0.1949559
0.23 0.1913012
0.24 0.1877161
0.25 0.1841994
0.26 0.1807498
0.27 0.177366
0.28 0.1740469
0.29 0.1707912
0.3 0.1675978
0.31 0.1644655
0.32 0.1613931
0.33 0.1583796
0.34 0.1554238
0.35 0.1525247
0.36 0.1496813
0.37 0.1468924
0.38 0.1441572
0.39 0.1414745
0.4 0.1388435
0.41 0.1362631
0.42 0.1337325
0.43 0.1312506
0.44 0.1288167
0.45 0.1264298
0.46 0.124089
0.47 0.1217935
0.48 0.1195425
0.49 0.1173351
0.5 0.1151706
0.51 0.113048
0.52 0.1109667
0.53 0.108926
0.54 0.1069249
0.55 0.1049629
0.56 0.1030392
0.57 0.1011531
0.58 0.0993039
0.59 0.09749091
0.6 0.09571346
0.61 0.09397092
0.62 0.09226264
0.63 0.09058799
0.64 0.08894636
0.65 0.08733713
0.66 0.08575971
0.67 0.08421352
0.68 0.08269799
0.69 0.08121256
0.7 0.07975667
0.71 0.07832979
0.72 0.07693138
0.73 0.07556093
0.74 0.07421793
0.75 0.07290187
0.76 0.07161227
0.77 0.07034863
0.78 0.0691105
0.79 0.06789741
0.8 0.06670889
0.81 0.06554452
0.82 0.06440383
0.83 0.06328642
0.84 0.06219185
0.85 0.06111971
0.86 0.06006959
0.87 0.0590411
0.88 0.05803384
0.89 0.05704744
0.9 0.05608151
0.91 0.05513568
0.92 0.05420959
0.93 0.05330289
0.94 0.05241522
0.95 0.05154624
0.96 0.05069612
0.97 0.04990162
0.98 0.05162748
0.99 0.1355569
1 0.9563849
1.01 6.920288
1.02 48.24265
1.03 324.1034
1.04 2101.225
1.05 13163.32
1.06 79780.97
1.07 468362.6
1.08 2666220
EOD

# Panel 1
set lmargin at screen 0.109375
set rmargin at screen 0.963542
set tmargin at screen 0.916667
set bmargin at screen 0.133333
set xlabel 'Step ​{/sans-serif:Italic r}, in units of 2 / largest curvature' enhanced
set label 'Gradient left, as a share of the first (log scale)' noenhanced at screen 0.0260417, graph 0.5 center rotate by 90 textcolor rgb '#000000'
set xrange [0:1.1]
set logscale y 10
set yrange [0.02495081:5332440]
set ytics ('0.1' 0.1, '10' 10, '1000' 1000, '10⁵' 100000) noenhanced
unset key
set arrow from first 1, graph 0 to first 1, graph 1 nohead back lw 2 lc rgb '#767676' dt solid
set label 'it falls' noenhanced at first 0.5, graph 0.55 center front textcolor rgb '#0072B2'
set label 'it explodes' noenhanced at first 0.98, graph 0.85 right front textcolor rgb '#0072B2'
plot $left_1_2 using 1:2 with lines lw 3 lc rgb '#0072B2' dt solid notitle
unset output
