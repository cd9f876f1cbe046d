#include <sys/resource.h>

#include "Parts.h"

// Both limits, but never above the present hard one.
static bool lower(int resource, uint64_t soft, uint64_t hard) {
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return false;
  struct rlimit new = {
    .rlim_cur = soft < now.rlim_max ? (rlim_t)soft : now.rlim_max,
    .rlim_max = hard < now.rlim_max ? (rlim_t)hard : now.rlim_max,
  };
  return setrlimit(resource, &new) == 0;
}

bool limit_resources(const struct sandbox_policy *policy) {
#ifdef __linux__
  // A single byte, which is no file and also keeps a collector of core files from being started, as 0 does not
  lower(RLIMIT_CORE, 1, 1);
#else
  lower(RLIMIT_CORE, 0, 0);
#endif
  lower(RLIMIT_FSIZE, policy->file_bytes, policy->file_bytes);
  if (policy->open_files != 0) lower(RLIMIT_NOFILE, policy->open_files, policy->open_files);
  // SIGXCPU tells why; a second later SIGKILL meets whoever ignores it
  if (policy->processor_seconds != 0) lower(RLIMIT_CPU, policy->processor_seconds, policy->processor_seconds + 1);
  return policy->memory_bytes != 0 && lower(RLIMIT_AS, policy->memory_bytes, policy->memory_bytes);
}
