// Eight numbers at once, in one register or in several, from and to memory at any address.

#ifndef EIGHT_H
#define EIGHT_H

typedef double eight __attribute__((vector_size(64)));
typedef double eight_anywhere __attribute__((vector_size(64), aligned(8)));

#define LOAD(address) (*(const eight_anywhere *)(address))
#define STORE(address, value) (*(eight_anywhere *)(address) = (value))

// v0 + ... + v7, halves upon halves: of one, and of four side by side, to the same last bit.
typedef double four __attribute__((vector_size(32)));
typedef double four_anywhere __attribute__((vector_size(32), aligned(8)));
typedef double two __attribute__((vector_size(16)));
#define HALVED(v) (__builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7))
#define QUARTERED(a, b) (__builtin_shufflevector(a, b, 0, 1, 4, 5) + __builtin_shufflevector(a, b, 2, 3, 6, 7))
#define PAIRED(a, b) (__builtin_shufflevector(a, b, 0, 2, 4, 6) + __builtin_shufflevector(a, b, 1, 3, 5, 7))

static inline __attribute__((always_inline)) double sum_of(const eight *v) {
  four half = HALVED(*v);
  two quarter = __builtin_shufflevector(half, half, 0, 1) + __builtin_shufflevector(half, half, 2, 3);
  return quarter[0] + quarter[1];
}

static inline __attribute__((always_inline)) void add_sums_of_four(const eight *v, double *to) {
  four first = QUARTERED(HALVED(v[0]), HALVED(v[1])), second = QUARTERED(HALVED(v[2]), HALVED(v[3]));
  *(four_anywhere *)to += PAIRED(first, second);
}

#endif
