import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The last line of the terminal on standard error while it shows what passes, such as a bar of progress.
package enum StatusLine {
  private static let isVisible = Atomic(false)

  /// Puts a text in the place of what the line shows.
  package static func show(_ text: String) {
    isVisible.store(true, ordering: .relaxed)
    put("\r\u{1B}[K" + text)
  }

  /// Leaves the terminal as if the line had never been shown.
  package static func clear() {
    guard isVisible.exchange(false, ordering: .relaxed) else { return }
    put("\r\u{1B}[K")
  }

  private static func put(_ text: String) {
    try? writeAll(Array(text.utf8), to: STDERR_FILENO)
  }
}
