import SafeIO
import Synchronization

/// Runs the sections of a chapter at once, on as many cores as there are, and keeps them in order.
struct ChapterSections<C: Chapter> {
  let settings: C.Settings
  let options: CommonOptions

  /// The sections that were asked for by name; else those that follow an option that the reader changed;
  /// else all.
  func chosen() throws(InputError) -> [Section<C.Study>] {
    let sections = options.withMine ? C.studentSections : C.sections
    guard !sections.isEmpty else {
      throw InputError(
        .usage,
        "'--with-mine' finds nothing to plug in: this chapter has no exercise in which you build a part of it"
      )
    }
    for name in options.section where !sections.contains(where: { $0.name == name }) {
      throw InputError(
        .usage,
        "there is no section '\(name)' in this chapter; it has "
          + "\(sections.map(\.name).joined(separator: ", "))")
    }
    let changed = Set(settings.changed.map(\.name))
    guard options.section.isEmpty else {
      let named = sections.filter { options.section.contains($0.name) }
      for option in changed.sorted() where !named.contains(where: { $0.follows([option]) }) {
        throw InputError(
          .usage,
          "no section that you named follows --\(option), so it would change nothing; leave out one of "
            + "the two ('--sections' lists what each follows)")
      }
      return named
    }
    let following = options.withMine ? [] : sections.filter { $0.follows(changed) }
    return following.isEmpty ? sections : following
  }

  /// What came of each, in the order of the chapter, the same bytes as one after the other.
  ///
  /// A section that refuses, or fails, does so alone: what it threw is its outcome.
  func run(_ sections: [Section<C.Study>], progress: Progress) async throws -> [Report.Part] {
    let shared = SectionProgress(sections.map { ($0.name, $0.seconds) }, in: progress)
    let study = try C.study(
      settings,
      run: Run(seed: options.seed, isQuick: options.quick, progress: shared.whatIsShared))
    let changed = Set(settings.changed.map(\.name))

    func outcome(_ index: Int) async -> Report.Outcome {
      let section = sections[index]
      let run = Run(
        seed: options.seed, isQuick: options.quick, progress: shared.part(index),
        section: section.name)
      do {
        let findings = try await section.run(study, run)
        shared.finish(index)
        return .found(findings)
      } catch let error as InputError {
        return .refused(error)
      } catch {
        return .failed(error)
      }
    }

    var outcomes = [Report.Outcome?](repeating: nil, count: sections.count)
    if options.times {
      for index in sections.indices {
        let clock = ContinuousClock()
        let start = clock.now
        outcomes[index] = await outcome(index)
        StatusLine.clear()
        let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
        StandardStreams.complain(
          "\(C.card.executable): \(sections[index].name) took \(NumberText.fixed(seconds, decimals: 2)) s"
        )
      }
    } else {
      // The longest first, so that no core waits for one that began last
      let order = sections.indices.sorted { sections[$0].seconds > sections[$1].seconds }
      await withTaskGroup(of: (Int, Report.Outcome).self) { group in
        for index in order { group.addTask { (index, await outcome(index)) } }
        for await (index, found) in group { outcomes[index] = found }
      }
    }
    return zip(sections, outcomes).compactMap { section, outcome in
      outcome.map {
        Report.Part(
          name: section.name, question: section.question, isLectureCase: !section.follows(changed),
          outcome: $0)
      }
    }
  }
}

/// One bar for sections that run at once: each counts as its share of their seconds.
final class SectionProgress: Sendable {
  private let sections: [(name: String, seconds: Double)]
  private let shares: Mutex<[Double]>
  private let bar: Progress

  init(_ sections: [(name: String, seconds: Double)], in bar: Progress) {
    self.sections = sections
    self.bar = bar
    shares = Mutex([Double](repeating: 0, count: sections.count))
  }

  /// What one section reports to.
  func part(_ index: Int) -> Progress {
    Progress { [self] done, total, what in
      update(index, total > 0 ? Double(done) / Double(total) : 0, what)
    }
  }

  /// What a result reports to that several sections wait for: its words, for the bar counts sections.
  var whatIsShared: Progress {
    Progress { [self] done, total, what in
      let share = total > 0 ? 100 * done / total : 0
      shares.withLock { report($0, "\(what), \(share) %") }
    }
  }

  func finish(_ index: Int) { update(index, 1, sections[index].name) }

  private func update(_ index: Int, _ share: Double, _ what: String) {
    // Reported under the lock, so that the bar never goes back
    shares.withLock { shares in
      shares[index] = max(shares[index], min(max(share, 0), 1))
      report(shares, what)
    }
  }

  private func report(_ shares: [Double], _ what: String) {
    let total = sections.reduce(0) { $0 + $1.seconds }
    let done = zip(shares, sections).reduce(0) { $0 + $1.0 * $1.1.seconds }
    bar.report(Int(1000 * done / max(total, 1e-9)), 1000, what)
  }
}
