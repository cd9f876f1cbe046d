import SafeIO
import Synchronization
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Marks exercises in processes of their own, as a student's function may crash or never end.
///
/// The program starts itself with a hidden first argument, without a shell; the marking comes back
/// through a pipe of its own, so that the student's `print` cannot disturb it.
enum StudentProcess<C: MarkedChapter> {
  static var request: String { "mark-one-exercise-in-this-process" }
  /// The descriptor of the pipe in the child.
  static var resultDescriptor: Int32 { 3 }

  /// Marks these exercises at the same time; the results are in the order of the numbers.
  static func mark(
    _ numbers: [Int], seed: UInt64, executable: String? = Paths.executable,
    timeLimit: Duration = .seconds(10)
  ) -> [StudentResult] {
    guard let executable else {
      return numbers.map { _ in
        StudentResult(marking: .unmarkable("The program does not find itself to mark exercises."))
      }
    }
    var children = numbers.map { number in
      ChildProcess(executable, [C.card.executable, request, "\(number)", "\(seed)"])
    }
    ChildProcess.collect(&children, timeLimit: timeLimit)
    return children.map { StudentResult($0, timeLimit: timeLimit) }
  }

  /// In the child: marks one exercise, hands the result over and ends. Else returns at once.
  static func becomeIfAsked(_ arguments: [String]) {
    guard arguments.count == 3, arguments[0] == request, let number = Int(arguments[1]),
      let seed = UInt64(arguments[2]),
      let exercise = C.exercises.first(where: { $0.number == number })
    else { return }
    limitResources()
    endWithParent()
    // One line of JSON for each input before the function meets it, then the mark
    let marking = exercise.markStudent(seed: seed) { input in report(input) }
    report(marking)
    fflush(nil)
    _exit(0)
  }

  private static func report(_ value: some Encodable) {
    guard let bytes = try? JSONEncoder().encode(value) else { return }
    try? writeAll(Array(bytes) + [UInt8(ascii: "\n")], to: resultDescriptor)
  }

  /// No core file, 4 GB of memory and 20 s of processor time for a student's function.
  private static func limitResources() {
    #if canImport(Glibc)
      let (core, memory, time) = (
        __rlimit_resource_t(4), __rlimit_resource_t(9), __rlimit_resource_t(0)
      )
    #else
      let (core, memory, time) = (RLIMIT_CORE, RLIMIT_AS, RLIMIT_CPU)
    #endif
    for (resource, limit) in [(core, 0), (memory, 4 << 30), (time, 20)] {
      var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
      _ = setrlimit(resource, &limits)
    }
  }

  /// The parent holds the other end of standard input: when it dies, however, the child ends too, with all that
  /// the student's function started.
  private static func endWithParent() {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    // A copy of its own, as a student's function may close the stream
    let copy = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 100)
    watched.store(copy, ordering: .sequentiallyConsistent)
    pthread_create(
      &thread, nil,
      { _ in
        let parent = getppid()
        let descriptor = watched.load(ordering: .sequentiallyConsistent)
        var byte: UInt8 = 0
        while case let count = read(descriptor, &byte, 1), count != 0 {
          // Without the stream the parent's number tells
          if count < 0, errno != EINTR, getppid() != parent { break }
          if count < 0 { usleep(100_000) }
        }
        if getpgrp() == getpid() { kill(0, SIGKILL) }
        _exit(1)
      }, nil)
  }
}

/// Where a student's process sees the end of its parent.
private let watched = Atomic<Int32>(-1)

/// The marking of one exercise and what the student's function printed.
struct StudentResult: Equatable {
  let marking: Mark
  /// The first ten lines, clean.
  var printed: [String] = []

  init(marking: Mark) { self.marking = marking }

  init(_ child: ChildProcess, timeLimit: Duration) {
    let lines = String(decoding: child.output, as: UTF8.self).split(separator: "\n")
    printed = lines.prefix(10).map { String($0).oneLine(limit: 90) }
    if lines.count > 10 { printed.append("… and more") }
    marking = StudentResult.marking(of: child, timeLimit: timeLimit)
  }

  private static func marking(of child: ChildProcess, timeLimit: Duration) -> Mark {
    let lines = child.result.split(separator: UInt8(ascii: "\n"))
    // The input that the function had when it was last heard of
    let input = lines.last.flatMap { try? JSONDecoder().decode(String.self, from: Data($0)) }
    let opening = "For \(input?.oneLine(limit: 200) ?? "some input") "
    switch child.ending {
    case .notStarted(let words):
      return .unmarkable("A process for your function could not be started: \(words).")
    case .timedOut:
      let seconds = NumberText.significant(timeLimit / .seconds(1), digits: 3)
      return .stopped(
        "\(opening)your function had not finished after \(seconds) seconds for all inputs; is it slow, or is "
          + "there a loop that never ends?")
    case .signalled(let number):
      let errors = String(decoding: child.errors, as: UTF8.self)
      let reason = crashReason(in: errors) ?? usualReason(number)
      let place = crashLine(in: errors).map { " (Exercises.swift, line \($0))" } ?? ""
      return .stopped("\(opening)your function stopped with a crash: \(reason)\(place).")
    case .exited(let status):
      if let last = lines.last, let mark = try? JSONDecoder().decode(Mark.self, from: Data(last)) {
        return mark
      }
      return .stopped(
        "\(opening)your function ended the program itself (status \(status)); let it return a value."
      )
    }
  }

  /// Why it crashed: the words of Swift's runtime ("Fatal error: Index out of range"), or what the
  /// frames of the backtrace tell, as optimised code has no words.
  static func crashReason(in text: String) -> String? {
    for marker in ["Fatal error: ", "Swift runtime failure: "] {
      guard let found = text.ranges(of: marker).first else { continue }
      let words = text[found.upperBound...].prefix { $0 != "\n" }
      let end = words.ranges(of: " in ").first?.lowerBound ?? words.endIndex
      var reason = String(words[..<end]).oneLine(limit: 200)
      // The backtrace sets its headline between stars
      while reason.hasSuffix("*") || reason.hasSuffix(" ") { reason.removeLast() }
      if !reason.isEmpty { return reason.prefix(1).lowercased() + reason.dropFirst() }
    }
    let innermost = text.split(separator: "\n").first { $0.drop { $0 == " " }.hasPrefix("0 ") }
    guard let innermost else { return nil }
    return innermost.contains("subscript") ? "index out of range" : nil
  }

  /// The innermost line of the student's own file in the backtrace.
  static func crashLine(in text: String) -> Int? {
    guard let place = text.ranges(of: "/Exercises.swift:").first else { return nil }
    return Int(text[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }

  private static func usualReason(_ signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP:
      "most often an index out of range, a whole number that overflows, a division by zero or a nil"
    case SIGSEGV, SIGBUS: "most often a function that calls itself without end"
    case SIGABRT: "most often too much memory"
    case SIGXCPU: "it used too much processor time"
    default: "signal \(signal)"
    }
  }
}
