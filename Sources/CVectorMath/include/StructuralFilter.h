#ifndef STRUCTURAL_FILTER_H
#define STRUCTURAL_FILTER_H

#include <stddef.h>

// The Kalman filter of a level, a slope and `season` effects that add up to zero, through a whole series, and the slopes
// of its log likelihood. A state has 2 + season numbers and stands in `stride` of them, a multiple of 8; what is beyond
// is 0 and stays 0. `variances` are those of the observations, the level, the slope and the season.

// log p(series); a number that is NaN is missing. `mean` (stride numbers) and `covariance` (2 + season rows of stride) are
// those before the first number, and become those after the last. `gains` is n rows of stride and `surprises` n pairs v, F
// for the way back; where `surprises` is null, `gains` is one row.
double structural_filter(
    const double *series, size_t n, size_t season, size_t stride, const double *variances, double *mean,
    double *covariance, double *gains, double *surprises);

// The derivatives of log p(series) in the four variances, from what the filter has left of each number. `r` and `w` (stride
// numbers) and `precision` (2 + season rows of stride) are overwritten.
void structural_slopes(
    const double *series, size_t n, size_t season, size_t stride, const double *gains, const double *surprises,
    double *r, double *w, double *precision, double *slopes);

#endif
