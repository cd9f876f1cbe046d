#ifndef LOADED_LIBRARY_H
#define LOADED_LIBRARY_H

// The path of the loaded library or program that defines this function, or NULL; valid as long as it stays loaded.
const char *library_with(const char *function);

#endif
