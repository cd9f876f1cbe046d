extension Claim {
  /// What the claims table answers: whether the evidence holds, and of which kind it is.
  ///
  /// A number that is NaN or infinite is never reproduced and never a correction.
  public var verdict: Verdict {
    switch evidence {
    case .number(let published, _, let computed, let tolerance):
      return tolerance.agrees(computed, with: published) ? .reproduced : .notMet
    case .correction(
      _, let publishedValue, let publishedDecimals, let computed, let independent, let tolerance, _):
      guard tolerance.agrees(computed, with: independent) else { return .notMet }
      guard let publishedValue else { return .corrected }
      guard publishedValue.isFinite else { return .notMet }
      let rounding = Tolerance.rounded(decimals: publishedDecimals)
      return rounding.agrees(computed, with: publishedValue) ? .notMet : .corrected
    case .shape(_, _, let holds): return holds ? .shape : .notMet
    case .citation: return .cited
    }
  }

  /// What the lecture says, as it prints it.
  public var publishedText: String {
    switch evidence {
    case .number(_, let printed?, _, _): return printed
    case .number(let published, _, _, .rounded(let decimals)):
      return NumberText.fixed(published, decimals: max(0, decimals))
    case .number(let published, _, _, _): return NumberText.shortest(published)
    case .correction(let published, _, _, _, _, _, _): return published
    case .shape(let published, _, _): return published
    case .citation(let published): return published
    }
  }

  /// What the chapter found, to the digits that the comparison needs; empty for a citation.
  public var computedText: String {
    switch evidence {
    case .number(_, _, let computed, let tolerance):
      return Claim.text(computed, compared: tolerance)
    case .correction(_, _, let decimals, let computed, _, let tolerance, _):
      // Enough digits to see both that it is right and that it is not what was printed
      if case .rounded(let own) = tolerance {
        return NumberText.fixed(computed, decimals: max(0, decimals, own) + 2)
      }
      return Claim.text(computed, compared: tolerance)
    case .shape(_, let observed, _): return observed
    case .citation: return ""
    }
  }

  /// How far apart the two may be and why; empty where no numbers are compared.
  public var toleranceText: String {
    switch evidence {
    case .number(_, _, _, let tolerance), .correction(_, _, _, _, _, let tolerance, _):
      return tolerance.text
    case .shape, .citation: return ""
    }
  }

  /// A sentence that the table needs beside the two values: why a slip is one, or how a claim failed.
  public var remark: String? {
    switch (evidence, verdict) {
    case (.number, .notMet): return "outside \(toleranceText)"
    case (
      .correction(
        _, let publishedValue, let decimals, let computed, let independent, let tolerance,
        let reason), let verdict
    ):
      guard verdict == .notMet else { return reason }
      guard tolerance.agrees(computed, with: independent) else {
        let second = NumberText.significant(independent, digits: 10)
        return "the second route gives \(second), which is outside \(toleranceText)"
      }
      let printed = publishedValue.map { NumberText.fixed($0, decimals: max(0, decimals)) } ?? ""
      return "the computed value rounds to the printed \(printed), so there is nothing to correct"
    case (.shape, .notMet): return "the computation shows something else"
    default: return nil
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
}

extension [Claim] {
  /// "12 claims: 9 reproduced, 2 corrected, 1 NOT MET"
  public var summary: String {
    let order: [Claim.Verdict] = [.reproduced, .corrected, .shape, .cited, .notMet]
    let verdicts = map(\.verdict)
    let parts = order.compactMap { verdict -> String? in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    guard !parts.isEmpty else { return "no claims" }
    return "\(count) \(count == 1 ? "claim" : "claims"): \(parts.joined(separator: ", "))"
  }
}
