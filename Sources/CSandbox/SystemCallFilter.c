#define _GNU_SOURCE

#include "Parts.h"

#ifdef SANDBOX_IS_KNOWN

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// A program for the kernel's filter machine; the accumulator holds the number of the system call between its blocks.
struct filter {
  struct sock_filter lines[768];
  size_t count;
  bool overflowed;
};

static void add(struct filter *filter, uint16_t code, uint8_t if_true, uint8_t if_false, uint32_t value) {
  if (filter->count == sizeof filter->lines / sizeof *filter->lines) {
    filter->overflowed = true;
    return;
  }
  filter->lines[filter->count++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(struct filter *filter, size_t offset) {
  add(filter, BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset);
}

static void answer(struct filter *filter, uint32_t action) { add(filter, BPF_RET | BPF_K, 0, 0, action); }

static void refuse(struct filter *filter, long call, int error) {
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)call);
  answer(filter, SECCOMP_RET_ERRNO | (uint32_t)error);
}

// The lower half of an argument, which is all that the kernel takes of an int.
static size_t argument(int number) { return offsetof(struct seccomp_data, args) + 8 * (size_t)number; }

// Allows the call only when this int argument is one of two.
static void refuse_unless(struct filter *filter, long call, int number, uint32_t first, uint32_t second) {
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, (uint32_t)call);
  load(filter, argument(number));
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, first);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, second);
  answer(filter, SECCOMP_RET_ALLOW);
  answer(filter, SECCOMP_RET_ERRNO | EPERM);
}

// Refuses the call when this int argument is so.
static void refuse_when(struct filter *filter, long call, int number, uint32_t value) {
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, (uint32_t)call);
  load(filter, argument(number));
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value);
  answer(filter, SECCOMP_RET_ERRNO | EPERM);
  load(filter, offsetof(struct seccomp_data, nr));
}

// The call only for this process and without a new value, which is the pointer `number`.
static void allow_only_reading(struct filter *filter, long call, int number, uint32_t self) {
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 9, (uint32_t)call);
  load(filter, argument(0));
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, 0);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, self);
  load(filter, argument(number));
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 3, 0);
  load(filter, argument(number) + 4);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
  answer(filter, SECCOMP_RET_ALLOW);
  answer(filter, SECCOMP_RET_ERRNO | EPERM);
}

// Threads as always; processes if they may be, but none that leaves this one's namespaces or gets another parent.
static void filter_clone(struct filter *filter, bool may_start_processes) {
  const uint32_t leaving = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                           CLONE_NEWNET | CLONE_PARENT;
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, SYS_clone);
  load(filter, argument(0));
  add(filter, BPF_JMP | BPF_JSET | BPF_K, 2, 0, leaving);
  add(filter, BPF_JMP | BPF_JSET | BPF_K, 0, 1, may_start_processes ? ~0U : (uint32_t)CLONE_THREAD);
  answer(filter, SECCOMP_RET_ALLOW);
  answer(filter, SECCOMP_RET_ERRNO | EPERM);
  // Its flags lie in memory, where no filter sees them: the C library then takes clone
  refuse(filter, 435, ENOSYS);
#ifdef SYS_fork
  if (!may_start_processes) {
    refuse(filter, SYS_fork, EPERM);
    refuse(filter, SYS_vfork, EPERM);
  }
#endif
}

// Calls that no confined program makes. Numbers are those of calls that headers of a few years ago do not name; from
// 424 on they are the same for all processors.
static const long always_refused[] = {
  // Other processes
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_move_pages, SYS_migrate_pages,
  SYS_get_robust_list, SYS_setsid, 424 /* pidfd_send_signal */, 434 /* pidfd_open */, 438 /* pidfd_getfd */,
  440 /* process_madvise */, 448 /* process_mrelease */, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr,
  SYS_ioprio_set,
  // Modes, owners, times and attributes of files, of which Landlock knows nothing
  SYS_fchmod, SYS_fchmodat, 452 /* fchmodat2 */, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr,
  SYS_fsetxattr, 463 /* setxattrat */, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, 466 /* removexattrat */,
  469 /* file_setattr */,
#ifdef SYS_chmod
  SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
  // Files past their paths, and programs past the list
  SYS_open_by_handle_at, SYS_memfd_create, 447 /* memfd_secret */, SYS_execveat, SYS_fanotify_init, SYS_fanotify_mark,
  SYS_quotactl, 443 /* quotactl_fd */,
  // Mounts and namespaces
  SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, 428 /* open_tree */, 429 /* move_mount */,
  430 /* fsopen */, 431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */,
  467 /* open_tree_attr */, SYS_swapon, SYS_swapoff,
  // Doors to the kernel that evade this filter or have often been left open
  425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */, SYS_bpf, SYS_perf_event_open,
  SYS_userfaultfd, SYS_add_key, SYS_request_key, SYS_keyctl, SYS_init_module, SYS_finit_module, SYS_delete_module,
  SYS_kexec_load, SYS_syslog, SYS_acct, SYS_reboot, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex,
  SYS_clock_adjtime, SYS_sethostname, SYS_setdomainname, SYS_personality, SYS_vhangup,
#ifdef __x86_64__
  SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
  // Memory, semaphores and queues that other processes share and that outlive this one
  SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semop, SYS_semtimedop, SYS_semctl, SYS_msgget, SYS_msgsnd,
  SYS_msgrcv, SYS_msgctl, SYS_mq_open, SYS_mq_unlink,
};

