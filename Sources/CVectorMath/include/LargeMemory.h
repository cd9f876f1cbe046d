#ifndef LARGE_MEMORY_H
#define LARGE_MEMORY_H

#include <stddef.h>

// Memory for data that are read in random order, to be given back when done: it begins at a multiple of 64 bytes, and where
// it is large the system is asked for large pages, so that finding a page takes no time of its own. Null where there is none.
void *large_memory(size_t bytes);
void free_large_memory(void *memory);

#endif
