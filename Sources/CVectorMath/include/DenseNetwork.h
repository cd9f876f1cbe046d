#ifndef DENSE_NETWORK_H
#define DENSE_NETWORK_H

#include <stddef.h>

// A feed-forward net of dense layers: forward, backward and steps of descent, in float and in double.
//
// Samples are the direction of the vectors: a layer's numbers are units x samples, so that layers of any width fill the
// registers. Three products of matrices make a pass, all by one kernel, z = W a + b, dW = delta a' and W' delta.
//
// Rows are padded with zeros to whole vectors of 64 bytes: width(n) is the next multiple of 16 floats or 8 doubles.
// The parameters of a layer are units x width(inputs) weights, then width(units) biases; all blocks begin at multiples
// of 64 bytes. Where the padding is 0 it stays 0. Denormal numbers count as 0 in all of it.

enum {
  ACTIVATION_TANH,
  ACTIVATION_LOGISTIC,
  ACTIVATION_RELU,
  ACTIVATION_SOFTPLUS,
  ACTIVATION_SWISH,
  ACTIVATION_IDENTITY
};
enum { LOSS_SQUARED_ERROR, LOSS_BERNOULLI, LOSS_SOFTMAX };

// A fixed layer gets no gradient.
typedef struct {
  size_t inputs, units;
  int activation, is_fixed;
} dense_layer;

// What `dense_pass` works in: so many numbers for `samples` samples at once.
size_t dense_work_float(const dense_layer *layers, size_t count, size_t samples);
size_t dense_work_double(const dense_layer *layers, size_t count, size_t samples);

// The sum of weight * loss over `samples` samples, which are the rows order[0], order[1], ... of x and y (width(inputs)
// and width(outputs) apart), or the first rows where `order` is null. Adds weight * slope to `gradient`, which has the
// layout of the parameters; where it is null there is no backward pass. `outputs`, width(samples) x width(outputs),
// gets f(x) where it is not null. y may be null if `outputs` alone is wanted; then 0 is returned.
double dense_pass_float(
    const dense_layer *layers, size_t count, int loss, const float *parameters, const float *x, const float *y,
    const ptrdiff_t *order, size_t samples, float weight, float *work, float *gradient, float *outputs);
double dense_pass_double(
    const dense_layer *layers, size_t count, int loss, const double *parameters, const double *x, const double *y,
    const ptrdiff_t *order, size_t samples, double weight, double *work, double *gradient, double *outputs);

// Nets in a row, such as an encoder and a decoder, each with a `work` of its own as `dense_work` says, for `samples`
// samples. Columns are units x samples, width(samples) apart.
//
// `dense_take_rows` puts the rows order[0], ... of x into the inputs; `dense_inputs` says where the columns of the inputs
// are, and after writing them `dense_take_columns` must be called if a backward pass follows. `dense_forward` makes the
// outputs, whose columns `dense_outputs` names; the slopes g'(z) of the last layer follow them, width(units) x
// width(samples) numbers later. `dense_loss` is the sum of weight * loss of the outputs against the rows of y, the outputs
// being `groups` lists of which each has a loss of its own; it multiplies those slopes by weight * dL/df, and whoever has
// another loss does so himself. `dense_backward` adds the slopes of the parameters to `gradient` and writes those of
// the inputs, as columns, to `input_slopes`; either may be null.
//
// A code of `size` numbers: `code_draw` makes codes = means + deviations * noise with deviations = exp(log_variances / 2),
// and returns the sum of KL(N(mean, deviation^2) || N(0, 1)) over codes and samples. `code_slopes` takes the slopes of a
// loss in the codes, adds those of weight * KL and multiplies what is in the two lists of slopes by the sums.
#define NETS_IN_A_ROW(REAL, NAMED)                                                                                    \
  void NAMED(dense_take_rows)(                                                                                        \
      const dense_layer *layers, const REAL *x, const ptrdiff_t *order, size_t samples, REAL *work);                  \
  REAL *NAMED(dense_inputs)(const dense_layer *layers, size_t samples, REAL *work);                                   \
  REAL *NAMED(dense_outputs)(const dense_layer *layers, size_t count, size_t samples, REAL *work);                    \
  void NAMED(dense_take_columns)(const dense_layer *layers, size_t samples, REAL *work);                              \
  void NAMED(dense_forward)(                                                                                          \
      const dense_layer *layers, size_t count, const REAL *parameters, size_t samples, int keeps_slopes, REAL *work); \
  double NAMED(dense_loss)(                                                                                           \
      const dense_layer *layers, size_t count, int loss, size_t groups, const REAL *y, const ptrdiff_t *order,        \
      size_t samples, REAL weight, int keeps_slopes, REAL *work);                                                     \
  void NAMED(dense_backward)(                                                                                         \
      const dense_layer *layers, size_t count, const REAL *parameters, size_t samples, REAL *work, REAL *gradient,    \
      REAL *input_slopes);                                                                                            \
  double NAMED(code_draw)(                                                                                            \
      const REAL *means, const REAL *log_variances, const REAL *noise, REAL *codes, REAL *deviations, size_t size,    \
      size_t samples);                                                                                                \
  void NAMED(code_slopes)(                                                                                            \
      const REAL *means, const REAL *deviations, const REAL *noise, const REAL *slopes, REAL weight, size_t size,     \
      size_t samples, REAL *mean_slopes, REAL *log_variance_slopes);

#define OF_FLOATS(name) name##_float
#define OF_DOUBLES(name) name##_double
NETS_IN_A_ROW(float, OF_FLOATS)
NETS_IN_A_ROW(double, OF_DOUBLES)
#undef OF_FLOATS
#undef OF_DOUBLES
#undef NETS_IN_A_ROW

// Steps of descent for `count` parameters, a multiple of 16 floats or 8 doubles, with g = gradient + decay * w:
// w -= rate g; v = keep v + g, w -= rate v; Adam with unbias1 = 1 / (1 - beta1^t), unbias2 likewise. They leave the
// gradient 0 for the next step.
void descent_step_float(float *w, float *gradient, size_t count, float rate, float decay);
void descent_step_double(double *w, double *gradient, size_t count, double rate, double decay);
void momentum_step_float(float *w, float *gradient, float *v, size_t count, float rate, float decay, float keep);
void momentum_step_double(double *w, double *gradient, double *v, size_t count, double rate, double decay, double keep);
void adam_step_float(
    float *w, float *gradient, float *m, float *v, size_t count, float rate, float decay, float beta1, float beta2,
    float epsilon, float unbias1, float unbias2);
void adam_step_double(
    double *w, double *gradient, double *m, double *v, size_t count, double rate, double decay, double beta1,
    double beta2, double epsilon, double unbias1, double unbias2);

#endif
