#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CCrashReport.h"

#include <execinfo.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#ifdef __linux__
#include <link.h>
#else
#include <mach-o/dyld.h>
#endif

enum { most_frames = 63, stack_bytes = 256 * 1024 };

// What the handler needs, found before anything is wrong
static int report_descriptor = -1;
static uintptr_t base, first, last;

#ifdef __linux__
// The first object is the executable
static int note_executable(struct dl_phdr_info *object, size_t size, void *nothing) {
  (void)size, (void)nothing;
  base = object->dlpi_addr;
  first = UINTPTR_MAX;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X)) continue;
    uintptr_t start = base + segment->p_vaddr;
    if (start < first) first = start;
    if (start + segment->p_memsz > last) last = start + segment->p_memsz;
  }
  return 1;
}

static void find_executable(void) { dl_iterate_phdr(note_executable, NULL); }
#else
static void find_executable(void) {
  // Addresses on file; which of them lie in the executable is not told
  base = (uintptr_t)_dyld_get_image_vmaddr_slide(0);
  first = 0;
  last = UINTPTR_MAX;
}
#endif

static uintptr_t instruction(const void *context) {
#if defined(__linux__) && defined(__x86_64__)
  return (uintptr_t)((const ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#elif defined(__linux__) && defined(__aarch64__)
  return (uintptr_t)((const ucontext_t *)context)->uc_mcontext.pc;
#else
  (void)context;
  return 0;
#endif
}

static char *put_number(char *end, uintptr_t number, unsigned radix) {
  char digits[2 * sizeof number + 4];
  size_t count = 0;
  do {
    digits[count++] = "0123456789abcdef"[number % radix];
    number /= radix;
  } while (number != 0);
  *end++ = ' ';
  while (count > 0) *end++ = digits[--count];
  return end;
}

static void report(int number, siginfo_t *information, void *context) {
  (void)information;
  char line[32 + (most_frames + 1) * (2 * sizeof(uintptr_t) + 1)];
  char *end = line;
  *end++ = 'C';
  end = put_number(end, (uintptr_t)number, 10);

  // The frames of this handler lie before the one that crashed
  void *frames[most_frames];
  int count = backtrace(frames, most_frames), start = 0;
  uintptr_t crashed = instruction(context);
  while (start < count && (uintptr_t)frames[start] != crashed) start++;
  if (start == count) {
    // The stack cannot be followed through the signal: what there is
    start = 0;
    if (crashed >= first && crashed < last) end = put_number(end, crashed - base, 16);
  }
  for (int i = start; i < count; i++) {
    uintptr_t address = (uintptr_t)frames[i];
    // A return address may be that of the next line
    if (address != crashed) address--;
    if (address >= first && address < last) end = put_number(end, address - base, 16);
  }
  *end++ = '\n';

  const char *rest = line;
  while (rest < end) {
    ssize_t written = write(report_descriptor, rest, (size_t)(end - rest));
    if (written <= 0) break;
    rest += written;
  }
  // The action is the default again, and the signal is not blocked
  raise(number);
  _exit(128 + number);
}

void crash_report_to(int descriptor) {
  report_descriptor = descriptor;
  find_executable();

  // The first call loads what later ones need
  void *frame;
  backtrace(&frame, 1);

  void *memory = mmap(NULL, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t stack = {.ss_sp = memory, .ss_size = stack_bytes};
  sigaltstack(&stack, NULL);

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = report;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
}
