#define _GNU_SOURCE

#include "Parts.h"

#ifdef SANDBOX_IS_KNOWN

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

bool close_descriptors(void) {
  // close_range(2) with CLOSE_RANGE_CLOEXEC, Linux 5.11
  if (syscall(436, 4U, ~0U, 1U << 2) == 0) return true;
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
  // An earlier limit may have been higher
  rlim_t most = limit.rlim_max < 65536 ? 65536 : limit.rlim_max;
  if (most > 1 << 20) return false;
  for (int descriptor = 4; descriptor < (int)most; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  return true;
}

bool drop_privileges(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  // Files of other users may be given to read; Landlock bounds which
  const int kept = CAP_DAC_OVERRIDE;
  for (int capability = 0; capability < 64; capability++) {
    if (capability != kept && prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1) {
      // An ordinary user cannot, and has none to drop
      prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    }
  }
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  struct __user_cap_data_struct data[2] = {{0}};
  if (syscall(SYS_capget, &header, data) != 0) return false;
  data[0].permitted &= 1U << kept;
  data[0].effective &= 1U << kept;
  data[0].inheritable = data[1].permitted = data[1].effective = data[1].inheritable = 0;
  return syscall(SYS_capset, &header, data) == 0;
}

#endif
