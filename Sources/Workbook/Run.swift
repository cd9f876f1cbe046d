import BayesNumerics

/// What a section is given beside the study: its randomness, how long it may take, whom to tell how far it is.
public struct Run: Sendable {
  /// All randomness of the chapter comes from streams of this seed.
  public let seed: UInt64
  /// Fewer draws and repetitions, for a first look (`--quick`). Every number stays an honest
  /// estimate, only its Monte Carlo error grows; a section without long work may ignore it.
  public let isQuick: Bool
  /// Where long work reports how far it is; shown as a bar when standard error is a terminal.
  public let progress: Progress
  /// The name of the section that runs, or "study" for what all sections share.
  public let section: String

  public init(
    seed: UInt64 = Run.defaultSeed, isQuick: Bool = false, progress: Progress = .silent,
    section: String = "study"
  ) {
    self.seed = seed
    self.isQuick = isQuick
    self.progress = progress
    self.section = section
  }

  /// The stream of random numbers for one purpose of this section, at its beginning.
  ///
  /// It is named by seed, section and purpose alone, so that a new section, or a new purpose in
  /// this one, moves no number elsewhere.
  public func random(_ purpose: String) -> RandomSource {
    RandomSource(seed: seed).stream(section).stream(purpose)
  }

  /// Tells how much of a piece of long work is done, from 0 to 1.
  ///
  /// - Parameters:
  ///   - start: the share of the section's work that is done when the piece begins.
  ///   - end: the share that is done when it ends.
  public func reporting(_ what: String, from start: Double = 0, to end: Double = 1)
    -> @Sendable (Double) -> Void
  {
    { [progress] share in
      progress.report(Int(1000 * (start + (end - start) * share)), 1000, what)
    }
  }

  /// The seed of the committed figures and of CLAIMS.md: the date of lecture 003's school.
  public static let defaultSeed: UInt64 = 20_230_327
}
