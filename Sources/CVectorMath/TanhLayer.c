#include "TanhLayer.h"

#include "CVectorMath.h"
#include "ForEveryProcessor.h"

enum { room = 8192, most_rows = 1024 };

static inline size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// So many rows at once that the hidden layer fits the room
FOR_EVERY_PROCESSOR
static double chunk(
    const double *x, size_t stride, const double *y, size_t rows, size_t inputs, size_t units, const double *w,
    const double *b, const double *v, double c, double *slope_w, double *slope_b, double *slope_v, double *slope_c) {
// Sums may be taken in any order, so that they fit vector registers
#pragma clang fp reassociate(on)
  double hidden[room];
  double residual[most_rows];

  // Forward: hidden layer, output, residuals
  for (size_t j = 0; j < units; j++) {
    double *h = hidden + j * rows;
    for (size_t i = 0; i < rows; i++) h[i] = b[j] + w[j * inputs] * x[i];
    for (size_t k = 1; k < inputs; k++) {
      for (size_t i = 0; i < rows; i++) h[i] += w[j * inputs + k] * x[k * stride + i];
    }
  }
  vector_tanh(hidden, hidden, rows * units);
  for (size_t i = 0; i < rows; i++) residual[i] = y[i] - c;
  for (size_t j = 0; j < units; j++) {
    const double *h = hidden + j * rows;
    for (size_t i = 0; i < rows; i++) residual[i] -= v[j] * h[i];
  }
  double squares = 0, sum = 0;
  for (size_t i = 0; i < rows; i++) {
    squares += residual[i] * residual[i];
    sum += residual[i];
  }
  *slope_c += sum;

  // Backward: what each residual says to each unit
  for (size_t j = 0; j < units; j++) {
    double *h = hidden + j * rows;
    double along_v = 0, along_b = 0, along_w = 0;
    for (size_t i = 0; i < rows; i++) {
      double g = residual[i] * v[j] * (1 - h[i] * h[i]);
      along_v += residual[i] * h[i];
      along_b += g;
      along_w += g * x[i];
      h[i] = g;
    }
    slope_v[j] += along_v;
    slope_b[j] += along_b;
    slope_w[j * inputs] += along_w;
    for (size_t k = 1; k < inputs; k++) {
      double along = 0;
      for (size_t i = 0; i < rows; i++) along += h[i] * x[k * stride + i];
      slope_w[j * inputs + k] += along;
    }
  }
  return squares;
}

double tanh_layer_pass(
    const double *x, const double *y, size_t rows, size_t inputs, size_t units, const double *w, const double *b,
    const double *v, double c, double *slope_w, double *slope_b, double *slope_v, double *slope_c) {
  size_t at_once = smaller(most_rows, room / units);
  double squares = 0;
  for (size_t start = 0; start < rows; start += at_once) {
    squares += chunk(
        x + start, rows, y + start, smaller(at_once, rows - start), inputs, units, w, b, v, c, slope_w, slope_b,
        slope_v, slope_c);
  }
  return squares;
}
