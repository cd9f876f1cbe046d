#ifndef LOGISTIC_ROWS_H
#define LOGISTIC_ROWS_H

#include <stddef.h>

// Rows of a logistic regression: with p_i = logistic(x_i . weights), adds scale * sum (y_i - p_i) x_i to `gradient` and
// returns sum log p(y_i | x_i), or 0 where `wants_value` is 0.
//
// The rows are order[0], order[1], ... of x and y, or the first `count` where `order` is null. Rows of x are `stride`
// numbers apart, a multiple of 8; weights and gradient have as many. What is 0 in a row beyond its own numbers adds
// nothing. `gradient` may be null if the value alone is wanted. y is 0 or 1.
double logistic_rows(
    const double *x, size_t stride, const unsigned char *y, const ptrdiff_t *order, size_t count, const double *weights,
    double scale, double *gradient, int wants_value);

// p_i = logistic(x_i . weights) of the first `count` rows. Rows as above.
void logistic_row_probabilities(const double *x, size_t stride, size_t count, const double *weights, double *p);

// Adds scale * sum (at_centre_i - p_i) x_i to `gradient`: the slope at `weights` less that at the centre where the
// probability of row i is at_centre[i]. The rows are order[0], order[1], ... of x and at_centre; `order` is not null.
void logistic_rows_against(
    const double *x, size_t stride, const ptrdiff_t *order, size_t count, const double *weights,
    const double *at_centre, double scale, double *gradient);

// Asks memory for a row that will be wanted soon.
static inline void logistic_row_expected(const double *x, size_t stride, size_t row) {
  for (size_t k = 0; k < stride; k += 8) __builtin_prefetch(x + row * stride + k);
}

// `logistic_rows` at eight weight vectors side by side, which costs a quarter of eight calls: weight k of vector v is
// weights[8 * k + v], for `columns` weights, and gradient[8 * k + v] is made sum (y_i - p_i) x_ik there. values[v] is made
// sum log p(y_i | x_i). The first `count` rows, in their order; `gradient` may be null.
void logistic_rows_at_eight(
    const double *x, size_t stride, size_t columns, const unsigned char *y, size_t count, const double *weights,
    double *values, double *gradient);

#endif
