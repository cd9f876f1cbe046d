#include "HamiltonianSteps.h"

#include <string.h>

#include "ForEveryProcessor.h"

// Sums may be taken in any order, so that they fit vector registers
#define IN_ANY_ORDER _Pragma("clang fp reassociate(on)")

FOR_EVERY_PROCESSOR
double inner_product(const double *x, const double *y, size_t count) {
  IN_ANY_ORDER
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += x[i] * y[i];
  return sum;
}

FOR_EVERY_PROCESSOR
void leapfrog_moves(
    const double *restrict gradient, const double *restrict variances, double step, double *restrict momentum,
    double *restrict position, size_t count) {
  for (size_t i = 0; i < count; i++) {
    momentum[i] += 0.5 * step * gradient[i];
    position[i] += step * (variances[i] * momentum[i]);
  }
}

FOR_EVERY_PROCESSOR
void leapfrog_ends(
    const double *restrict gradient, const double *restrict variances, double step, double *restrict momentum,
    double *restrict velocity, size_t count) {
  for (size_t i = 0; i < count; i++) {
    momentum[i] += 0.5 * step * gradient[i];
    velocity[i] = variances[i] * momentum[i];
  }
}

void stretch_of_one(double *stretch, const double *momentum, const double *velocity, size_t count) {
  size_t size = count * sizeof(double);
  memcpy(stretch, momentum, size);
  memcpy(stretch + count, velocity, size);
  memcpy(stretch + 2 * count, momentum, size);
  memcpy(stretch + 3 * count, velocity, size);
  memcpy(stretch + 4 * count, momentum, size);
}

FOR_EVERY_PROCESSOR
int append_stretch(double *stretch, int reversed, const double *next, int has_seam, size_t count) {
  IN_ANY_ORDER
  const double *restrict first = reversed ? stretch + 2 * count : stretch;
  double *restrict last = reversed ? stretch : stretch + 2 * count;
  double *restrict sum = stretch + 4 * count;
  const double *restrict next_first = next, *restrict next_last = next + 2 * count;
  const double *restrict next_sum = next + 4 * count;
  const double *restrict begin = first + count, *restrict end = next_last + count;

  // Across the seam: the old stretch with the first point of the new one, the new one with the last of the old
  double old_begins = 0, old_ends = 0, new_begins = 0, new_ends = 0;
  if (has_seam) {
    const double *restrict from = last + count, *restrict to = next_first + count;
    for (size_t i = 0; i < count; i++) {
      double with_old = sum[i] + next_first[i], with_new = next_sum[i] + last[i];
      old_begins += begin[i] * with_old;
      old_ends += to[i] * with_old;
      new_begins += from[i] * with_new;
      new_ends += end[i] * with_new;
    }
  }

  // The whole
  double begins = 0, ends = 0;
  for (size_t i = 0; i < count; i++) {
    double total = sum[i] + next_sum[i];
    sum[i] = total;
    begins += begin[i] * total;
    ends += end[i] * total;
  }
  memcpy(last, next_last, 2 * count * sizeof(double));
  int crosses = !has_seam || (old_begins > 0 && old_ends > 0 && new_begins > 0 && new_ends > 0);
  return crosses && begins > 0 && ends > 0;
}
