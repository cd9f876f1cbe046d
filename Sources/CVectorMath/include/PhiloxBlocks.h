#ifndef PHILOX_BLOCKS_H
#define PHILOX_BLOCKS_H

#include <stdint.h>

// Eight blocks of Philox4x32-10 at once: of a key and the counters whose upper half is `high` and whose lower halves are
// low, low + 1, ..., low + 7 modulo 2^63. Two numbers a block, its low half first.
void philox_blocks(uint64_t key, uint64_t low, uint64_t high, uint64_t *numbers);

#endif
