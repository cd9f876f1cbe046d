#ifndef C_CRASH_REPORT_H
#define C_CRASH_REPORT_H

// From now on a crash writes one line to this descriptor before the program dies by its signal as it would have:
//
//   C <signal> <offset> <offset> ...
//
// The offsets are those of the frames that lie in the executable itself, innermost first, in hexadecimal from its load
// base (in an executable, its addresses on file); a caller's lies inside of the call. SIGILL, SIGTRAP, SIGSEGV, SIGBUS,
// SIGFPE and SIGABRT. An endless recursion is reported too, in each thread that has called this; the last call's
// descriptor counts. No process is started and no memory allocated in the crash.
void crash_report_to(int descriptor);

#endif
