#include "CGnuplot.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include <gnuplot-iostream.h>

namespace {

/// What a SIGKILLed child may take to vanish before we leave it to the kernel, in milliseconds.
constexpr long long burialLimit = 2000;

/// How often a child's end is looked for where the kernel cannot announce it, in milliseconds.
constexpr long long tick = 5;

long long now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

[[noreturn]] void throwError(int error) { throw std::system_error(error, std::generic_category()); }

// MARK: Descriptors

/// An open descriptor that closes itself.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : number(number) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  ~Descriptor() { close(); }

  int get() const { return number; }
  bool isOpen() const { return number >= 0; }
  int release() { return std::exchange(number, -1); }
  void reset(int other) { close(); number = other; }
  void close() {
    if (number >= 0) ::close(release());
  }

private:
  int number = -1;
};

/// A pipe that no other child inherits, with both ends above 2 even where our own standard streams are closed.
struct Pipe {
  Descriptor reader, writer;

  Pipe() {
    int ends[2];
#ifdef __linux__
    if (pipe2(ends, O_CLOEXEC) != 0) throwError(errno);
#else
    if (pipe(ends) != 0) throwError(errno);
#endif
    Descriptor first(ends[0]), second(ends[1]);
    reader.reset(aboveStandardStreams(first));
    writer.reset(aboveStandardStreams(second));
  }

private:
  static int aboveStandardStreams(Descriptor &end) {
    if (end.get() > STDERR_FILENO && fcntl(end.get(), F_SETFD, FD_CLOEXEC) == 0) return end.release();
    const int moved = fcntl(end.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (moved < 0) throwError(errno);
    return moved;
  }
};

void doNotBlock(const Descriptor &end) {
  if (fcntl(end.get(), F_SETFL, O_NONBLOCK) != 0) throwError(errno);
}

// MARK: Signals

/// Blocks every signal in this thread; a forked child is born with all of them blocked.
class SignalsBlocked {
public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }

private:
  sigset_t before;
};

/// Makes a write to a pipe without a reader fail with EPIPE in this thread, and leaves the process's own
/// handling of SIGPIPE as it was.
class BrokenPipesAreErrors {
public:
  BrokenPipesAreErrors() {
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before);
    wasPending = isPending();
  }
  ~BrokenPipesAreErrors() {
    if (!wasPending && isPending()) consume();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

private:
  sigset_t pipeSignal, before;
  bool wasPending;

  static bool isPending() {
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
  }

  void consume() {
#ifdef __linux__
    const timespec atOnce = {0, 0};
    while (sigtimedwait(&pipeSignal, nullptr, &atOnce) < 0 && errno == EINTR) {}
#else
    int signal;
    sigwait(&pipeSignal, &signal);
#endif
  }
};

/// A process that ignores SIGCHLD never learns how its children ended.
void keepExitStatuses() {
  struct sigaction action;
  if (sigaction(SIGCHLD, nullptr, &action) != 0) return;
  if (action.sa_handler != SIG_IGN && !(action.sa_flags & SA_NOCLDWAIT)) return;
  action.sa_flags &= ~SA_NOCLDWAIT;
  if (action.sa_handler == SIG_IGN) action.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &action, nullptr);
}

// MARK: The child's side, between fork and exec: async-signal-safe calls only

void closeEverythingFrom(int first, int descriptorLimit) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
#endif
  for (int number = first; number < descriptorLimit; number++) close(number);
}

[[noreturn]] void becomeGnuplot(
  const cgnuplot_request &request, int input, int output, int errors, int report, pid_t parent,
  int descriptorLimit
) {
  constexpr int reportNumber = STDERR_FILENO + 1;
  static char name[] = "gnuplot", defaults[] = "-d";
  char *const arguments[] = {name, defaults, nullptr};

#ifdef __linux__
  // Die with the parent, and also when it died before the wish was known.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
#endif
  if (request.own_group) setpgid(0, 0);

  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, nullptr);
  }

  // No core file on the user's disk, and no folder of the user's as the current one.
  const rlimit noCore = {0, 0};
  setrlimit(RLIMIT_CORE, &noCore);

  if (chdir("/") == 0 && dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0
      && dup2(errors, STDERR_FILENO) >= 0 && dup2(report, reportNumber) >= 0
      && fcntl(reportNumber, F_SETFD, FD_CLOEXEC) == 0) {
    report = reportNumber;
    closeEverythingFrom(reportNumber + 1, descriptorLimit);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execve(request.path, arguments, const_cast<char *const *>(request.environment));
  }
  const int error = errno;
  if (write(report, &error, sizeof error) != sizeof error) _exit(126);
  _exit(127);
}

// MARK: Our side

