import ArgumentParser

extension Chapter {
  /// The whole command line of a chapter: `@main struct Chapter1 { static func main() async { await CoinFlip.runCommandLine() } }`.
  public static func runCommandLine() async -> Never {
    fatalError()
  }
}
