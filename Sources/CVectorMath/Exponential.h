// The exponential of one number, written so that a loop over many becomes vector instructions.

#ifndef EXPONENTIAL_H
#define EXPONENTIAL_H

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

#endif
