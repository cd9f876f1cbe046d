import TestSupport
import Testing
import Workbook

@testable import chapter5

/// Chapter 5 as a whole; what one section finds is tested in the file of its name.
@Suite struct ShallowNetworkChapterTests {
  @Test func defaultsAreTheChaptersCase() throws {
    let settings = try NetworkSettings.parse([])
    #expect(settings.changed.isEmpty)
    #expect(settings.prior(inputs: 2) == .init(inputs: 2))
    for (name, value) in [
      ("nodes", "2"), ("draws", "1000"), ("set", "motorcycle"), ("weight-scale", "2"),
      ("proposal", "prior-reversible"), ("noise-scale", "0.2"), ("chains", "5"),
      ("node-degrees", "4"), ("predict", "1;2"),
    ] {
      let settings = try NetworkSettings.parse(["--\(name)", value])
      #expect(settings.changed.map(\.name) == [name])
    }
  }

  /// Each name in a section's list is an option: a word that is none would never bring the section out.
  @Test func sectionsFollowOptionsThatExist() throws {
    let names = Set(try NetworkSettings.parse([]).values.map(\.name))
    for section in ShallowNetworkChapter.sections {
      for option in section.options ?? [] {
        #expect(names.contains(option), "\(section.name): \(option)")
      }
    }
  }

  /// Own points are answered by the sections that concern them, and by no other.
  @Test func ownPointsBringOutTheirSections() {
    let following = ShallowNetworkChapter.sections.filter { $0.options?.contains("data") ?? true }
    #expect(following.map(\.name) == ["prior-functions", "fit", "labels", "prior-sensitivity"])
  }

  /// The chapter's own case at quick sizes, one for all tests: what its sections share is computed once.
  static let study = Shared {
    try ShallowNetworkChapter.study(.parse([]), run: Run(isQuick: true))
  }

  private static let shared = Dictionary(
    uniqueKeysWithValues: ShallowNetworkChapter.sections.map { section in
      (
        section.name,
        Shared {
          try await section.run(await study.value, Run(isQuick: true, section: section.name))
        }
      )
    })

  /// A section of that case, run by the first test that asks for it.
  static func findings(of section: Section<NetworkStudy>) async throws -> Findings {
    try await #require(shared[section.name]).value
  }

  /// The same under another seed.
  static func findings(of section: Section<NetworkStudy>, seed: UInt64) async throws -> Findings {
    let study = try ShallowNetworkChapter.study(
      .parse([]), run: Run(seed: seed, isQuick: true))
    return try await section.run(
      study, Run(seed: seed, isQuick: true, section: section.name))
  }
}
