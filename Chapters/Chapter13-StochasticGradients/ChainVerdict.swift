import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

extension StreamedRegression.Result {
  /// What speaks against the chain.
  enum Verdict: Equatable {
    case diverged
    /// By this factor wider or narrower than the curvature says.
    case tooWide(Double, coefficient: Int)
    case tooNarrow(Double, coefficient: Int)
    /// The coefficient that is worth the fewest independent draws.
    case notMixed(rHat: Double, effectiveDraws: Double, coefficient: Int)
    /// Within the allowed ratio, but wider by more than Monte Carlo error: how much, and of which coefficient.
    case slightlyWide(Double, coefficient: Int)
    case good
  }

  /// The chain is no posterior where its spread is far from that of the curvature.
  static let allowedRatio = 1.5
  /// Up to here the spread is passed over: the bias of the default step, and a posterior that is not quite normal.
  static let silentRatio = 1.1
  /// One chain in halves and these in halves again: above, they disagree about the place by a third of a deviation.
  static let allowedRHat = 1.05
  /// With fewer, the Monte Carlo error of the mean is more than a tenth of the deviation.
  static let fewestDraws = 100.0

  var verdict: Verdict {
    let ratios = ratios
    guard ratios.allSatisfy({ $0 > 0 && $0.isFinite && $0 < 1e6 }) else { return .diverged }
    let (widest, narrowest) = (ratios.max() ?? 1, ratios.min() ?? 1)
    if widest > Self.allowedRatio {
      return .tooWide(widest, coefficient: ratios.firstIndex(of: widest) ?? 0)
    }
    if narrowest < 1 / Self.allowedRatio {
      return .tooNarrow(1 / narrowest, coefficient: ratios.firstIndex(of: narrowest) ?? 0)
    }
    let effective = effectiveDraws
    let (rHat, fewest) = (draws.map(RHat.split).max() ?? .nan, effective.min() ?? .nan)
    guard rHat <= Self.allowedRHat, fewest >= Self.fewestDraws else {
      return .notMixed(
        rHat: rHat, effectiveDraws: fewest, coefficient: effective.firstIndex(of: fewest) ?? 0)
    }
    // The relative error of a standard deviation of n independent draws is 1/√(2n)
    let wide = ratios.indices.filter {
      ratios[$0] > Self.silentRatio + 2 / (2 * effective[$0]).squareRoot()
    }
    guard let most = wide.max(by: { ratios[$0] < ratios[$1] }) else { return .good }
    return .slightlyWide(ratios[most], coefficient: most)
  }

  var isBelievable: Bool {
    switch verdict {
    case .good, .slightlyWide: true
    case .diverged, .tooWide, .tooNarrow, .notMixed: false
    }
  }
}

extension StreamedRegression {
  /// - Throws: ``InputError`` of kind `data`, the same for everything that speaks against a chain, with what helps.
  func requireBelievable(_ result: Result) throws(InputError) {
    guard !result.isBelievable else { return }
    let (complaint, advice) = complaint(result)
    let misfit = result.fit.sentences
    let besides =
      misfit.isEmpty ? "" : ". Besides, the model does not fit. \(misfit.joined(separator: " "))"
    let verdict =
      if case .notMixed(let rHat, _, _) = result.verdict, rHat <= Result.allowedRHat {
        "the chain has too few effective draws"
      } else { "the chain is not the posterior" }
    var sentence = "\(verdict), for \(complaint); \(advice)\(besides)"
    if sentence.hasSuffix(".") { sentence.removeLast() }
    throw InputError(.data, sentence)
  }

  private func complaint(_ result: Result) -> (String, advice: String) {
    let tooLong = "steps from 1 on are longer than the longest stable one: give --step 0.1"
    switch result.verdict {
    case .tooWide(let ratio, let coefficient):
      let words =
        "its standard deviation for \(name(coefficient)) is \(NumberText.significant(ratio, digits: 2)) times that of the curvature "
        + "at the peak"
      if share >= 1 { return (words, tooLong) }
      if share >= 0.5 {
        return (
          words,
          "a step this long makes it \(NumberText.significant(Self.widening(share), digits: 2)) times as wide by itself: give a "
            + "shorter --step, such as 0.1"
        )
      }
      if let order = result.order {
        return (
          words,
          "the rows are not in random order, as \(order.words(file.names)): shuffle them, or first add the order as a column if it "
            + "means something, as time does"
        )
      }
      return (
        words,
        "give a shorter --step\(largerBatch); if that does not help, the rows say too little about some coefficient: give "
          + "more of them"
      )
    case .tooNarrow(let ratio, let coefficient):
      return (
        "its standard deviation for \(name(coefficient)) is \(NumberText.significant(1 / ratio, digits: 2)) times that of the "
          + "curvature at the peak", fasterAdvice(result)
      )
    case .notMixed(let rHat, let effectiveDraws, let coefficient):
      return (
        "it has not mixed, with R-hat \(NumberText.fixed(rHat, decimals: 2)) and "
          + "\(NumberText.fixed(effectiveDraws, decimals: 0)) effective draws for \(name(coefficient))",
        fasterAdvice(result)
      )
    case .diverged, .slightlyWide, .good:
      return (
        "it diverged",
        share >= 1 ? tooLong : "give a shorter --step, such as 0.1\(largerBatch)"
      )
    }
  }

  /// 1/√(1 - share): how much wider than the posterior a chain is along its stiffest direction, for with η = 2 share/λ the
  /// variance at rest is 1/λ over 1 - ηλ/2.
  static func widening(_ share: Double) -> Double { 1 / (1 - share).squareRoot() }

  /// The largest batch of which as many steps can be made as a chain should have.
  var largestBatch: Int {
    file.rows <= RegressionFile.blockRows
      ? file.rows : Self.mostRows / Self.wantedSteps
  }

  /// " or a larger --batch", where there is one.
  var largerBatch: String {
    batch < largestBatch
      ? " or a larger --batch, such as \(min(largestBatch, 10 * batch))" : ""
  }

  /// What lets a chain get further in the same number of steps, or more steps out of the rows.
  private func fasterAdvice(_ result: Result) -> String {
    if result.isShort {
      return
        "it has made \(NumberText.grouped(result.steps)) steps, for it uses \(NumberText.grouped(Self.mostRows)) rows and no more, "
        + "\(NumberText.grouped(batch)) for each step: give a --batch of at most \(NumberText.grouped(largestBatch))"
    }
    let columns =
      "look for a column with outliers, or one that nearly repeats others or nearly tells the outcome"
    // As many more effective draws as the step is longer, and half as many again, to one digit
    let fewest = result.effectiveDraws.min() ?? .nan
    let needed = 1.5 * share * Result.fewestDraws / fewest
    if share < 0.1 || (needed > share && needed <= 0.4) {
      let longer = needed > share && needed <= 0.4 ? needed : 0.1
      let unit = Double.pow(10, Double.log10(longer).rounded(.down))
      let step = max(0.1, (longer / unit).rounded(.up) * unit)
      return
        "give a longer --step, such as \(NumberText.significant(step, digits: 1)); if that does not help, \(columns)"
    }
    return columns
  }

  private func name(_ coefficient: Int) -> String { DataFile.shown(file.names[coefficient]) }
}
