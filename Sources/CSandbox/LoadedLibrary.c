#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "LoadedLibrary.h"

#include <dlfcn.h>
#include <stddef.h>

const char *library_with(const char *function) {
  Dl_info information;
  void *address = dlsym(RTLD_DEFAULT, function);
  return address != NULL && dladdr(address, &information) != 0 ? information.dli_fname : NULL;
}
