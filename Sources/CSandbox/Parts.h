#ifndef SANDBOX_PARTS_H
#define SANDBOX_PARTS_H

#include "CSandbox.h"

// Each part of sandbox_enter; false when it does not hold. None allocates memory.

// Lowers the limits of memory, time, files and descriptors; false when memory stays unbounded.
bool limit_resources(const struct sandbox_policy *policy);

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define SANDBOX_IS_KNOWN 1

// Every descriptor above the result's closes at the next exec.
bool close_descriptors(void);

// No privileges from what is executed, and none of root's but that of reading files whatever their mode.
bool drop_privileges(void);

// The version of Landlock that the kernel offers, 0 for none.
int landlock_version(void);
enum { landlock_with_truncate = 3, landlock_with_signals = 6 };

bool restrict_files(const struct sandbox_policy *policy, int version);

// Refuses system calls by which a program reaches beyond itself.
bool filter_system_calls(const struct sandbox_policy *policy);
#endif

#endif
