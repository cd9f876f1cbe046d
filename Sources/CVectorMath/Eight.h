// Eight numbers at once, in one register or in several, from and to memory at any address.

#ifndef EIGHT_H
#define EIGHT_H

typedef double eight __attribute__((vector_size(64)));
typedef double eight_anywhere __attribute__((vector_size(64), aligned(8)));

#define LOAD(address) (*(const eight_anywhere *)(address))
#define STORE(address, value) (*(eight_anywhere *)(address) = (value))

#endif
