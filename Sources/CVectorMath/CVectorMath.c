#include "CVectorMath.h"
#include "ForEveryProcessor.h"

#include <stdint.h>
#include <string.h>

static inline uint64_t bits(double x) {
  uint64_t b;
  memcpy(&b, &x, sizeof b);
  return b;
}

static inline double number(uint64_t b) {
  double x;
  memcpy(&x, &b, sizeof x);
  return x;
}

// In place is as good as apart, since each number depends on its own alone; without this the compiler takes the slow
// way where `in` and `out` are the same.
#if defined(__clang__)
#define EACH_BY_ITSELF _Pragma("clang loop vectorize(assume_safety) interleave_count(4)")
#else
#define EACH_BY_ITSELF _Pragma("GCC ivdep")
#endif

// x = k ln 2 + r with whole k and |r| <= ln 2 / 2 (Cody and Waite 1980).
// Adding 1.5 * 2^52 rounds to a whole number and leaves it in the low bits.
static const double rounding = 0x1.8p52;

static inline double wholes_of_ln2(double x) { return x * 0x1.71547652b82fep+0 + rounding; }

static inline double rest_of_ln2(double x, double k) {
  double r = x - k * 0x1.62e42feep-1;     // the upper 32 bits of ln 2: k times it is exact
  return r - k * 0x1.a39ef35793c76p-33;   // the rest of ln 2
}

// 2^k for the k that wholes_of_ln2 left in the low bits; -1022 <= k <= 1023.
static inline double power_of_two(double shifted) { return number((bits(shifted) + 1023) << 52); }

// e^r - 1 - r for |r| <= ln 2 / 2: the Taylor series to r^13; what is left out is below 2^-60 r.
static inline double exp_tail(double r) {
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  return p * r * r;
}

// x kept within low..high; NaN stays NaN.
static inline double within(double x, double low, double high) {
  x = x < low ? low : x;
  return x > high ? high : x;
}

static inline double exp_of(double x) {
  double inside = within(x, -746.0, 710.0);
  double shifted = wholes_of_ln2(inside);
  double r = rest_of_ln2(inside, shifted - rounding);
  // Two factors, since 2^k alone may be too large or too small for a number that the product fits
  double half = (shifted - rounding) * 0.5 + rounding;
  double other = (shifted - rounding) - (half - rounding) + rounding;
  return (1.0 + (r + exp_tail(r))) * power_of_two(half) * power_of_two(other);
}

// The same where one factor will do: 0 < e^-700 for all x below -700, and +infinity from 709.44 on.
static inline double exp_not_tiny(double x) {
  double inside = within(x, -700.0, 710.0);
  double shifted = wholes_of_ln2(inside);
  double r = rest_of_ln2(inside, shifted - rounding);
  return (1.0 + (r + exp_tail(r))) * power_of_two(shifted);
}

// e^x - 1 for 0 <= x <= 40
static inline double expm1_of(double x) {
  double shifted = wholes_of_ln2(x);
  double r = rest_of_ln2(x, shifted - rounding);
  double scale = power_of_two(shifted);
  return (scale - 1.0) + scale * (r + exp_tail(r));
}

FOR_EVERY_PROCESSOR
void vector_exp(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) out[i] = exp_of(in[i]);
}

FOR_EVERY_PROCESSOR
void vector_tanh(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) {
    double x = in[i];
    // tanh |x| = m / (m + 2) with m = e^(2|x|) - 1, which keeps its digits near 0; from 20 on it is 1
    double size = number(bits(x) & ~(1ULL << 63));
    double m = expm1_of(within(2.0 * size, 0.0, 40.0));
    double t = m / (m + 2.0);
    out[i] = number(bits(t) | (bits(x) & (1ULL << 63)));
  }
}

FOR_EVERY_PROCESSOR
void vector_logistic(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) out[i] = 1.0 / (1.0 + exp_not_tiny(-in[i]));
}

// Dot products of z with each of `count` columns of `rows` numbers, `stride` apart, added to `sums`: four columns at a
// time, so that z is read once for four.
static inline void add_products(
    const double *columns, size_t rows, size_t stride, size_t count, const double *z, double *sums) {
#pragma clang fp reassociate(on)
  size_t j = 0;
  for (; j + 4 <= count; j += 4) {
    const double *a = columns + j * stride, *b = a + stride, *c = b + stride, *d = c + stride;
    double sa = 0, sb = 0, sc = 0, sd = 0;
    for (size_t i = 0; i < rows; i++) {
      sa += a[i] * z[i];
      sb += b[i] * z[i];
      sc += c[i] * z[i];
      sd += d[i] * z[i];
    }
    sums[j] += sa;
    sums[j + 1] += sb;
    sums[j + 2] += sc;
    sums[j + 3] += sd;
  }
  for (; j < count; j++) {
    const double *a = columns + j * stride;
    double sa = 0;
    for (size_t i = 0; i < rows; i++) sa += a[i] * z[i];
    sums[j] += sa;
  }
}

// z = the sum of `count` columns of `rows` numbers, `stride` apart, weighted: four columns at a time.
static inline void weighted_sum(
    const double *columns, size_t rows, size_t stride, size_t count, const double *weights, double *restrict z) {
  size_t k = 0;
  if (count % 4 == 0) {
    for (size_t i = 0; i < rows; i++) z[i] = 0.0;
  } else {
    for (size_t i = 0; i < rows; i++) z[i] = weights[0] * columns[i];
    for (k = 1; k < count % 4; k++) {
      const double *a = columns + k * stride;
      for (size_t i = 0; i < rows; i++) z[i] += weights[k] * a[i];
    }
  }
  for (; k < count; k += 4) {
    const double *a = columns + k * stride, *b = a + stride, *c = b + stride, *d = c + stride;
    double wa = weights[k], wb = weights[k + 1], wc = weights[k + 2], wd = weights[k + 3];
    for (size_t i = 0; i < rows; i++) z[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
  }
}

FOR_EVERY_PROCESSOR
void vector_logistic_column(
    const double *inputs, size_t rows, size_t input_count, const double *weights, double *columns, size_t count,
    double *restrict products) {
  enum { block = 512 };
  for (size_t j = 0; j <= count; j++) products[j] = 0.0;
  for (size_t start = 0; start < rows; start += block) {
    size_t length = rows - start < block ? rows - start : block;
    double *z = columns + count * rows + start;
    weighted_sum(inputs + start, length, rows, input_count, weights, z);
    EACH_BY_ITSELF
    for (size_t i = 0; i < length; i++) z[i] = 1.0 / (1.0 + exp_not_tiny(-z[i]));
    add_products(columns + start, length, rows, count + 1, z, products);
  }
}
