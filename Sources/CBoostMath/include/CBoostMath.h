// A C face of Boost.Math.
#ifndef BAYESICS_CBOOSTMATH_H
#define BAYESICS_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif
