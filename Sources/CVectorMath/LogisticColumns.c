#include "LogisticColumns.h"

#include "Eight.h"
#include "ForEveryProcessor.h"
#include "Sigmoids.h"

// Written out for each number of candidates (4, 2, 1) and columns (2, 1), so that all sums stay in registers.
#define WRITTEN_OUT static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

// z_i = inputs * weights_i for `many` candidates, 16 rows at a time.
WRITTEN_OUT void weighted_sums(
    const int many, const double *inputs, size_t rows, size_t stride, size_t count, const double *weights, double *z) {
  for (size_t row = 0; row < rows; row += 16) {
    eight sums[4][2];
    UNROLL for (int i = 0; i < many; i++) sums[i][0] = sums[i][1] = (eight){0};
    for (size_t k = 0; k < count; k++) {
      eight first = LOAD(inputs + k * stride + row), second = LOAD(inputs + k * stride + row + 8);
      UNROLL for (int i = 0; i < many; i++) {
        double weight = weights[(size_t)i * count + k];
        sums[i][0] += weight * first;
        sums[i][1] += weight * second;
      }
    }
    UNROLL for (int i = 0; i < many; i++) {
      STORE(z + (size_t)i * stride + row, sums[i][0]);
      STORE(z + (size_t)i * stride + row + 8, sums[i][1]);
    }
  }
}

// Adds to sums[i * width + k] the products of `many` candidates with `few` columns, eight rows side by side.
WRITTEN_OUT void add_products_of(
    const int many, const int few, const double *z, const double *columns, size_t rows, size_t stride, double *sums,
    size_t width) {
  eight s[4][2];
  UNROLL for (int i = 0; i < many; i++)
    UNROLL for (int k = 0; k < few; k++) s[i][k] = LOAD(sums + 8 * ((size_t)i * width + k));
  for (size_t row = 0; row < rows; row += 8) {
    eight a[4], b[2];
    UNROLL for (int i = 0; i < many; i++) a[i] = LOAD(z + (size_t)i * stride + row);
    UNROLL for (int k = 0; k < few; k++) b[k] = LOAD(columns + (size_t)k * stride + row);
    UNROLL for (int i = 0; i < many; i++)
      UNROLL for (int k = 0; k < few; k++) s[i][k] += a[i] * b[k];
  }
  UNROLL for (int i = 0; i < many; i++)
    UNROLL for (int k = 0; k < few; k++) STORE(sums + 8 * ((size_t)i * width + k), s[i][k]);
}

WRITTEN_OUT void add_products(
    const int many, const double *z, const double *columns, size_t count, size_t rows, size_t stride, double *sums,
    size_t width) {
  size_t k = 0;
  for (; k + 2 <= count; k += 2)
    add_products_of(many, 2, z, columns + k * stride, rows, stride, sums + 8 * k, width);
  if (k < count) add_products_of(many, 1, z, columns + k * stride, rows, stride, sums + 8 * k, width);
}

FOR_EVERY_PROCESSOR
void logistic_columns(
    const double *inputs, size_t rows, size_t stride, size_t input_count, const double *weights, double *columns,
    size_t count, size_t candidates, double *work, double *products) {
  size_t width = count + candidates;
  double *z = columns + count * stride;
  memset(work, 0, 8 * candidates * width * sizeof(double));

  // So many rows at once that their columns (24 kB) stay in the first cache
  size_t block = 3072 / width / 16 * 16;
  if (block < 64) block = 64;
  for (size_t start = 0; start < rows; start += block) {
    size_t length = rows - start < block ? rows - start : block;
    size_t whole = (length + 15) / 16 * 16;

    // The candidates' rows
    const double *x = inputs + start;
    size_t j = 0;
    for (; j + 4 <= candidates; j += 4)
      weighted_sums(4, x, whole, stride, input_count, weights + j * input_count, z + j * stride + start);
    if (candidates - j >= 2) {
      weighted_sums(2, x, whole, stride, input_count, weights + j * input_count, z + j * stride + start);
      j += 2;
    }
    if (j < candidates)
      weighted_sums(1, x, whole, stride, input_count, weights + j * input_count, z + j * stride + start);
    for (j = 0; j < candidates; j++) {
      double *column = z + j * stride + start;
      EACH_BY_ITSELF
      for (size_t i = 0; i < whole; i++) column[i] = logistic_of(column[i]);
      for (size_t i = length; i < whole; i++) column[i] = 0.0;
    }

    // Their products
    for (j = 0; j + 4 <= candidates; j += 4)
      add_products(
          4, z + j * stride + start, columns + start, count + j + 4, whole, stride, work + 8 * j * width, width);
    if (candidates - j >= 2) {
      add_products(
          2, z + j * stride + start, columns + start, count + j + 2, whole, stride, work + 8 * j * width, width);
      j += 2;
    }
    if (j < candidates)
      add_products(
          1, z + j * stride + start, columns + start, count + j + 1, whole, stride, work + 8 * j * width, width);
  }

  for (size_t i = 0; i < candidates * width; i++) {
    const double *s = work + 8 * i;
    products[i] = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }
}
