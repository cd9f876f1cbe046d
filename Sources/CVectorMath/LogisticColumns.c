#include "LogisticColumns.h"

#include "Eight.h"
#include "ForEveryProcessor.h"
#include "Sigmoids.h"

// Written out for each number of candidates and of columns at once, so that all sums stay in registers: three by four
// at most, which 32 vectors hold of eight numbers and of four nearly.
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

// Adds to products[i * width + k] the products of `many` candidates with `few` columns, eight rows side by side.
WRITTEN_OUT void add_products_of(
    const int many, const int few, const double *z, const double *columns, size_t rows, size_t stride,
    double *products, size_t width) {
  eight s[3][4];
  UNROLL for (int i = 0; i < many; i++)
    UNROLL for (int k = 0; k < 4; k++) s[i][k] = (eight){0};
  for (size_t row = 0; row < rows; row += 8) {
    eight a[3];
    UNROLL for (int i = 0; i < many; i++) a[i] = LOAD(z + (size_t)i * stride + row);
    UNROLL for (int k = 0; k < few; k++) {
      eight b = LOAD(columns + (size_t)k * stride + row);
      UNROLL for (int i = 0; i < many; i++) s[i][k] += a[i] * b;
    }
  }
  UNROLL for (int i = 0; i < many; i++) {
    double *p = products + (size_t)i * width;
    if (few == 4)
      add_sums_of_four(s[i], p);
    else
      UNROLL for (int k = 0; k < few; k++) p[k] += sum_of(&s[i][k]);
  }
}

WRITTEN_OUT void add_products(
    const int many, const double *z, const double *columns, size_t count, size_t rows, size_t stride,
    double *products, size_t width) {
  size_t k = 0;
  for (; k + 4 <= count; k += 4)
    add_products_of(many, 4, z, columns + k * stride, rows, stride, products + k, width);
  switch (count - k) {
  case 3: add_products_of(many, 3, z, columns + k * stride, rows, stride, products + k, width); break;
  case 2: add_products_of(many, 2, z, columns + k * stride, rows, stride, products + k, width); break;
  case 1: add_products_of(many, 1, z, columns + k * stride, rows, stride, products + k, width); break;
  }
}

FOR_EVERY_PROCESSOR
void logistic_columns(
    const double *inputs, size_t rows, size_t stride, size_t input_count, const double *weights, double *columns,
    size_t count, size_t candidates, double *products) {
  size_t width = count + candidates;
  double *z = columns + count * stride;
  memset(products, 0, candidates * width * sizeof(double));

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
    for (j = 0; j < candidates; j += 3) {
      const double *first = z + j * stride + start, *all = columns + start;
      double *row = products + j * width;
      switch (candidates - j) {
      case 1: add_products(1, first, all, count + j + 1, whole, stride, row, width); break;
      case 2: add_products(2, first, all, count + j + 2, whole, stride, row, width); break;
      default: add_products(3, first, all, count + j + 3, whole, stride, row, width);
      }
    }
  }
}