/// A started child. Whatever happens to us, it is killed and reaped.
class Child {
public:
  Pipe input, output, errors, report;

  explicit Child(const cgnuplot_request &request) : ownGroup(request.own_group) {
    doNotBlock(input.writer);
    doNotBlock(output.reader);
    doNotBlock(errors.reader);
    doNotBlock(report.reader);

    rlimit files;
    const int descriptorLimit =
      getrlimit(RLIMIT_NOFILE, &files) == 0 ? int(std::min<rlim_t>(files.rlim_cur, 65536)) : 1024;
    const pid_t parent = getpid();
    {
      SignalsBlocked untilExec;
      pid = fork();
      if (pid == 0) {
        becomeGnuplot(
          request, input.reader.get(), output.writer.get(), errors.writer.get(),
          report.writer.get(), parent, descriptorLimit);
      }
      if (pid < 0) throwError(errno);
      if (ownGroup) setpgid(pid, pid);  // Whichever of the two is first; the group exists before a kill.
    }

    input.reader.close();
    output.writer.close();
    errors.writer.close();
    report.writer.close();
#ifdef SYS_pidfd_open
    announcement.reset(int(syscall(SYS_pidfd_open, pid, 0)));
#endif
  }

  ~Child() { bury(); }

  /// Becomes readable when the child has ended; closed where the kernel has no such thing.
  const Descriptor &end() const { return announcement; }

  /// Whether the child has ended. It stays a zombie, so that no other process gets its number or its group's.
  bool hasEnded() const {
    siginfo_t info;
    info.si_pid = 0;
    if (waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0) return errno == ECHILD;
    return info.si_pid == pid;
  }

  /// Whether someone else's wait has reaped the child, so that its number may be another's by now.
  bool isTaken() const {
    siginfo_t info;
    return waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD;
  }

  /// Kills what is left of the child and its group, reaps it, and says how it ended (waitpid's number).
  int bury() {
    if (pid <= 0) return status;
    if (!isTaken()) {
      if (ownGroup) kill(-pid, SIGKILL);
      kill(pid, SIGKILL);
    }
    const long long giveUp = now() + burialLimit;
    pid_t reaped;
    while ((reaped = waitpid(pid, &status, WNOHANG)) == 0 || (reaped < 0 && errno == EINTR)) {
      if (now() > giveUp) break;
      pollfd one = {announcement.get(), POLLIN, 0};
      poll(&one, 1, announcement.isOpen() ? int(burialLimit) : int(tick));
    }
    lost = reaped != pid;
    pid = -1;
    return status;
  }

  /// Whether the child's end was taken by someone else's wait, so that its status is unknown.
  bool isLost() const { return lost; }

private:
  pid_t pid = -1;
  int status = 0;
  bool lost = false;
  bool ownGroup;
  Descriptor announcement;
};

/// Hands a script to gnuplot through gnuplot-iostream, never more at once than the pipe takes without blocking.
///
/// The library reports no failure, so after each piece its stream is asked, and the child is judged by its own end.
class Feeder {
public:
  Feeder(const char *script, size_t count, Descriptor &writer) : rest(script), count(count) {
    FILE *file = fdopen(writer.get(), "w");
    if (!file) throwError(errno);
    writer.release();
    descriptor = fileno(file);
    try {
      stream.reset(new gnuplotio::Gnuplot(file));
    } catch (...) {
      fclose(file);
      throw;
    }
    if (count == 0) stream.reset();
  }

  bool isOpen() const { return stream != nullptr; }
  bool isDone() const { return count == 0; }
  int get() const { return stream ? descriptor : -1; }

  /// Writes one piece; to be called when `poll` reports room or that nobody reads any more (the write then fails).
  /// A pipe with room takes PIPE_BUF bytes whole.
  void feed() {
    const size_t piece = std::min<size_t>(count, PIPE_BUF);
    stream->write(rest, std::streamsize(piece));
    stream->flush();
    if (!stream->good()) return close();
    rest += piece;
    count -= piece;
    if (count == 0) close();
  }

  /// Ends the script: gnuplot sees the end of its input.
  void close() { stream.reset(); }

private:
  const char *rest;
  size_t count;
  int descriptor = -1;
  std::unique_ptr<gnuplotio::Gnuplot> stream;
};

/// Reads what is there: true while more may come now, false when the pipe is empty or at its end (then closed).
template <typename Take> bool drain(Descriptor &end, Take take) {
  char piece[65536];
  const ssize_t count = read(end.get(), piece, sizeof piece);
  if (count > 0) {
    take(piece, size_t(count));
    return true;
  }
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
  if (count < 0 && errno == EINTR) return true;
  end.close();
  return false;
}

