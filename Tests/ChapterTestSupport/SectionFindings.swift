import Workbook

extension Chapter {
  /// What a section finds in the case that these arguments state; none are the lecture's case.
  public static func findings(
    _ section: Section<Study>, _ arguments: [String] = [], seed: UInt64 = Run.defaultSeed,
    isQuick: Bool = false
  ) async throws -> Findings {
    let study = try study(.parse(arguments), run: Run(seed: seed, isQuick: isQuick))
    return try await section.run(study, Run(seed: seed, isQuick: isQuick, section: section.name))
  }

  /// The same at `--quick` sizes.
  public static func quickFindings(
    _ section: Section<Study>, _ arguments: [String] = [], seed: UInt64 = 1
  ) async throws -> Findings {
    try await findings(section, arguments, seed: seed, isQuick: true)
  }
}

extension Findings {
  /// The value of this name.
  public func value(_ name: String) -> Double? { values.first { $0.name == name }?.number }

  /// The value of this name, NaN if there is none.
  public func number(_ name: String) -> Double { value(name) ?? .nan }

  /// The first row of the tables that begins so.
  public func row(_ beginning: String) -> [String] {
    tables.flatMap(\.rows).first { $0[0].hasPrefix(beginning) } ?? []
  }

  /// Claims that do not hold, with what was computed.
  public var failures: [String] {
    claims.filter { $0.verdict != .holds }.map { "\($0.id) \($0.computedText)" }
  }

  /// The names of claims that were computed and do not hold.
  public var namesOfFailures: [String] {
    claims.filter { $0.verdict == .notMet }.map(\.id)
  }
}
