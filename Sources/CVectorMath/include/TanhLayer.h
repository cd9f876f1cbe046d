#ifndef C_TANH_LAYER_H
#define C_TANH_LAYER_H

#include <stddef.h>

/// A network of one hidden layer, f = c + sum_j v_j tanh(b_j + sum_k w_jk x_k), through all rows and back.
///
/// `x` holds the inputs column after column (rows x inputs), `y` the targets; `w` unit after unit (units x inputs).
/// With residuals r = y - f it returns sum r^2 and *adds* to the slopes of -sum r^2 / 2: slope_c = sum r,
/// slope_v[j] = sum r h_j, and with g_j = r v_j (1 - h_j^2), slope_b[j] = sum g_j and slope_w[j k] = sum g_j x_k.
/// 80 kB on the stack, nothing on the heap. 1 <= units <= 1000.
double tanh_layer_pass(
    const double *x, const double *y, size_t rows, size_t inputs, size_t units, const double *w, const double *b,
    const double *v, double c, double *slope_w, double *slope_b, double *slope_v, double *slope_c);

#endif
