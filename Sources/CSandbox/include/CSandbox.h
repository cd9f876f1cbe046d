#ifndef C_SANDBOX_H
#define C_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "LoadedLibrary.h"

// What a program may do that nobody has read before it runs.
//
// The lists end with NULL, or are NULL when empty; a folder stands for all below it, and a path that does not exist is
// skipped. Numbers of 0 set no limit, except file_bytes, of which 0 allows no byte.
struct sandbox_policy {
  const char *const *readable;
  const char *const *executable;  // may be read too
  const char *const *writable;    // may be read too
  uint64_t memory_bytes;          // of address space, for each process
  uint64_t processor_seconds;     // for each process
  uint64_t file_bytes;            // of one file that it writes
  uint64_t open_files;
  bool may_start_processes;
  bool may_use_network;
};

// What holds for a confined process, whatever it tries.
enum sandbox_bits {
  // It opens, makes, changes and removes no file outside of the lists, executes only what may be executed, and changes
  // no mode, owner, time or attribute of any file
  sandbox_files = 1,
  // It has no socket of any kind
  sandbox_network = 2,
  // It starts no process; together with sandbox_files it looks into none either, as /proc is among the files
  sandbox_processes = 4,
  // Its signals reach nobody outside: only itself and, where it may start processes, what it started
  sandbox_signals = 8,
  // Its address space is bounded
  sandbox_memory = 16,
};

// Confines the calling thread for good, across exec; the caller executes the confined program at once, which ends all
// other threads. Descriptors from 4 on close at that exec, there are no core files, the process is killed when the
// thread that started it ends, and root loses its privileges but that of reading files whatever their mode.
//
// Returns the bits of what holds; what the system does not offer, or what failed, is missing. Linux 5.13 to now on
// x86-64 and ARM: Landlock for files and signals, a system call filter for the rest (files from 6.2 on). Elsewhere only
// the limits are set, and nothing is claimed.
unsigned sandbox_enter(const struct sandbox_policy *policy);

// The bits that a policy gets here that allows nothing. Tried out in a process that ends at once.
unsigned sandbox_capabilities(void);

#endif