static const long refused_without_network[] = {
  SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg,
  SYS_sendmmsg,
};

#define EACH(list) size_t i = 0; i < sizeof list / sizeof *list; i++

static void filter_signals(struct filter *filter, bool may_start_processes, uint32_t self) {
  // What it may start has numbers that are not known yet; there Landlock holds the signals
  if (!may_start_processes) {
    refuse_unless(filter, SYS_kill, 0, self, self);
    refuse_unless(filter, SYS_tgkill, 0, self, self);
    refuse_unless(filter, SYS_tkill, 0, self, self);
    refuse_unless(filter, SYS_rt_sigqueueinfo, 0, self, self);
    refuse_unless(filter, SYS_rt_tgsigqueueinfo, 0, self, self);
  }
  // Signals that a descriptor sends for somebody, and letters typed into a terminal
  const uint32_t set_owner = 8, set_signal = 10, set_owner_exactly = 15;
  refuse_when(filter, SYS_fcntl, 1, set_owner);
  refuse_when(filter, SYS_fcntl, 1, set_signal);
  refuse_when(filter, SYS_fcntl, 1, set_owner_exactly);
  const uint32_t controls[] = {
    0x8901 /* FIOSETOWN */,     0x8902 /* SIOCSPGRP */,      0x5412 /* TIOCSTI */,
    0x541C /* TIOCLINUX */,     0x40086602 /* SETFLAGS */,   0x401C5820 /* FSSETXATTR */,
  };
  for (EACH(controls)) refuse_when(filter, SYS_ioctl, 1, controls[i]);
}

bool filter_system_calls(const struct sandbox_policy *policy) {
  struct filter filter;
  filter.count = 0;
  filter.overflowed = false;
  const uint32_t self = (uint32_t)getpid();

  // Another architecture's numbers mean other calls
#ifdef __x86_64__
  const uint32_t architecture = AUDIT_ARCH_X86_64;
#else
  const uint32_t architecture = AUDIT_ARCH_AARCH64;
#endif
  load(&filter, offsetof(struct seccomp_data, arch));
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, architecture);
  answer(&filter, SECCOMP_RET_KILL_PROCESS);
  load(&filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  // The calls of x32 have this bit
  add(&filter, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
  answer(&filter, SECCOMP_RET_ERRNO | EPERM);
#endif

  filter_clone(&filter, policy->may_start_processes);
  filter_signals(&filter, policy->may_start_processes, self);
  for (EACH(always_refused)) refuse(&filter, always_refused[i], EPERM);
  if (!policy->may_use_network) {
    for (EACH(refused_without_network)) refuse(&filter, refused_without_network[i], EPERM);
  }
  // The group stays one, so that a signal to it reaches all; starters of processes hear that it was done
  refuse(&filter, SYS_setpgid, policy->may_start_processes ? 0 : EPERM);

  // Limits and priority: its own may be read, and only the own thread's priority set
  allow_only_reading(&filter, SYS_prlimit64, 2, policy->may_start_processes ? 0 : self);
  refuse(&filter, SYS_setrlimit, EPERM);
  refuse_when(&filter, SYS_setpriority, 0, PRIO_PGRP);
  refuse_when(&filter, SYS_setpriority, 0, PRIO_USER);
  refuse_unless(&filter, SYS_setpriority, 1, 0, 0);
  refuse_unless(&filter, SYS_sched_setaffinity, 0, 0, policy->may_start_processes ? 0 : self);

  // It ends with who started it, and nobody is made to look into it
  refuse_when(&filter, SYS_prctl, 0, PR_SET_PDEATHSIG);
  refuse_when(&filter, SYS_prctl, 0, PR_SET_PTRACER);
  refuse_when(&filter, SYS_prctl, 0, PR_SET_MM);
  refuse_when(&filter, SYS_prctl, 0, PR_SET_CHILD_SUBREAPER);
  answer(&filter, SECCOMP_RET_ALLOW);

  struct sock_fprog program = {.len = (unsigned short)filter.count, .filter = filter.lines};
  return !filter.overflowed && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#endif
