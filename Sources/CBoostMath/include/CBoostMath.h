// A C face of the part of Boost.Math that the workbook uses.
//
// Every function is total: outside its domain it returns NaN, where the result is too large it returns an
// infinity of the right sign, and no C++ exception leaves it.
#ifndef BAYESICS_CBOOSTMATH_H
#define BAYESICS_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

// Gamma function: log |Gamma(x)|, its derivative, and log(1 + x) - x.
double boost_log_gamma(double x);
double boost_digamma(double x);
double boost_log1p_minus_x(double x);

// Gamma(a, x) / Gamma(a), its complement, and the inverses of both in x.
double boost_gamma_p(double a, double x);
double boost_gamma_q(double a, double x);
double boost_gamma_p_inverse(double a, double p);
double boost_gamma_q_inverse(double a, double q);

// B(a, b), B_x(a, b) / B(a, b), its complement, and the inverses of both in x.
double boost_beta(double a, double b);
double boost_ibeta(double a, double b, double x);
double boost_ibeta_complement(double a, double b, double x);
// `complement`, when not null, receives 1 - x without cancellation.
double boost_ibeta_inverse(double a, double b, double p, double *complement);
double boost_ibeta_complement_inverse(double a, double b, double q, double *complement);

// Error function.
double boost_erf(double x);
double boost_erfc(double x);
double boost_erf_inverse(double p);
double boost_erfc_inverse(double q);

// Gauss-Kronrod rule (15 + 31 points) for the integral of `integrand(x, context)`, finite limits.
// `error` receives the absolute difference of its two rules.
double boost_gauss_kronrod(double (*integrand)(double x, void *context), void *context, double from,
                           double to, double *error);

#ifdef __cplusplus
}
#endif

#endif
