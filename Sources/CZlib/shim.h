// zlib, which unpacks gzip files.
#ifndef BAYESICS_CZLIB_SHIM_H
#define BAYESICS_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see: a gzip stream, 32 KB of window.
static inline int begin_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
