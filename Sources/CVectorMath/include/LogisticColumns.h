#ifndef LOGISTIC_COLUMNS_H
#define LOGISTIC_COLUMNS_H

#include <stddef.h>

// Candidates for the columns of a layer, all at once: candidate j becomes logistic(inputs * weights_j), and its dot
// products with `count` columns that stand there and with the candidates up to itself are taken while it is at hand.
//
// `inputs` has input_count columns and `columns` count + candidates, of which the last `candidates` are written; each
// column has `stride` numbers, a multiple of 16, and those from `rows` on are 0 and stay 0. `weights` has candidates x
// input_count numbers, candidate after candidate. products[j * (count + candidates) + k] is the product of candidate j
// with column k, for k <= count + j; what lies beyond is not defined. Columns that begin at multiples of 64 bytes are
// faster.
void logistic_columns(
    const double *inputs, size_t rows, size_t stride, size_t input_count, const double *weights, double *columns,
    size_t count, size_t candidates, double *products);

#endif
