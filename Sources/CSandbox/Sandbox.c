#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "Parts.h"

#ifdef SANDBOX_IS_KNOWN

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

unsigned sandbox_enter(const struct sandbox_policy *policy) {
  unsigned holds = 0;
  if (limit_resources(policy)) holds |= sandbox_memory;
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);

  // The filter comes last, as it refuses what the others do
  bool closed = close_descriptors();
  bool unprivileged = drop_privileges();
  int version = landlock_version();
  bool files = unprivileged && version > 0 && restrict_files(policy, version);
  bool calls = unprivileged && filter_system_calls(policy);

  if (files && calls && closed && version >= landlock_with_truncate) holds |= sandbox_files;
  if (calls && closed && !policy->may_use_network) holds |= sandbox_network;
  if (calls && !policy->may_start_processes) holds |= sandbox_processes;
  bool scoped = files && version >= landlock_with_signals;
  if (calls && (scoped || !policy->may_start_processes)) holds |= sandbox_signals;
  return holds;
}

unsigned sandbox_capabilities(void) {
  // By the bare call, so that no library prepares for a copy that only asks the kernel
  long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) {
    struct sandbox_policy nothing = {.memory_bytes = UINT64_C(1) << 46};
    _exit((int)sandbox_enter(&nothing));
  }
  int status = 0;
  if (child < 0) return 0;
  while (waitpid((pid_t)child, &status, 0) < 0) {
    if (errno != EINTR) return 0;
  }
  return WIFEXITED(status) ? (unsigned)WEXITSTATUS(status) : 0;
}

#else

unsigned sandbox_enter(const struct sandbox_policy *policy) {
  limit_resources(policy);
  return 0;
}

unsigned sandbox_capabilities(void) { return 0; }

#endif
