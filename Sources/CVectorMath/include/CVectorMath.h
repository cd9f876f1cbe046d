#ifndef C_VECTOR_MATH_H
#define C_VECTOR_MATH_H

#include <stddef.h>

#include "BorderedFactor.h"
#include "DenseNetwork.h"
#include "HamiltonianSteps.h"
#include "LargeMemory.h"
#include "LogisticColumns.h"
#include "LogisticRows.h"
#include "PhiloxBlocks.h"
#include "StructuralFilter.h"
#include "TanhLayer.h"
#include "WhiteRoot.h"

// Elementary functions of many numbers at once. Plain loops that the compiler turns into vector instructions; on
// x86-64 the best version for the processor is chosen when the program starts. `in` and `out` may be the same array.

/// e to the x; error below 1 unit in the last place (ulp), denormal results included.
void vector_exp(const double *in, double *out, size_t count);

/// tanh x; error below 3 ulp.
void vector_tanh(const double *in, double *out, size_t count);

/// 1 / (1 + exp(-x)); error below 3 ulp where the result is above 1e-300.
void vector_logistic(const double *in, double *out, size_t count);

#endif
