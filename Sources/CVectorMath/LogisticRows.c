#include "LogisticRows.h"

#include <math.h>

#include "Eight.h"
#include "Exponential.h"
#include "ForEveryProcessor.h"
#include "Sigmoids.h"

// Written out for each number of vectors up to four, so that weights and gradient stay in registers.
#define WRITTEN_OUT static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

enum { block = 128 };

// z_i = x_i . weights of a block
WRITTEN_OUT void products_of(
    const int vectors, const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count,
    const double *weights, double *z) {
  eight w[4];
  UNROLL for (int v = 0; v < vectors; v++) w[v] = LOAD(weights + 8 * v);
  for (size_t i = 0; i < count; i++) {
    const double *row = x + (order ? (size_t)order[first + i] : first + i) * stride;
    eight s = LOAD(row) * w[0];
    UNROLL for (int v = 1; v < vectors; v++) s += LOAD(row + 8 * v) * w[v];
    z[i] = sum_of(&s);
  }
}

// gradient += sum r_i x_i of a block
WRITTEN_OUT void add_rows_of(
    const int vectors, const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count,
    const double *r, double *gradient) {
  eight g[4];
  UNROLL for (int v = 0; v < vectors; v++) g[v] = LOAD(gradient + 8 * v);
  for (size_t i = 0; i < count; i++) {
    const double *row = x + (order ? (size_t)order[first + i] : first + i) * stride;
    UNROLL for (int v = 0; v < vectors; v++) g[v] += r[i] * LOAD(row + 8 * v);
  }
  UNROLL for (int v = 0; v < vectors; v++) STORE(gradient + 8 * v, g[v]);
}

// The same for rows of any length
WRITTEN_OUT void long_products(
    const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count, const double *weights,
    double *z) {
  for (size_t i = 0; i < count; i++) {
    const double *row = x + (order ? (size_t)order[first + i] : first + i) * stride;
    eight s = {0};
    for (size_t k = 0; k < stride; k += 8) s += LOAD(row + k) * LOAD(weights + k);
    z[i] = sum_of(&s);
  }
}

WRITTEN_OUT void add_long_rows(
    const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count, const double *r,
    double *gradient) {
  for (size_t i = 0; i < count; i++) {
    const double *row = x + (order ? (size_t)order[first + i] : first + i) * stride;
    for (size_t k = 0; k < stride; k += 8) STORE(gradient + k, LOAD(gradient + k) + r[i] * LOAD(row + k));
  }
}

WRITTEN_OUT void add_rows(
    const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count, const double *r,
    double *gradient) {
  switch (stride / 8) {
  case 1: add_rows_of(1, x, stride, order, first, count, r, gradient); break;
  case 2: add_rows_of(2, x, stride, order, first, count, r, gradient); break;
  case 3: add_rows_of(3, x, stride, order, first, count, r, gradient); break;
  case 4: add_rows_of(4, x, stride, order, first, count, r, gradient); break;
  default: add_long_rows(x, stride, order, first, count, r, gradient);
  }
}

WRITTEN_OUT void products(
    const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count, const double *weights,
    double *z) {
  switch (stride / 8) {
  case 1: products_of(1, x, stride, order, first, count, weights, z); break;
  case 2: products_of(2, x, stride, order, first, count, weights, z); break;
  case 3: products_of(3, x, stride, order, first, count, weights, z); break;
  case 4: products_of(4, x, stride, order, first, count, weights, z); break;
  default: long_products(x, stride, order, first, count, weights, z);
  }
}

// Rows in random order are all asked of memory before the first is used.
WRITTEN_OUT void ask_for(const double *x, size_t stride, const ptrdiff_t *order, size_t first, size_t count) {
  for (size_t i = 0; order && i < count; i++) logistic_row_expected(x, stride, (size_t)order[first + i]);
}

FOR_EVERY_PROCESSOR
double logistic_rows(
    const double *x, size_t stride, const unsigned char *y, const ptrdiff_t *order, size_t count, const double *weights,
    double scale, double *gradient, int wants_value) {
  double z[block], r[block], target[block];
  double value = 0.0;
  for (size_t first = 0; first < count; first += block) {
    size_t length = count - first < block ? count - first : block;
    ask_for(x, stride, order, first, length);
    products(x, stride, order, first, length, weights, z);
    for (size_t i = 0; i < length; i++) target[i] = y[order ? (size_t)order[first + i] : first + i];

    if (wants_value) {
      // y z - max(z, 0) - log(1 + exp(-|z|)); a product of 128 factors between 1 and 2 cannot overflow
      double sum = 0.0, product = 1.0;
      EACH_BY_ITSELF
      for (size_t i = 0; i < length; i++) r[i] = exp_of(-fabs(z[i]));
      for (size_t i = 0; i < length; i++) {
        sum += target[i] * z[i] - (z[i] > 0.0 ? z[i] : 0.0);
        product *= 1.0 + r[i];
      }
      value += sum - log(product);
    }
    if (!gradient) continue;
    EACH_BY_ITSELF
    for (size_t i = 0; i < length; i++) r[i] = scale * (target[i] - logistic_of(z[i]));
    add_rows(x, stride, order, first, length, r, gradient);
  }
  return value;
}

FOR_EVERY_PROCESSOR
void logistic_row_probabilities(const double *x, size_t stride, size_t count, const double *weights, double *p) {
  for (size_t first = 0; first < count; first += block) {
    size_t length = count - first < block ? count - first : block;
    products(x, stride, 0, first, length, weights, p + first);
    EACH_BY_ITSELF
    for (size_t i = first; i < first + length; i++) p[i] = logistic_of(p[i]);
  }
}

FOR_EVERY_PROCESSOR
void logistic_rows_against(
    const double *x, size_t stride, const ptrdiff_t *order, size_t count, const double *weights,
    const double *at_centre, double scale, double *gradient) {
  double z[block], r[block];
  for (size_t first = 0; first < count; first += block) {
    size_t length = count - first < block ? count - first : block;
    for (size_t i = 0; i < length; i++) __builtin_prefetch(at_centre + order[first + i]);
    ask_for(x, stride, order, first, length);
    products(x, stride, order, first, length, weights, z);
    for (size_t i = 0; i < length; i++) r[i] = at_centre[order[first + i]];
    EACH_BY_ITSELF
    for (size_t i = 0; i < length; i++) r[i] = scale * (r[i] - logistic_of(z[i]));
    add_rows(x, stride, order, first, length, r, gradient);
  }
}

// Eight weight vectors: each lane is one of them.

enum { block_of_eight = 64, rows_at_once = 8, columns_at_once = 8 };

// z of `many` rows, as many sums in registers
WRITTEN_OUT void products_at_eight(
    const int many, const double *x, size_t stride, size_t columns, const double *weights, double *z) {
  eight s[rows_at_once];
  UNROLL for (int i = 0; i < many; i++) s[i] = (eight){0};
  for (size_t k = 0; k < columns; k++) {
    eight w = LOAD(weights + 8 * k);
    UNROLL for (int i = 0; i < many; i++) s[i] += x[(size_t)i * stride + k] * w;
  }
  UNROLL for (int i = 0; i < many; i++) STORE(z + 8 * i, s[i]);
}

// gradient += sum r_i x_i for `many` columns of a block
WRITTEN_OUT void add_rows_at_eight(
    const int many, const double *x, size_t stride, size_t count, const double *r, double *gradient) {
  eight g[columns_at_once];
  UNROLL for (int k = 0; k < many; k++) g[k] = LOAD(gradient + 8 * k);
  for (size_t i = 0; i < count; i++) {
    eight residual = LOAD(r + 8 * i);
    UNROLL for (int k = 0; k < many; k++) g[k] += x[i * stride + k] * residual;
  }
  UNROLL for (int k = 0; k < many; k++) STORE(gradient + 8 * k, g[k]);
}

FOR_EVERY_PROCESSOR
void logistic_rows_at_eight(
    const double *x, size_t stride, size_t columns, const unsigned char *y, size_t count, const double *weights,
    double *values, double *gradient) {
  double z[8 * block_of_eight], r[8 * block_of_eight];
  for (int v = 0; v < 8; v++) values[v] = 0.0;
  if (gradient) memset(gradient, 0, 8 * columns * sizeof(double));
  for (size_t first = 0; first < count; first += block_of_eight) {
    size_t length = count - first < block_of_eight ? count - first : block_of_eight;
    const double *row = x + first * stride;
    const unsigned char *target = y + first;
    size_t i = 0;
    for (; i + rows_at_once <= length; i += rows_at_once)
      products_at_eight(rows_at_once, row + i * stride, stride, columns, weights, z + 8 * i);
    for (; i < length; i++) products_at_eight(1, row + i * stride, stride, columns, weights, z + 8 * i);

    // e^-|z| serves both: log p = y z - max(z, 0) - log(1 + e^-|z|), and p is 1 or e^-|z| over 1 + e^-|z|
    EACH_BY_ITSELF
    for (size_t j = 0; j < 8 * length; j++) r[j] = exp_of(-fabs(z[j]));
    // A product of 64 factors between 1 and 2 cannot overflow
    double sum[8] = {0}, product[8] = {1, 1, 1, 1, 1, 1, 1, 1};
    for (i = 0; i < length; i++) {
      for (int v = 0; v < 8; v++) {
        double here = z[8 * i + v], small = r[8 * i + v];
        double above = 1.0 + small, p = (here > 0.0 ? 1.0 : small) / above;
        sum[v] += target[i] * here - (here > 0.0 ? here : 0.0);
        product[v] *= above;
        r[8 * i + v] = target[i] - p;
      }
    }
    for (int v = 0; v < 8; v++) values[v] += sum[v] - log(product[v]);
    if (!gradient) continue;
    size_t k = 0;
    for (; k + columns_at_once <= columns; k += columns_at_once)
      add_rows_at_eight(columns_at_once, row + k, stride, length, r, gradient + 8 * k);
    for (; k + 4 <= columns; k += 4) add_rows_at_eight(4, row + k, stride, length, r, gradient + 8 * k);
    for (; k < columns; k++) add_rows_at_eight(1, row + k, stride, length, r, gradient + 8 * k);
  }
}
