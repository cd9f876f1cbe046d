#define _GNU_SOURCE

#include "Parts.h"

#ifdef SANDBOX_IS_KNOWN

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface in numbers, as the headers of a system may be older than its kernel:
// https://docs.kernel.org/userspace-api/landlock.html
enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };

struct ruleset {
  uint64_t files, ports, scopes;
};

struct __attribute__((packed)) path_rule {
  uint64_t rights;
  int32_t descriptor;
};

enum {
  execute = 1 << 0,
  write_file = 1 << 1,
  read_file = 1 << 2,
  read_folder = 1 << 3,
  remove_folder = 1 << 4,
  remove_file = 1 << 5,
  make_folder = 1 << 7,
  make_file = 1 << 8,
  make_link = 1 << 12,
  move = 1 << 13,            // version 2
  truncate_it = 1 << 14,     // version 3
  control_device = 1 << 15,  // version 5
  of_single_files = execute | write_file | read_file | truncate_it | control_device,

  read_it = read_file | read_folder,
  execute_it = read_it | execute,
  write_it = read_it | write_file | remove_folder | remove_file | make_folder | make_file | make_link | move | truncate_it,
};

int landlock_version(void) {
  long version = syscall(create_ruleset, NULL, 0, 1);
  return version < 0 ? 0 : (int)version;
}

// All rights that this version knows are refused, unless a rule gives them.
static struct ruleset everything(const struct sandbox_policy *policy, int version) {
  struct ruleset all = {.files = (1 << 13) - 1};
  if (version >= 2) all.files |= move;
  if (version >= landlock_with_truncate) all.files |= truncate_it;
  if (version >= 4 && !policy->may_use_network) all.ports = 3;
  if (version >= 5) all.files |= control_device;
  if (version >= landlock_with_signals) all.scopes = policy->may_use_network ? 2 : 3;
  return all;
}

static bool allow(int ruleset, const char *const *paths, uint64_t rights) {
  if (paths == NULL) return true;
  for (; *paths != NULL; paths++) {
    int descriptor = open(*paths, O_PATH | O_CLOEXEC);
    if (descriptor < 0) {
      if (errno == ENOENT || errno == ENOTDIR || errno == EACCES) continue;
      return false;
    }
    struct stat status;
    bool found = fstat(descriptor, &status) == 0;
    struct path_rule rule = {.rights = rights, .descriptor = descriptor};
    if (found && !S_ISDIR(status.st_mode)) rule.rights &= of_single_files;
    bool added = found && syscall(add_rule, ruleset, 1, &rule, 0) == 0;
    close(descriptor);
    if (!added) return false;
  }
  return true;
}

bool restrict_files(const struct sandbox_policy *policy, int version) {
  struct ruleset all = everything(policy, version);
  int ruleset = (int)syscall(create_ruleset, &all, sizeof all, 0);
  if (ruleset < 0) return false;
  bool done = allow(ruleset, policy->readable, read_it & all.files) &&
              allow(ruleset, policy->executable, execute_it & all.files) &&
              allow(ruleset, policy->writable, write_it & all.files) &&
              syscall(restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return done;
}

#endif
