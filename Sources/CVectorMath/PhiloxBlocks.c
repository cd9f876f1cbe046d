#include "PhiloxBlocks.h"

#include "ForEveryProcessor.h"

// Eight counters side by side, each 32-bit word in the lower half of a lane, so that a product is one instruction. Rounds
// and constants as in Philox.swift.
typedef uint64_t lanes __attribute__((vector_size(64)));

FOR_EVERY_PROCESSOR
void philox_blocks(uint64_t key, uint64_t low, uint64_t high, uint64_t *numbers) {
  const uint64_t word = 0xffffffff;
  lanes counters = ((lanes){0, 1, 2, 3, 4, 5, 6, 7} + low) & (UINT64_MAX >> 1);
  lanes c0 = counters & word, c1 = counters >> 32, c2 = (lanes){0} + (high & word), c3 = (lanes){0} + (high >> 32);
  uint64_t k0 = key & word, k1 = key >> 32;
  for (int round = 0; round < 10; round++) {
    // The masks change nothing: they say that one multiplication of 32-bit words is enough
    lanes product0 = 0xD2511F53 * (c0 & word), product1 = 0xCD9E8D57 * (c2 & word);
    c0 = (product1 >> 32) ^ c1 ^ k0;
    c2 = (product0 >> 32) ^ c3 ^ k1;
    c1 = product1 & word;
    c3 = product0 & word;
    k0 = (k0 + 0x9E3779B9) & word;
    k1 = (k1 + 0xBB67AE85) & word;
  }
  lanes first = c0 | c1 << 32, second = c2 | c3 << 32;
  for (int i = 0; i < 8; i++) {
    numbers[2 * i] = first[i];
    numbers[2 * i + 1] = second[i];
  }
}
