import Testing

@testable import Workbook

@Suite struct SweepTests {
  /// A claim on a random number that holds under all seeds but those named.
  private func reports(failing: Set<UInt64>, seeds: UInt64 = 20, rate: Double = 0) -> [JSONReport] {
    (1...seeds).map { seed in
      let value = failing.contains(seed) ? 0.5 : 2 + Double(seed) / 100
      let claims = [
        Claim(
          "25a", .init(lecture: "001", slide: "S"), "faster",
          .shape("faster", measuring: "ratio", value, .above(1), falseAlarmRate: rate)),
        Claim(
          "25b", .init(lecture: "001", slide: "S"), "exact",
          .printed(0.71, computed: 10.0 / 14, .rounded(decimals: 2))),
      ]
      let card = ChapterCard(
        number: 5, title: "", lecture: "", abstract: "", example: (command: "", shows: ""))
      return JSONReport(
        Report(
          card: card, seed: seed,
          parts: [
            Report.Part(
              name: "faults", question: "?", isLectureCase: true,
              outcome: .found(Findings(answer: "", claims: claims)))
          ]))
    }
  }

  @Test func onlyRandomClaimsAreCounted() {
    let sweep = Sweep(reports(failing: []))
    #expect(sweep.rows.map(\.id) == ["25a"])
    #expect(sweep.rows[0].held == 20)
    #expect(!sweep.rows[0].failsTooOften)
    #expect(sweep.held(chapter: 5, id: "25a") == "20 of 20")
    #expect(sweep.held(chapter: 5, id: "25b") == nil)
  }

  @Test func aFailureThatIsNotStatedIsTooOften() {
    let sweep = Sweep(reports(failing: [7]))
    #expect(sweep.rows[0].held == 19)
    #expect(sweep.rows[0].worst == "ratio 0.5")
    #expect(sweep.rows[0].failsTooOften)
    #expect(sweep.markdown.contains("**too often**"))
  }

  /// One failure of 20 at a rate of 5 % is what one expects; six or more have probability 0.0003.
  @Test func aStatedRateAllowsAsManyAsChanceGives() {
    #expect(!Sweep(reports(failing: [7], rate: 0.05)).rows[0].failsTooOften)
    #expect(Sweep(reports(failing: [1, 2, 3, 4, 5, 6], rate: 0.05)).rows[0].failsTooOften)
  }

  /// Computed once with scipy.stats.binom.sf(k - 1, n, p).
  @Test(arguments: [
    (1, 20, 0.05, 0.6415140775914578), (6, 20, 0.05, 0.0003292943245282763),
    (3, 50, 0.01, 0.013817270830600381), (20, 20, 0.5, 9.5367431640625e-07),
  ]) func theBinomialTail(k: Int, n: Int, rate: Double, expected: Double) {
    // 1 minus a sum of up to 20 numbers, each rounded a few times
    #expect(abs(Sweep.Row.upperTail(k, of: n, rate: rate) - expected) < 1e-13)
  }

  @Test func thePageCanBeReadBack() {
    let sweep = Sweep(reports(failing: [7], rate: 0.05))
    let back = Sweep(markdown: sweep.markdown)
    #expect(back.rows == sweep.rows)
    #expect(back.seeds == 20)
  }
}
