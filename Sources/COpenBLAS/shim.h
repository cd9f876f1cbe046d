// The C interface of OpenBLAS (cblas.h) and of LAPACK (lapacke.h).
#ifndef BAYESICS_COPENBLAS_SHIM_H
#define BAYESICS_COPENBLAS_SHIM_H

#include <cblas.h>
#include <lapacke.h>

#endif
