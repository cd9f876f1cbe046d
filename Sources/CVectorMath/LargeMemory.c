#if defined(__linux__)
#define _GNU_SOURCE
#include <sys/mman.h>
#endif

#include "LargeMemory.h"

#include <stdlib.h>

void *large_memory(size_t bytes) {
  const size_t page = (size_t)1 << 21;
  void *memory = NULL;
  if (posix_memalign(&memory, bytes < page ? 64 : page, bytes > 0 ? bytes : 1) != 0) return NULL;
#if defined(MADV_HUGEPAGE)
  // Only advice: without large pages all stays right
  if (bytes >= page) (void)madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return memory;
}

void free_large_memory(void *memory) { free(memory); }