void converse(
  const cgnuplot_request &request, cgnuplot_result &result, std::vector<unsigned char> &output
) {
  const long long started = now();
  const bool limited = request.time_limit >= 0;
  const auto left = [&] { return request.time_limit - (now() - started); };

  keepExitStatuses();
  BrokenPipesAreErrors inThisThread;
  Child child(request);
  Feeder script(request.script, request.script_count, child.input.writer);

  const auto takeOutput = [&](const char *bytes, size_t count) {
    output.insert(output.end(), bytes, bytes + count);
  };
  const auto takeWords = [&](const char *bytes, size_t count) {
    const size_t kept = std::min(count, size_t(CGNUPLOT_WORDS_LIMIT) - result.words_count);
    memcpy(result.words + result.words_count, bytes, kept);
    result.words_count += kept;
  };
  const auto isFlooded = [&] { return output.size() > request.output_limit; };

  // Carry bytes until the child has ended, the time is over or the output is too long. Pipes that a grandchild
  // still holds are not waited for: the child's end is what counts.
  bool ended = false, timedOut = false;
  while (!(ended = child.hasEnded())) {
    if (limited && left() <= 0) {
      timedOut = true;
      break;
    }
    long long patience = limited ? std::min<long long>(std::max(left(), 0LL), INT_MAX - 1) + 1 : -1;
    if (!child.end().isOpen()) patience = limited ? std::min(patience, tick) : tick;

    // poll skips negative descriptors, so a stream that is closed is merely not watched.
    pollfd watched[] = {
      {script.get(), POLLOUT, 0},
      {child.output.reader.get(), POLLIN, 0},
      {child.errors.reader.get(), POLLIN, 0},
      {child.end().get(), POLLIN, 0},
    };
    if (poll(watched, 4, int(patience)) < 0) {
      if (errno == EINTR) continue;
      throwError(errno);
    }
    if (watched[0].revents) script.feed();
    if (watched[1].revents) drain(child.output.reader, takeOutput);
    if (watched[2].revents) drain(child.errors.reader, takeWords);
    if (isFlooded()) break;
  }

  // What it wrote before its end is still in the pipes. Its group is killed first, so that nobody refills them.
  const int status = child.bury();
  const long long enough = now() + burialLimit;
  while (child.output.reader.isOpen() && !isFlooded() && now() < enough) {
    if (!drain(child.output.reader, takeOutput)) break;
  }
  while (child.errors.reader.isOpen() && result.words_count < CGNUPLOT_WORDS_LIMIT && now() < enough) {
    if (!drain(child.errors.reader, takeWords)) break;
  }

  int startError = 0;
  const bool neverStarted =
    read(child.report.reader.get(), &startError, sizeof startError) == sizeof startError;

  result.script_taken = script.isDone();
  if (neverStarted) {
    result.outcome = CGNUPLOT_SYSTEM_ERROR;
    result.code = startError;
  } else if (isFlooded()) {
    result.outcome = CGNUPLOT_FLOODED;
  } else if (timedOut) {
    result.outcome = CGNUPLOT_TIMED_OUT;
  } else if (child.isLost()) {
    result.outcome = CGNUPLOT_SYSTEM_ERROR;
    result.code = ECHILD;
  } else if (WIFSIGNALED(status)) {
    result.outcome = CGNUPLOT_SIGNALLED;
    result.code = WTERMSIG(status);
  } else {
    result.outcome = CGNUPLOT_EXITED;
    result.code = WEXITSTATUS(status);
  }
}

void fail(cgnuplot_result *result, int error) {
  cgnuplot_free(result);
  result->outcome = CGNUPLOT_SYSTEM_ERROR;
  result->code = error;
}

}  // namespace

extern "C" void cgnuplot_run(const cgnuplot_request *request, cgnuplot_result *result) {
  memset(result, 0, sizeof *result);
  try {
    result->words = static_cast<char *>(malloc(CGNUPLOT_WORDS_LIMIT));
    if (!result->words) throw std::bad_alloc();
    std::vector<unsigned char> output;
    converse(*request, *result, output);
    if (output.empty()) return;
    result->output = static_cast<unsigned char *>(malloc(output.size()));
    if (!result->output) throw std::bad_alloc();
    memcpy(result->output, output.data(), output.size());
    result->output_count = output.size();
  } catch (const std::system_error &error) {
    fail(result, error.code().value());
  } catch (const std::bad_alloc &) {
    fail(result, ENOMEM);
  } catch (...) {
    fail(result, EIO);
  }
}

extern "C" void cgnuplot_free(cgnuplot_result *result) {
  free(result->output);
  result->output = nullptr;
  result->output_count = 0;
  free(result->words);
  result->words = nullptr;
  result->words_count = 0;
}
