// A C face of gnuplot-iostream: one gnuplot child, one script in, its standard output back.
#ifndef BAYESICS_CGNUPLOT_H
#define BAYESICS_CGNUPLOT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes of the child's standard error that are kept; the rest is read and dropped.
#define CGNUPLOT_WORDS_LIMIT 4096

/// What to run. Every pointer is borrowed for the length of the call.
typedef struct {
  /// Absolute path of the program, which is run with the one argument `-d` (read no init files).
  const char *path;
  /// The child's whole environment: `NAME=value` strings, then NULL.
  const char *const *environment;
  /// What the child reads on its standard input.
  const char *script;
  size_t script_count;
  /// Milliseconds until the child is killed; negative: no limit.
  long long time_limit;
  /// Bytes of standard output beyond which the child is killed.
  size_t output_limit;
  /// Non-zero: the child leads a process group of its own, which is killed as a whole at the end.
  /// Zero: it stays in ours, so that the terminal's Ctrl-C and Ctrl-Z reach it (windows).
  int own_group;
} cgnuplot_request;

typedef enum {
  /// Ended by itself; `code` is its exit status.
  CGNUPLOT_EXITED,
  /// Ended by a signal that we did not send; `code` is the signal.
  CGNUPLOT_SIGNALLED,
  /// Killed by us at the time limit.
  CGNUPLOT_TIMED_OUT,
  /// Killed by us because it wrote more than `output_limit`.
  CGNUPLOT_FLOODED,
  /// Never ran, or its end was lost; `code` is an errno value.
  CGNUPLOT_SYSTEM_ERROR,
} cgnuplot_outcome;

typedef struct {
  cgnuplot_outcome outcome;
  int code;
  /// Non-zero when every byte of the script was handed over before the child stopped reading.
  int script_taken;
  /// The child's standard output; free with `cgnuplot_free`.
  unsigned char *output;
  size_t output_count;
  /// The first bytes of the child's standard error; freed likewise. A pointer, as Swift sees an array of C as a tuple,
  /// and its compiler took forty seconds over one of 4096 elements.
  char *words;
  size_t words_count;
} cgnuplot_result;

/// Runs one gnuplot to its end and fills `result`.
///
/// Blocks the calling thread, and no longer than the time limit plus a moment, whatever the child does. On Linux the
/// child dies with the thread that called, so this must stay one blocking call on one thread. Safe to
/// call from several threads at once. Throws nothing. Leaves no process of the child's group, no zombie and no
/// descriptor behind; a program that leaves its group (setsid) is neither waited for nor killed.
/// The one trace in the process: where SIGCHLD is ignored (which would lose the exit status) it becomes SIG_DFL.
void cgnuplot_run(const cgnuplot_request *request, cgnuplot_result *result);

void cgnuplot_free(cgnuplot_result *result);

#ifdef __cplusplus
}
#endif

#endif
