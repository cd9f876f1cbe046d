#include "WhiteRoot.h"

#include <math.h>
#include <stdint.h>

#include "Eight.h"
#include "ForEveryProcessor.h"

// Written out for columns of 8 and of 16 numbers, which then stay in registers; longer ones go through memory.
#define WRITTEN_OUT static inline __attribute__((always_inline))
#define FOR_EACH_LENGTH(call) \
  if (size <= 8) { const size_t stride = 8; call; } \
  if (size <= 16) { const size_t stride = 16; call; } \
  { const size_t stride = (size + 7) / 8 * 8; call; }

// Eight numbers of a column from row i on: with zeros up to row k, with zeros from row k on, and those of e_k. The masks
// are windows of a table, and work on bits: a product with 0 would keep a NaN that nobody meant to read.
typedef int64_t eight_bits __attribute__((vector_size(64)));
typedef int64_t eight_bits_anywhere __attribute__((vector_size(64), aligned(8)));
static const int64_t step[16] = {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1};
static const double peak[16] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
#define STEP(place) (*(const eight_bits_anywhere *)(step + (place)))
#define AFTER(k, i, v) ((eight)((eight_bits)(v) & STEP((k) >= (i) ? 7 - ((k) - (i)) : 8)))
#define BEFORE(k, i, v) ((eight)((eight_bits)(v) & ~STEP((k) - (i) < 8 ? 8 - ((k) - (i)) : 0)))
#define UNIT(k, i) LOAD(peak + ((k) >= (i) && (k) - (i) < 8 ? 8 - ((k) - (i)) : 0))

WRITTEN_OUT double root_of(
    const size_t stride, const double *gram, size_t width, const double *ridges, const double *pulls, size_t size,
    double floor, double *pivots, double *root, double *image) {
  for (size_t i = 0; i < stride; i += 8) {
    for (size_t j = 0; j < size; j++)
      STORE(root + j * stride + i, BEFORE(size, i, LOAD(gram + j * width + i)) + ridges[j] * UNIT(j, i));
    STORE(image + i, BEFORE(size, i, LOAD(pulls + i)));
    STORE(pivots + i, (eight){0} + 1.0);
  }

  // Elimination by symmetric steps. When row k is taken from the rows behind it, columns behind k are still those of
  // what is left of G (both triangles), columns before k are already those of the inverse, and column k becomes one of
  // them. Dividing by the pivots' roots waits until the end, when it is done to eight at once
  for (size_t k = 0; k < size; k++) {
    double *column = root + k * stride;
    double pivot = column[k] > floor ? column[k] : floor;
    double reciprocal = 1.0 / pivot;
    pivots[k] = pivot;
    for (size_t i = 0; i < k / 8 * 8; i += 8) STORE(column + i, (eight){0});
    for (size_t i = k / 8 * 8; i < stride; i += 8) {
      eight multiples = reciprocal * AFTER(k, i, LOAD(column + i));
      for (size_t t = 0; t < size; t++)
        STORE(root + t * stride + i, LOAD(root + t * stride + i) - root[t * stride + k] * multiples);
      STORE(column + i, UNIT(k, i) - multiples);
      STORE(image + i, LOAD(image + i) - image[k] * multiples);
    }
  }

  eight squares = {0};
  for (size_t i = 0; i < stride; i += 8) {
    eight scale = 1.0 / __builtin_elementwise_sqrt(LOAD(pivots + i));
    STORE(image + i, LOAD(image + i) * scale);
    for (size_t j = 0; j < size; j++) {
      eight x = LOAD(root + j * stride + i) * scale;
      STORE(root + j * stride + i, x);
      squares += (gram[j * width + j] + ridges[j]) * (x * x);
    }
  }
  return sum_of(&squares);
}

FOR_EVERY_PROCESSOR
double white_root(
    const double *gram, size_t width, const double *ridges, const double *pulls, size_t size, double floor,
    double *pivots, double *root, double *image) {
  FOR_EACH_LENGTH(return root_of(stride, gram, width, ridges, pulls, size, floor, pivots, root, image))
}

WRITTEN_OUT void candidate_of(
    const size_t stride, const double *root, const double *image, size_t size, const double *products, size_t j,
    double *across, double *seen) {
  // t_j is 0 where there is none
  const double *own = root + (j < size ? j : 0) * stride;
  double has_own = j < size ? 1.0 : 0.0;
  eight of_squares = {0}, of_image = {0}, of_candidate = {0};
  for (size_t i = 0; i < stride; i += 8) {
    // w, in two sums, so that one need not wait for the other
    eight sum = {0}, other = {0};
    size_t k = 0;
    for (; k + 2 <= size; k += 2) {
      sum += products[k] * LOAD(root + k * stride + i);
      other += products[k + 1] * LOAD(root + (k + 1) * stride + i);
    }
    if (k < size) sum += products[k] * LOAD(root + k * stride + i);
    sum += other;
    STORE(across + i, sum);
    eight x = has_own * LOAD(own + i);
    of_squares += x * x;
    of_image += x * LOAD(image + i);
    of_candidate += x * sum;
  }
  double squares = sum_of(&of_squares);
  seen[0] = squares;
  seen[1] = sum_of(&of_image);
  double part = squares > 0 ? has_own * sum_of(&of_candidate) / squares : 0.0;
  of_squares = of_image = (eight){0};
  for (size_t i = 0; i < stride; i += 8) {
    eight rest = LOAD(across + i) - part * LOAD(own + i);
    STORE(across + i, rest);
    of_squares += rest * rest;
    of_image += rest * LOAD(image + i);
  }
  seen[2] = sum_of(&of_squares);
  seen[3] = sum_of(&of_image);
}

FOR_EVERY_PROCESSOR
void white_candidate(
    const double *root, const double *image, size_t size, const double *products, size_t j, double *across,
    double *seen) {
  FOR_EACH_LENGTH(candidate_of(stride, root, image, size, products, j, across, seen); return)
}

// With n = t_j / |t_j| and d = n + across / sqrt(pivot): t_j becomes n / sqrt(pivot), every other column t - (t'd) n,
// and g takes the candidate's part along n instead of the one that it has.
WRITTEN_OUT double exchange_of(
    const size_t stride, const double *gram, size_t width, const double *ridges, size_t size, size_t j, double *across,
    const double *seen, double pivot, double remainder, double *root, double *image) {
  double *own = root + j * stride;
  double length = sqrt(seen[0]), scale = 1.0 / sqrt(pivot);
  double part = remainder * scale - seen[1] / length;
  for (size_t i = 0; i < stride; i += 8) {
    eight n = LOAD(own + i) / length;
    STORE(own + i, n);
    STORE(across + i, n + scale * LOAD(across + i));
    STORE(image + i, LOAD(image + i) + part * n);
  }
  eight squares = {0};
  for (size_t k = 0; k < size; k++) {
    double *column = root + k * stride;
    if (k == j) continue;
    eight products = {0};
    for (size_t i = 0; i < stride; i += 8) products += LOAD(column + i) * LOAD(across + i);
    double along = sum_of(&products);
    for (size_t i = 0; i < stride; i += 8) {
      eight x = LOAD(column + i) - along * LOAD(own + i);
      STORE(column + i, x);
      squares += (gram[k * width + k] + ridges[k]) * (x * x);
    }
  }
  for (size_t i = 0; i < stride; i += 8) {
    eight x = scale * LOAD(own + i);
    STORE(own + i, x);
    squares += (gram[j * width + j] + ridges[j]) * (x * x);
  }
  return sum_of(&squares);
}

FOR_EVERY_PROCESSOR
double white_exchange(
    const double *gram, size_t width, const double *ridges, size_t size, size_t j, double *across, const double *seen,
    double pivot, double remainder, double *root, double *image) {
  FOR_EACH_LENGTH(
      return exchange_of(
          stride, gram, width, ridges, size, j, across, seen, pivot, remainder, root, image))
}

WRITTEN_OUT void transposed_of(
    const size_t stride, const double *root, size_t size, const double *v, double *result) {
  for (size_t k = 0; k < size; k++) {
    eight products = {0};
    for (size_t i = 0; i < stride; i += 8) products += LOAD(root + k * stride + i) * LOAD(v + i);
    result[k] = sum_of(&products);
  }
}

FOR_EVERY_PROCESSOR
void white_transposed(const double *root, size_t size, const double *v, double *result) {
  FOR_EACH_LENGTH(transposed_of(stride, root, size, v, result); return)
}
