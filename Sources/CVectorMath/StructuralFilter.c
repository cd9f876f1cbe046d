#include "StructuralFilter.h"

#include <math.h>
#include <string.h>

#include "Eight.h"
#include "ForEveryProcessor.h"

// All that changes a covariance goes through whole vectors, eight columns of it at a time: a number that is written alone
// would have to be waited for when its vector is read.

typedef long long eight_whole __attribute__((vector_size(64)));

// Columns first, ..., first + 7
#define COLUMNS_FROM(first) ((long long)(first) + (eight_whole){0, 1, 2, 3, 4, 5, 6, 7})
// v, or everywhere the number x, where the mask is true, else 0
#define KEPT(mask, v) ((eight)((eight_whole)(v) & (mask)))
#define WHERE(mask, x) KEPT(mask, (x) + (eight){0})
// The second number moved to the place of the first, or back; zeros elsewhere
#define SECOND_TO_FIRST(v) __builtin_shufflevector(v, (eight){0}, 1, 8, 8, 8, 8, 8, 8, 8)
#define FIRST_TO_SECOND(v) __builtin_shufflevector(v, (eight){0}, 8, 0, 8, 8, 8, 8, 8, 8)

FOR_EVERY_PROCESSOR
double structural_filter(
    const double *series, size_t n, size_t season, size_t stride, const double *variances, double *mean,
    double *covariance, double *gains, double *surprises) {
  const size_t states = 2 + season;
  // The season's noise: variance times h h' with h = e_c - 1/s
  const double share = variances[3] / (double)season;
  double *a = mean, *p = covariance;

  // Logarithms are dear: one for a product of many F, which is taken before it leaves the range of numbers
  double sum = 0.0, product = 1.0;
  size_t place = 0;
  for (size_t t = 0; t < n; t++) {
    const size_t c = 2 + place;
    double *gain = surprises ? gains + t * stride : gains, *own = p + c * stride;
    double over = 0.0, step = 0.0;
    if (isnan(series[t])) {
      for (size_t j = 0; j < stride; j += 8) STORE(gain + j, (eight){0});
    } else {
      // P is symmetric: its rows are its columns
      for (size_t j = 0; j < stride; j += 8) STORE(gain + j, LOAD(p + j) + LOAD(own + j));
      const double f = gain[0] + gain[c] + variances[0], v = series[t] - a[0] - a[c];
      over = 1.0 / f;
      step = v * over;
      sum -= 0.5 * v * step;
      product *= 2 * M_PI * f;
      if (!(product > 1e-100 && product < 1e100)) {
        sum -= 0.5 * log(product);
        product = 1.0;
      }
      if (surprises) {
        surprises[2 * t] = v;
        surprises[2 * t + 1] = f;
      }
    }

    for (size_t j = 0; j < stride; j += 8) {
      const eight pz = LOAD(gain + j);
      const eight_whole column = COLUMNS_FROM(j);
      const eight_whole isEffect = (column >= 2) & (column < (long long)states);
      const eight_whole isOwn = column == (long long)c;
      const eight everywhere = WHERE(isEffect, share / (double)season) - WHERE(isOwn, share);

      // What was learned; the slope enters the level, the noise comes
      eight state = LOAD(a + j) + step * pz;
      eight slope = LOAD(p + stride + j) - over * gain[1] * pz;
      eight level = LOAD(p + j) - over * gain[0] * pz + slope;
      if (j == 0) {
        state += SECOND_TO_FIRST(state);
        level += SECOND_TO_FIRST(level) + WHERE(column == 0, variances[1]);
        slope += SECOND_TO_FIRST(slope) + WHERE(column == 1, variances[2]);
      }
      STORE(a + j, state);
      STORE(p + j, level);
      STORE(p + stride + j, slope);
      for (size_t i = 2; i < states; i++) {
        eight row = LOAD(p + i * stride + j) - over * gain[i] * pz + everywhere;
        if (j == 0) row += SECOND_TO_FIRST(row);
        STORE(p + i * stride + j, row);
      }
      STORE(own + j, LOAD(own + j) - WHERE(isEffect, share) + WHERE(isOwn, variances[3]));
    }
    for (size_t j = 0; j < stride; j += 8) STORE(gain + j, LOAD(gain + j) * over);
    place = place + 1 == season ? 0 : place + 1;
  }
  return sum - 0.5 * log(product);
}

FOR_EVERY_PROCESSOR
void structural_slopes(
    const double *series, size_t n, size_t season, size_t stride, const double *gains, const double *surprises,
    double *r, double *w, double *precision, double *slopes) {
  const size_t states = 2 + season;
  const double s = (double)season;
  double *p = precision;
  memset(r, 0, stride * sizeof(double));
  memset(p, 0, states * stride * sizeof(double));
  double observation = 0.0, level = 0.0, slope = 0.0, seasons = 0.0;
  for (size_t t = n; t-- > 0;) {
    const size_t c = 2 + t % season;
    double *own = p + c * stride;
    // The noise that came after number t; along h = e_c - 1/s for the season. w is lent for the sums of columns.
    level += r[0] * r[0] - p[0];
    slope += r[1] * r[1] - p[stride + 1];
    eight sums_of_r = {0}, sums_of_all = {0};
    for (size_t j = 0; j < stride; j += 8) {
      const eight_whole column = COLUMNS_FROM(j);
      eight sum = {0};
      for (size_t i = 2; i < states; i++) sum += LOAD(p + i * stride + j);
      STORE(w + j, sum);
      const eight_whole isEffect = column >= 2;
      sums_of_all += KEPT(isEffect, sum);
      sums_of_r += KEPT(isEffect, LOAD(r + j));
    }
    const double along = r[c] - sum_of(&sums_of_r) / s;
    seasons += along * along - (own[c] - 2 * w[c] / s + sum_of(&sums_of_all) / (s * s));

    // Through the transition, and N k
    const int isSeen = !isnan(series[t]);
    const double *gain = gains + t * stride;
    eight known = {0}, spread = {0};
    for (size_t j = 0; j < stride; j += 8) {
      eight back = LOAD(r + j), product = {0};
      if (j == 0) back += FIRST_TO_SECOND(back);
      STORE(r + j, back);
      const eight level_row = LOAD(p + j);
      for (size_t i = 0; i < states; i++) {
        eight row = LOAD(p + i * stride + j);
        if (i == 1) row += level_row;
        if (j == 0) row += FIRST_TO_SECOND(row);
        STORE(p + i * stride + j, row);
        product += gain[i] * row;
      }
      STORE(w + j, product);
      known += LOAD(gain + j) * back;
      spread += LOAD(gain + j) * product;
    }
    if (!isSeen) continue;

    // Through the update, with z of the level and the effect of the month
    const double v = surprises[2 * t], f = surprises[2 * t + 1];
    const double u = v / f - sum_of(&known), d = 1 / f + sum_of(&spread);
    observation += u * u - d;
    for (size_t j = 0; j < stride; j += 8) {
      const eight_whole column = COLUMNS_FROM(j);
      const eight z = WHERE((column == 0) | (column == (long long)c), 1.0);
      STORE(r + j, LOAD(r + j) + u * z);
      for (size_t i = 0; i < states; i++) STORE(p + i * stride + j, LOAD(p + i * stride + j) - w[i] * z);
      const eight both = d * z - LOAD(w + j);
      STORE(p + j, LOAD(p + j) + both);
      STORE(own + j, LOAD(own + j) + both);
    }
  }
  slopes[0] = 0.5 * observation;
  slopes[1] = 0.5 * level;
  slopes[2] = 0.5 * slope;
  slopes[3] = 0.5 * seasons;
}
