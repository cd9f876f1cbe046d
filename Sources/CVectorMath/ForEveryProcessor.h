// Compiles a function once for each level of x86-64 and lets the processor choose when the program starts; elsewhere
// the compiler's default is all there is.

#ifndef FOR_EVERY_PROCESSOR_H
#define FOR_EVERY_PROCESSOR_H

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EVERY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EVERY_PROCESSOR
#endif

#endif
