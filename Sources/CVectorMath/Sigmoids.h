// tanh x and 1 / (1 + e^-x) of one number, written so that a loop over many becomes vector instructions.
//
// Both are quotients of e^x, and e^x is one itself, 2^k (1 + T) / (1 - T) with T = tanh(r / 2). So one division makes
// all, and T, an odd function, needs half as many terms as an exponential of the same precision.

#ifndef SIGMOIDS_H
#define SIGMOIDS_H

#include "Exponential.h"

// tanh h for |h| <= ln 2 / 4: h plus the odd polynomial to h^13 of least relative error, 2^-57.9, found by the exchange
// algorithm of Remez in 40 digits.
static inline double tanh_near_zero(double h) {
  double square = h * h;
  double p = 0x1.c3483cba56705p-9;
  p = p * square - 0x1.223affa8e1d7ep-7;
  p = p * square + 0x1.664ec2dced757p-6;
  p = p * square - 0x1.ba1ba106bd784p-5;
  p = p * square + 0x1.11111110d7b27p-3;
  p = p * square - 0x1.5555555555479p-2;
  return h + h * square * p;
}

// With |x| = k ln 2 / 2 + h, s = 2^k and T = tanh h the addition theorem gives
// tanh |x| = (T (s + 1) + (s - 1)) / (T (s - 1) + (s + 1)), which is T itself for k = 0 and so keeps its digits near 0.
// From 20 on it is 1. Rounding ln 2 / 2 and its product with k moves h by less than 2^-53 k, and the slope of tanh,
// below 6 / s, leaves less than half an ulp of that.
static inline double tanh_of(double x) {
  double size = number(bits(x) & ~(1ULL << 63));
  size = size > 20.0 ? 20.0 : size;  // NaN stays NaN
  double shifted = size * 0x1.71547652b82fep+1 + rounding;
  double t = tanh_near_zero(size - (shifted - rounding) * 0x1.62e42fefa39efp-2);
  double s = power_of_two(shifted);
  double result = (t * (s + 1.0) + (s - 1.0)) / (t * (s - 1.0) + (s + 1.0));
  return number(bits(result) | (bits(x) & (1ULL << 63)));
}

// e^x / (e^x + 1) with e^x = s (1 + T) / (1 - T). It is 1 from 40 on, and 0 where s would be below 2^-1022.
static inline double logistic_of(double x) {
  double inside = within(x, -709.0, 40.0);
  double shifted = wholes_of_ln2(inside);
  double t = tanh_near_zero(0.5 * rest_of_ln2(inside, shifted - rounding));
  double s = power_of_two(shifted);
  double above = s + s * t;
  return above / (above + (1.0 - t));
}

#endif
