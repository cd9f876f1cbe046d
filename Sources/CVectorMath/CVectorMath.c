#include "CVectorMath.h"

#include "Exponential.h"
#include "ForEveryProcessor.h"

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
