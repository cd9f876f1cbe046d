#ifndef WHITE_ROOT_H
#define WHITE_ROOT_H

#include <stddef.h>

// A regression on a few columns W in coordinates in which the matrix G = W'W + ridges is the identity.
//
// A root T of G^-1 has T'T = G^-1, so that w = Tc are the coordinates of the products c = W'z with a further column z,
// and of z'z + ridge the columns explain |w|^2. Column t_j of T points where column j of W alone reaches: what stands
// across it is what the others explain. A root need not be a triangle, so that taking a column out and putting another
// in its place turns and stretches along t_j alone.
//
// A root has `size` columns of `stride` numbers, the next multiple of 8, with zeros behind `size`; its image g = Th,
// h = W'y and the prior's part, has `stride` numbers too. Nothing may overlap. Multiples of 64 bytes are faster.

// The root that is the inverse of the Cholesky factor of G, and its image. `gram` has W'W in `size` columns `width`
// apart, both triangles, `pulls` h; both may be read up to 7 numbers behind. The pivots go to `pivots`, of `stride` numbers; one
// below `floor` counts as `floor`. Returns the sum of G_jj |t_j|^2, by which rounding errors grow at most.
double white_root(
    const double *gram, size_t width, const double *ridges, const double *pulls, size_t size, double floor,
    double *pivots, double *root, double *image);

// What the columns but column j say of a further one: `across` becomes w without its part along t_j, and `seen`
// |t_j|^2, t_j'g, |across|^2, across'g. For j = size none is left out, and the first two are 0.
void white_candidate(
    const double *root, const double *image, size_t size, const double *products, size_t j, double *across,
    double *seen);

// Puts the candidate with these `across`, which is written over, and `seen` in the place of column j. `pivot` is its
// z'z + ridge - |across|^2, `remainder` its h - across'g. Returns the sum of G_jj |t_j|^2 for `gram` as it is now.
double white_exchange(
    const double *gram, size_t width, const double *ridges, size_t size, size_t j, double *across, const double *seen,
    double pivot, double remainder, double *root, double *image);

// T'v
void white_transposed(const double *root, size_t size, const double *v, double *result);

#endif
