// A C face of gnuplot-iostream.
#ifndef BAYESICS_CGNUPLOT_H
#define BAYESICS_CGNUPLOT_H

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif
