#include "BorderedFactor.h"

#include <math.h>

#include "Eight.h"
#include "ForEveryProcessor.h"

FOR_EVERY_PROCESSOR
void bordered_factor(double *entries, size_t size, size_t rows, size_t stride, double floor) {
  for (size_t j = 0; j < size; j++) {
    double *column = entries + j * stride;
    double pivot = 1.0 / sqrt(column[j] > floor ? column[j] : floor);
    for (size_t i = j / 8 * 8; i < rows; i += 8) STORE(column + i, LOAD(column + i) * pivot);
    column[j] = pivot;
    // Whole vectors: what they change above the diagonal nobody reads
    for (size_t k = j + 1; k < size; k++) {
      double *target = entries + k * stride;
      double factor = column[k];
      for (size_t i = k / 8 * 8; i < rows; i += 8) STORE(target + i, LOAD(target + i) - factor * LOAD(column + i));
    }
  }
}
