import SafeIO
/// One question of a chapter, answered from the data to the claim.
///
/// A section is one file of the chapter's folder `Sections`, one heading of its README, one
/// `--section NAME` and one file of tests. It neither prints nor writes: the command line and the
/// tests are two readers of the ``Findings`` that it returns.
public struct Section<Study: Sendable>: Sendable {
  /// Lower-case words with hyphens, such as "bayes-factor": the name of its file in capitals
  /// ("BayesFactor.swift") and the anchor under which `--section` finds it.
  public let name: String
  /// What it asks, as a heading of the README.
  public let question: String
  /// The options that change what it finds, by their names without dashes ("heads"); nil for all.
  ///
  /// A reader who sets one of them sees the sections that follow it, without the lecture's claims;
  /// the other sections would print the lecture's case again and stay out.
  public let options: [String]?
  /// About how long it takes on two cores, for `--sections` and for the bar of progress; `--times` measures it.
  public let seconds: Double
  public let run: @Sendable (_ study: Study, _ run: Run) async throws -> Findings

  public init(
    _ name: String, _ question: String, options: [String]? = [], seconds: Double = 0.1,
    run: @escaping @Sendable (_ study: Study, _ run: Run) async throws -> Findings
  ) {
    precondition(
      !name.isEmpty
        && name.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        },
      "a section's name has lower-case letters, digits and hyphens only, not '\(name)'")
    self.name = name
    self.question = question
    self.options = options
    self.seconds = seconds
    self.run = run
  }

  /// Whether what it finds depends on one of these options.
  func follows(_ changed: Set<String>) -> Bool {
    options.map { !changed.isDisjoint(with: $0) } ?? !changed.isEmpty
  }
}

/// A result that several sections need: computed once, by the first that asks for it.
///
/// A ``Chapter/study(_:run:)`` holds what its sections share, such as the draws of the main
/// posterior; nothing is computed until a section that runs asks for it.
///
/// ```swift
/// let fit = Shared { try await sampleNetwork(data, using: random) }   // in the study
/// let draws = try await study.fit.value                               // in a section
/// ```
public actor Shared<Value: Sendable> {
  private let compute: @Sendable () async throws -> Value
  private var task: Task<Value, any Error>?

  public init(_ compute: @escaping @Sendable () async throws -> Value) { self.compute = compute }

  public var value: Value {
    get async throws {
      let task = task ?? Task { try await compute() }
      self.task = task
      return try await task.value
    }
  }
}
