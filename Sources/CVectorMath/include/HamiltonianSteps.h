#ifndef HAMILTONIAN_STEPS_H
#define HAMILTONIAN_STEPS_H

#include <stddef.h>

// What a Hamiltonian sampler does with vectors of `count` numbers between two gradients. Each function goes through its
// vectors once: they are short, so that a call for each sum would cost more than the sum. No two may overlap.

// The sum of x y.
double inner_product(const double *x, const double *y, size_t count);

// momentum += step / 2 gradient, position += step variances momentum
void leapfrog_moves(
    const double *gradient, const double *variances, double step, double *momentum, double *position, size_t count);

// momentum += step / 2 gradient, velocity = variances momentum
void leapfrog_ends(
    const double *gradient, const double *variances, double step, double *momentum, double *velocity, size_t count);

// A stretch of a trajectory is five vectors end to end: momentum and velocity at its first point, momentum and velocity
// at its last point, and the sum of all its momenta.

// The stretch of one point.
void stretch_of_one(double *stretch, const double *momentum, const double *velocity, size_t count);

// Appends the stretch `next`, and says whether the whole still goes on: 1 if the velocities at both of its ends point
// along the sum of its momenta, and if `has_seam` also those of either part and of the nearest point of the other along
// the sum of these; otherwise 0. If `reversed`, the last point of `stretch` stands in the place of the first.
int append_stretch(double *stretch, int reversed, const double *next, int has_seam, size_t count);

#endif
