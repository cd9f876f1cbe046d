extension Claim {
  /// Whether a claim holds; a citation is neither.
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    case holds
    case quoted
    case notMet = "NOT MET"
  }

  /// What the claims table answers. A number that is NaN or infinite never holds.
  public var verdict: Verdict {
    switch check {
    case .printed(let printed, _, let computed, let tolerance):
      return tolerance.agrees(computed, with: printed) ? .holds : .notMet
    case .readOff(let value, let error, let computed, _):
      let reading = Tolerance.absolute(error, because: "reading")
      return reading.agrees(computed, with: value) ? .holds : .notMet
    case .crossCheck(_, let expected, let computed, let tolerance):
      return tolerance.agrees(computed, with: expected) ? .holds : .notMet
    case .agreement(_, let difference, let bound, _):
      return difference >= 0 && difference < bound ? .holds : .notMet
    case .shape(_, _, let value, let threshold, _, _):
      return threshold.admits(value) ? .holds : .notMet
    case .corrected(
      _, _, let printed, let decimals, let computed, let independent, let tolerance, _):
      guard tolerance.agrees(computed, with: independent) else { return .notMet }
      guard let printed else { return .holds }
      guard printed.isFinite else { return .notMet }
      return Tolerance.rounded(decimals: decimals).agrees(computed, with: printed)
        ? .notMet : .holds
    case .cited: return .quoted
    }
  }

  /// "printed", "cross-check", ... or "NOT MET": the last column of the claims table.
  public var verdictText: String { verdict == .notMet ? verdict.rawValue : kind.rawValue }

  /// What the lecture shows: empty for a cross-check, whose numbers are all ours.
  public var lectureText: String {
    switch check {
    case .printed(_, let text?, _, _): return text
    case .printed(let printed, _, _, .rounded(let decimals)):
      return NumberText.fixed(printed, decimals: max(0, decimals))
    case .printed(let printed, _, _, _): return NumberText.shortest(printed)
    case .readOff(let value, let error, _, _):
      return "\(NumberText.shortest(value)) ± \(NumberText.shortest(error))"
    case .crossCheck, .agreement: return ""
    case .shape(let statement, _, _, _, _, _): return statement
    case .corrected(_, let text, _, _, _, _, _, _): return text
    case .cited(let text): return text
    }
  }

  /// What the chapter found, to the digits that the comparison needs; empty for a citation.
  public var computedText: String {
    switch check {
    case .printed(_, _, let computed, let tolerance),
      .crossCheck(_, _, let computed, let tolerance):
      return Claim.text(computed, compared: tolerance)
    case .readOff(let value, let error, let computed, let precision):
      let digits = NumberText.digits(resolving: value == 0 ? error : error / abs(value) / 10)
      return Claim.text(computed, precision, digits: digits)
    case .agreement(_, let difference, let bound, _):
      return difference < bound
        ? "agree to \(NumberText.significant(bound, digits: 2))"
        : "differ by \(NumberText.significant(difference, digits: 2))"
    case .shape(_, let measure, let value, _, let precision, _):
      return "\(measure) \(Claim.text(value, precision, digits: 3))"
    case .corrected(_, _, _, let decimals, let computed, _, let tolerance, _):
      // Enough digits to see both that it is right and that it is not what was printed
      if case .rounded(let own) = tolerance {
        return NumberText.fixed(computed, decimals: max(0, decimals, own) + 2)
      }
      return Claim.text(computed, compared: tolerance)
    case .cited: return ""
    }
  }

  /// Against what the computed number is held and how far apart the two may be.
  public var conditionText: String {
    switch check {
    case .printed(_, _, _, let tolerance): return tolerance.text
    case .readOff: return "the error of reading"
    case .crossCheck(let route, let expected, _, let tolerance):
      return "\(route): \(Claim.text(expected, compared: tolerance)), \(tolerance.text)"
    case .agreement(let route, _, let bound, let reason):
      return "\(route), below \(NumberText.significant(bound, digits: 2)): \(reason)"
    case .shape(_, _, _, let threshold, _, _): return threshold.text
    case .corrected(_, _, _, _, _, _, let tolerance, _): return "a second route, \(tolerance.text)"
    case .cited: return ""
    }
  }

  /// A sentence that the table needs beside the two values: why a slip is one, or how a claim failed.
  public var remark: String? {
    switch (check, verdict) {
    case (.corrected(_, _, _, _, _, _, _, let reason), .holds): return reason
    case (
      .corrected(_, _, let printed, let decimals, let computed, let independent, let tolerance, _),
      _
    ):
      guard tolerance.agrees(computed, with: independent) else {
        let second = NumberText.significant(independent, digits: 10)
        return "the second route gives \(second), which is outside \(tolerance.text)"
      }
      let text = printed.map { NumberText.fixed($0, decimals: max(0, decimals)) } ?? ""
      return "the computed value rounds to the printed \(text), so there is nothing to correct"
    case (.shape(_, let measure, _, let threshold, _, _), .notMet):
      return "\(measure) should be \(threshold.text)"
    case (_, .notMet): return "outside \(conditionText)"
    default: return nil
    }
  }

  /// How often a right program misses the claim by chance, over seeds; 0 where nothing is random.
  public var falseAlarmRate: Double {
    switch check {
    case .printed(_, _, _, .monteCarlo), .crossCheck(_, _, _, .monteCarlo),
      .corrected(_, _, _, _, _, _, .monteCarlo, _):
      1e-5
    case .shape(_, _, _, _, _, let rate): rate
    default: 0
    }
  }

  /// "003, Bayes factor"
  public var place: String { "\(source.lecture), \(source.slide)" }

  /// Two digits beyond those that the lecture prints, or as many as the bound can tell apart.
  private static func text(_ value: Double, compared tolerance: Tolerance) -> String {
    switch tolerance {
    case .rounded(let decimals): return NumberText.fixed(value, decimals: max(0, decimals + 2))
    case .monteCarlo(let standardError):
      return NumberText.value(value, withError: standardError)
    case .relative(let bound, _):
      return NumberText.significant(value, digits: NumberText.digits(resolving: bound))
    case .absolute(let bound, _):
      let relative = value == 0 ? bound : bound / abs(value)
      return NumberText.significant(value, digits: NumberText.digits(resolving: relative))
    }
  }

  private static func text(_ value: Double, _ precision: Precision, digits: Int) -> String {
    switch precision {
    case .exact: NumberText.significant(value, digits: digits)
    case .standardError(let error): NumberText.value(value, withError: error)
    case .notCompared: "≈ \(NumberText.significant(value, digits: 2))"
    }
  }
}

extension [Claim] {
  /// "14 claims: 9 printed, 3 cross-check, 2 corrected; 1 NOT MET (50b)"
  public var summary: String {
    guard !isEmpty else { return "no claims" }
    let kinds = Claim.Kind.allCases.compactMap { kind -> String? in
      let number = count { $0.kind == kind }
      return number == 0 ? nil : "\(number) \(kind.rawValue)"
    }
    let failed = filter { $0.verdict == .notMet }.map(\.id)
    let verdict =
      failed.isEmpty
      ? (allSatisfy { $0.verdict == .quoted } ? "" : "; all hold")
      : "; \(failed.count) NOT MET (\(failed.joined(separator: ", ")))"
    return "\(count) \(count == 1 ? "claim" : "claims"): \(kinds.joined(separator: ", "))\(verdict)"
  }
}
