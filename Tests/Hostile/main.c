// A program that tries one forbidden act: `hostile ACT [ARGUMENT]`.
//
// Status 0: it was done. 1: it was refused, and the error's name is on standard output. 2: there is no such act.

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CCrashReport.h"

#ifdef __linux__
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#endif

extern char **environ;

static void judge(int done) {
  if (done) {
    puts("done");
    exit(0);
  }
  printf("refused: %s\n", strerror(errno));
  exit(1);
}

static int read_some(int descriptor) {
  char bytes[16];
  return descriptor >= 0 && read(descriptor, bytes, sizeof bytes) >= 0;
}

static int has_ended_well(pid_t child) {
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void *set_one(void *number) {
  *(int *)number = 1;
  return NULL;
}

static int starts_thread(void) {
  int number = 0;
  pthread_t thread;
  errno = pthread_create(&thread, NULL, set_one, &number);
  return errno == 0 && pthread_join(thread, NULL) == 0 && number == 1;
}

static int binds_unix(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  int end = socket(AF_UNIX, SOCK_STREAM, 0);
  return end >= 0 && bind(end, (struct sockaddr *)&address, sizeof address) == 0;
}

static int endless_recursion(volatile int *number) {
  volatile int next = *number + 1;
  return next == 0 ? 0 : endless_recursion(&next) + 1;
}

static void ignore_signals(void) {
  sigset_t all;
  sigfillset(&all);
  for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
  sigprocmask(SIG_BLOCK, &all, NULL);
}

static void flood(int descriptor) {
  static char bytes[65536];
  memset(bytes, 'x', sizeof bytes);
  for (;;) {
    if (write(descriptor, bytes, sizeof bytes) < 0 && errno != EINTR) judge(0);
  }
}

#define ACT(name) if (strcmp(act, name) == 0)

static void try_files(const char *act, const char *path) {
  char other[4096];
  snprintf(other, sizeof other, "%s.other", path);
  ACT("read") judge(read_some(open(path, O_RDONLY)));
  ACT("list") judge(opendir(path) != NULL);
  ACT("write") judge(write(open(path, O_WRONLY | O_APPEND), "x", 1) == 1);
  ACT("create") judge(open(other, O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0);
  ACT("delete") judge(unlink(path) == 0);
  ACT("rename") judge(rename(path, other) == 0);
  ACT("link") judge(link(path, other) == 0);
  ACT("symlink") judge(symlink("/", other) == 0);
  ACT("mkdir") judge(mkdir(other, 0700) == 0);
  ACT("fifo") judge(mkfifo(other, 0600) == 0);
  ACT("truncate") judge(truncate(path, 0) == 0);
  ACT("truncate-by-opening") judge(open(path, O_RDONLY | O_TRUNC) >= 0);
  ACT("chmod") judge(chmod(path, 0777) == 0);
  ACT("chown") judge(chown(path, getuid(), getgid()) == 0);
  ACT("utime") judge(utimensat(AT_FDCWD, path, NULL, 0) == 0);
  ACT("bind-unix") judge(binds_unix(other));
  ACT("exec") {
    char *const words[] = {(char *)path, "-c", "exit 0", NULL};
    judge(execve(path, words, environ) == 0);
  }
  ACT("folder") {
    char *here = getcwd(other, sizeof other);
    judge(here != NULL && strcmp(here, path) == 0);
  }
  ACT("environment") {
    for (char **entry = environ; *entry != NULL; entry++) puts(*entry);
    exit(0);
  }
}

static void try_processes(const char *act, int number) {
  ACT("fork") {
    pid_t child = fork();
    if (child == 0) _exit(0);
    judge(has_ended_well(child));
  }
  ACT("vfork") {
    pid_t child = vfork();
    if (child == 0) _exit(0);
    judge(has_ended_well(child));
  }
  ACT("spawn") {
    pid_t child = -1;
    char *const words[] = {"sh", "-c", "exit 0", NULL};
    errno = posix_spawn(&child, "/bin/sh", NULL, NULL, words, environ);
    judge(errno == 0 && has_ended_well(child));
  }
  ACT("thread") judge(starts_thread());
  ACT("kill") judge(kill(number, SIGKILL) == 0);
  ACT("kill-group") judge(kill(-number, SIGKILL) == 0);
  ACT("ask-kill") judge(kill(number, 0) == 0);
  ACT("abort") abort();
  ACT("other-group") judge(setpgid(0, number) == 0);
  ACT("priority-of-other") judge(setpriority(PRIO_PROCESS, (id_t)number, 10) == 0);
#ifdef __linux__
  ACT("queue") judge(sigqueue(number, SIGKILL, (union sigval){0}) == 0);
  ACT("thread-kill") judge(syscall(SYS_tgkill, number, number, SIGKILL) == 0);
  ACT("kill-by-descriptor") {
    int ends[2];
    judge(pipe(ends) == 0 && fcntl(ends[0], F_SETOWN, number) == 0 && fcntl(ends[0], F_SETSIG, SIGKILL) == 0 &&
          fcntl(ends[0], F_SETFL, O_ASYNC) == 0 && write(ends[1], "x", 1) == 1);
  }
  ACT("kill-by-pidfd") judge(syscall(424, syscall(434, number, 0), SIGKILL, NULL, 0) == 0);
  ACT("limits-of-other") {
    struct rlimit limit = {1, 1};
    judge(prlimit(number, RLIMIT_CORE, &limit, NULL) == 0);
  }
  ACT("see-limits") {
    struct rlimit limit;
    judge(getrlimit(RLIMIT_AS, &limit) == 0);
  }
  ACT("attach") judge(ptrace(PTRACE_ATTACH, number, NULL, NULL) == 0);
  ACT("read-memory") {
    // Any address is refused alike; a wrong one that may be read is not there
    char byte;
    struct iovec mine = {&byte, 1}, yours = {(void *)16, 1};
    judge(process_vm_readv(number, &mine, 1, &yours, 1, 0) == 1 || errno == EFAULT);
  }
  ACT("outlive-parent") judge(syscall(SYS_prctl, 1 /* PR_SET_PDEATHSIG */, 0, 0, 0, 0) == 0);
#endif
}

static void try_calls(const char *act, int number) {
  ACT("tcp") judge(socket(AF_INET, SOCK_STREAM, 0) >= 0);
  ACT("udp") judge(socket(AF_INET, SOCK_DGRAM, 0) >= 0);
  ACT("unix") judge(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  ACT("pair") {
    int ends[2];
    judge(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  }
  ACT("descriptor") judge(fcntl(number, F_GETFD) >= 0);
  ACT("descriptors") {
    for (int i = 4; i < 4096; i++) {
      if (fcntl(i, F_GETFD) >= 0) judge(1);
    }
    judge(0);
  }
#ifdef __linux__
  ACT("netlink") judge(socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
  ACT("memory-file") judge(syscall(SYS_memfd_create, "x", 0) >= 0);
  ACT("shared-memory") {
    long segment = syscall(SYS_shmget, 0 /* private */, 4096, 0600);
    if (segment >= 0) syscall(SYS_shmctl, segment, 0 /* remove */, NULL);
    judge(segment >= 0);
  }
  ACT("unshare") judge(syscall(SYS_unshare, 0) == 0);
  ACT("keyring") judge(syscall(SYS_keyctl, 0 /* get id */, -2 /* of the process */, 1) >= 0);
  // With wrong arguments: told as wrong where the call is let through
  ACT("ring") judge(syscall(425, 0, NULL) < 0 && (errno == EINVAL || errno == EFAULT));
  ACT("execveat") judge(syscall(SYS_execveat, -1, "x", NULL, NULL, 0) < 0 && errno == EBADF);
  ACT("setns") judge(syscall(SYS_setns, -1, 0) < 0 && errno == EBADF);
  ACT("clone-elsewhere") judge(syscall(435, NULL, 0) < 0 && errno == EINVAL);
#ifdef __x86_64__
  ACT("old-calls") {
    // getpid of 32-bit programs
    long result = 20;
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
    judge(result == getpid());
  }
#endif
#endif
}

static void try_resources(const char *act, int number) {
  ACT("memory") {
    size_t bytes = (size_t)6 << 30;
    judge(mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0) != MAP_FAILED);
  }
  ACT("raise-memory") {
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    judge(setrlimit(RLIMIT_AS, &limit) == 0);
  }
  ACT("flood") flood(number);
  ACT("loop") for (volatile unsigned i = 0;; i++) {}
  ACT("stubborn-loop") {
    ignore_signals();
    for (volatile unsigned i = 0;; i++) {}
  }
  ACT("sleep") for (;;) sleep(1000);
  ACT("stubborn-sleep") {
    ignore_signals();
    for (int i = 0; i < 4; i++) close(i);
    for (;;) sleep(1000);
  }
  ACT("crash") {
    crash_report_to(3);
    raise(number);
  }
  ACT("recursion") {
    crash_report_to(3);
    volatile int start = 1;
    judge(endless_recursion(&start) != 0);
  }
}

int main(int count, char **words) {
  if (count < 2) return 2;
  const char *act = words[1], *argument = count > 2 ? words[2] : "";
  try_files(act, argument);
  try_processes(act, atoi(argument));
  try_calls(act, atoi(argument));
  try_resources(act, atoi(argument));
  return 2;
}
