#ifndef BORDERED_FACTOR_H
#define BORDERED_FACTOR_H

#include <stddef.h>

// The Cholesky factor L of a small symmetric matrix, in place, and below it every row b' as (L^-1 b)'.
//
// `size` columns of `rows` >= size numbers, `stride` apart, a multiple of 8 and not below `rows`. The lower triangle is
// read; what lies above the diagonal and from `rows` on is written over. The diagonal becomes 1 / L_jj; a pivot below
// `floor` counts as `floor`.
void bordered_factor(double *entries, size_t size, size_t rows, size_t stride, double floor);

#endif
