#include "DenseNetwork.h"

#include <stdint.h>
#include <string.h>

#define WRITTEN_OUT static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

// As FOR_EVERY_PROCESSOR, but by a name for which the compiler uses registers of 64 bytes whole, where it would take
// half of them for "x86-64-v4"
#if defined(__x86_64__) && defined(__linux__)
#define IN_WHOLE_REGISTERS __attribute__((target_clones("avx512f", "arch=x86-64-v3", "default")))
#else
#define IN_WHOLE_REGISTERS
#endif

// 32 registers of 64 bytes hold twelve sums, 16 of 32 bytes hold half as many.
static inline int has_many_registers(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f");
#else
  return 0;
#endif
}

// Numbers below the smallest normal one count as 0 while a function of this file works: they cost a hundred times as
// much, and a weight that no sample asks for leaves many of them in an optimiser's memory.
#if defined(__x86_64__)
#include <xmmintrin.h>
#define WITHOUT_DENORMALS                                                                                             \
  unsigned int mode __attribute__((cleanup(restore_mode))) = _mm_getcsr();                                            \
  _mm_setcsr(mode | 0x8040);
static inline void restore_mode(unsigned int *mode) { _mm_setcsr(*mode); }
#else
#define WITHOUT_DENORMALS
#endif

static const double inverse_factorials[] = {
    1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800,
    1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};

#define REAL float
#define INTEGER int32_t
#define LANES 16
#define NAMED(name) name##_float
#define ROUNDING 0x1.8p23f
#define EXPONENT_BITS 23
#define EXPONENT_BIAS 127
#define LARGEST_EXP 88.0f
#define LN2_HIGH 0x1.62e4p-1f
#define LN2_LOW 0x1.7f7d1cp-20f
#define ROOT_HALF_BITS 0x3f3504f3
#define EXP_TERMS 7
#define LOG_TERMS 5
#define LOG1P_TERMS 8
#include "DenseNetworkOf.h"

#define REAL double
#define INTEGER int64_t
#define LANES 8
#define NAMED(name) name##_double
#define ROUNDING 0x1.8p52
#define EXPONENT_BITS 52
#define EXPONENT_BIAS 1023
#define LARGEST_EXP 708.0
#define LN2_HIGH 0x1.62e42feep-1
#define LN2_LOW 0x1.a39ef35793c76p-33
#define ROOT_HALF_BITS 0x3fe6a09e667f3bcdLL
#define EXP_TERMS 13
#define LOG_TERMS 11
#define LOG1P_TERMS 17
#include "DenseNetworkOf.h"
