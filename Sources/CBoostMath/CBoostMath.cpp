#include "CBoostMath.h"

#include <cmath>
#include <limits>

#include <boost/math/policies/policy.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>

namespace {

using namespace boost::math::policies;

#ifndef PROMOTE
#define PROMOTE true
#endif
// Errors become values. Promotion computes in long double where that is wider.
using Quiet =
    policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
           underflow_error<ignore_error>, denorm_error<ignore_error>,
           rounding_error<ignore_error>, evaluation_error<ignore_error>,
           indeterminate_result_error<ignore_error>, promote_double<PROMOTE>>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// What the policy does not cover (such as a failed allocation) is NaN too.
template <typename Body> double quietly(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return not_a_number;
  }
}

} // namespace

namespace bm = boost::math;

double boost_log_gamma(double x) {
  return quietly([=] { return bm::lgamma(x, Quiet()); });
}
double boost_digamma(double x) {
  return quietly([=] { return bm::digamma(x, Quiet()); });
}
double boost_log1p_minus_x(double x) {
  return quietly([=] { return bm::log1pmx(x, Quiet()); });
}

double boost_gamma_p(double a, double x) {
  return quietly([=] { return bm::gamma_p(a, x, Quiet()); });
}
double boost_gamma_q(double a, double x) {
  return quietly([=] { return bm::gamma_q(a, x, Quiet()); });
}
double boost_gamma_p_inverse(double a, double p) {
  return quietly([=] { return bm::gamma_p_inv(a, p, Quiet()); });
}
double boost_gamma_q_inverse(double a, double q) {
  return quietly([=] { return bm::gamma_q_inv(a, q, Quiet()); });
}

double boost_beta(double a, double b) {
  return quietly([=] { return bm::beta(a, b, Quiet()); });
}
double boost_ibeta(double a, double b, double x) {
  return quietly([=] { return bm::ibeta(a, b, x, Quiet()); });
}
double boost_ibeta_complement(double a, double b, double x) {
  return quietly([=] { return bm::ibetac(a, b, x, Quiet()); });
}
double boost_ibeta_inverse(double a, double b, double p, double *complement) {
  return quietly([=] { return bm::ibeta_inv(a, b, p, complement, Quiet()); });
}
double boost_ibeta_complement_inverse(double a, double b, double q, double *complement) {
  return quietly([=] { return bm::ibetac_inv(a, b, q, complement, Quiet()); });
}

double boost_erf(double x) {
  return quietly([=] { return bm::erf(x, Quiet()); });
}
double boost_erfc(double x) {
  return quietly([=] { return bm::erfc(x, Quiet()); });
}
double boost_erf_inverse(double p) {
  return quietly([=] { return bm::erf_inv(p, Quiet()); });
}
double boost_erfc_inverse(double q) {
  return quietly([=] { return bm::erfc_inv(q, Quiet()); });
}

double boost_gauss_kronrod(double (*integrand)(double, void *), void *context, double from,
                           double to, double *error) {
  *error = not_a_number;
  return quietly([=] {
    auto f = [=](double x) { return integrand(x, context); };
    double unscaled = not_a_number;
    const double value = bm::quadrature::gauss_kronrod<double, 31, Quiet>::integrate(
        f, from, to, 0, 0.0, &unscaled);
    // Boost 1.74 gives the error of the same integral over (-1, 1).
    *error = unscaled * ((to - from) / 2);
    return value;
  });
}
