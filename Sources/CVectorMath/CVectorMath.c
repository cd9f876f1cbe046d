#include "CVectorMath.h"

#include "Exponential.h"
#include "ForEveryProcessor.h"
#include "Sigmoids.h"

FOR_EVERY_PROCESSOR
void vector_exp(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) out[i] = exp_of(in[i]);
}

FOR_EVERY_PROCESSOR
void vector_tanh(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) out[i] = tanh_of(in[i]);
}

FOR_EVERY_PROCESSOR
void vector_logistic(const double *in, double *out, size_t count) {
  EACH_BY_ITSELF
  for (size_t i = 0; i < count; i++) out[i] = logistic_of(in[i]);
}
