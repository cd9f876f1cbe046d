import BayesNumerics
import Foundation
import Inference
import Workbook

/// The numbers of lecture 002, computed; row numbers are those of the ledger.
enum Claims {
  static func all(
    comparison: OrderComparison, identities: Identities, digits: Digits, loss: LossAsLikelihood,
    monteCarlo: MonteCarloMean, sine: SineModel
  ) -> [Claim] {
    expectation(monteCarlo) + likelihood(loss) + selection(comparison)
      + formulas(comparison, identities, digits) + fits(comparison) + evidences(comparison)
      + nonlinear(sine)
  }

  private static func slide(_ heading: String) -> Claim.Source {
    Claim.Source(lecture: "002", slide: heading)
  }

  /// A statement that two routes agree to a relative 1e-10.
  private static func agreement(
    _ id: String, _ source: Claim.Source, _ quantity: String, published: String, routes: String,
    error: Double
  ) -> Claim {
    let holds = error < 1e-10
    return Claim(
      id: id, source: source, quantity: quantity,
      evidence: .shape(
        published: published,
        observed: holds
          ? "\(routes) agree to 1e-10"
          : "\(routes) differ by \(NumberText.significant(error, digits: 2))",
        holds: holds))
  }

  // MARK: Rows 39 and 40

  private static func expectation(_ monteCarlo: MonteCarloMean) -> [Claim] {
    [
      Claim(
        id: "39a", source: slide("A quick introduction to Bayesian inference: Expectations"),
        quantity: "slope of log error against log N of a Monte Carlo mean",
        evidence: .number(
          published: -0.5, printed: "average over N samples", computed: monteCarlo.slope,
          .monteCarlo(standardError: monteCarlo.slopeError)))
    ]
  }

  private static func likelihood(_ loss: LossAsLikelihood) -> [Claim] {
    let source = slide("Probabilistic Interpretation of Loss Minimization")
    let apart = zip(loss.leastLoss, loss.mostLikely).map { abs($0 - $1) }.max() ?? .infinity
    // Both are differences of sums of thirty squares, right to 1e-13; the step through them costs two digits
    let isSame = loss.leastLoss.count == 3 && loss.mostLikely.count == 3 && apart < 1e-9
    return [
      Claim(
        id: "40a", source: source, quantity: "argmin of the loss = argmax of the likelihood",
        evidence: .shape(
          published: "equivalent",
          observed: isSame
            ? "least squares and Newton's method on log N meet to 1e-9"
            : "least squares and Newton's method on log N are \(apart) apart",
          holds: isSame)),
      Claim(
        id: "40b", source: source, quantity: "log N + γL over 100 curves, scatter",
        evidence: .shape(
          published: "exp(-γL) ∝ N(Y | F, I/(2γ))",
          observed: loss.scatter < 1e-12
            ? "constant to 1e-12" : "varies by \(loss.scatter)", holds: loss.scatter < 1e-12)),
      Claim(
        id: "40c", source: source, quantity: "1/(2γ), from the likelihood with σ² = 1.5",
        evidence: .number(
          published: LectureData.noiseVariance, printed: "σ² = 1/(2γ)",
          computed: loss.impliedVariance,
          .relative(1e-10, because: "a slope through sums of thirty rounded squares"))),
    ]
  }

  // MARK: Row 41

  private static func selection(_ comparison: OrderComparison) -> [Claim] {
    let source = slide("Bayesian Inference - Model Selection")
    return zip(["41a", "41b", "41c"], [(2, 0.940), (3, 0.056), (4, 0.004)]).map { id, row in
      Claim(
        id: id, source: source, quantity: "p(order \(row.0) | data), equal prior probabilities",
        evidence: .number(
          published: row.1, computed: comparison.probability(of: row.0), .rounded(decimals: 3)))
    }
  }

  // MARK: Row 42

  private static func formulas(
    _ comparison: OrderComparison, _ identities: Identities, _ digits: Digits
  ) -> [Claim] {
    let source = slide("Bayesian linear regression")
    let orders = identities.highestOrders
    let reach = orders.map { "0-\($0.order) \($0.basis.rawValue)" }.joined(separator: ", ")
    let posterior = comparison.posterior(of: 2)
    let deviation = posterior.standardDeviations[0]
    let at12 = digits.means[12]
    let at20 = digits.means[20]
    let costsDigits = at12.inverse < 11 && at12.qr > 12 && at20.inverse < 5 && at20.qr > 9
    return [
      agreement(
        "42a", source, "covariance of the weights, orders \(reach)",
        published: "Σ⁻¹ = ΦᵀΦ/σ² + S⁻¹",
        routes: "ΣΣ⁻¹ by QR and the identity", error: identities.covariance),
      agreement(
        "42b", source, "mean of the weights, orders \(reach)", published: "μ = ΣΦᵀy/σ²",
        routes: "weight and function space", error: identities.mean),
      agreement(
        "42c", source, "predictive variance, orders \(reach)", published: "σ² + φᵀΣφ",
        routes: "weight and function space", error: identities.prediction),
      agreement(
        "42d", source, "log evidence, orders \(reach)", published: "N(y | 0, σ²I + ΦSΦᵀ)",
        routes: "weight and function space", error: identities.evidence),
      agreement(
        "42e", source, "posterior and evidence, point by point against all at once",
        published: "Bayes' rule", routes: "30 updates and one batch, orders 2 and 12,",
        error: identities.sequential),
      Claim(
        id: "42f", source: source, quantity: "digits of the posterior mean, orders 12 and 20",
        evidence: .shape(
          published: "an inverse in the formula",
          observed: costsDigits
            ? "at order 12 the inverse keeps fewer than 11 digits and QR more than 12, at order 20 "
              + "fewer than 5 and more than 9"
            : "inverse \(at12.inverse), QR \(at12.qr) at order 12; \(at20.inverse), \(at20.qr) at 20",
          holds: costsDigits)),
      Claim(
        id: "42g", source: source, quantity: "posterior mean of w0, order 2 (slip E8)",
        evidence: .correction(
          published: "0, from N(w | 0, S)", publishedValue: 0, publishedDecimals: 0,
          computed: posterior.mean[0], independent: identities.meanOfOrder2.first ?? .nan,
          .relative(1e-10, because: "two routes of condition 30"),
          because: "as the text reads the posterior is N(w | 0, S); the formulas below it give "
            + "N(w | μ, Σ), and S is the prior's covariance, which the prior's own slide calls Σ")),
      Claim(
        id: "42h", source: source, quantity: "posterior sd of w0, order 2 (slip E8)",
        evidence: .correction(
          published: "1, from N(w | 0, S)", publishedValue: 1, publishedDecimals: 2,
          computed: deviation, independent: deviationByElimination(comparison),
          .relative(1e-10, because: "a 3 x 3 inverse of condition 30"),
          because: "S is what is believed before the data, the identity; the data leave a third of "
            + "its standard deviation")),
      Claim(
        id: "42i", source: source,
        quantity: "log evidence of order 2 as Σ log p(yᵢ | y₁...yᵢ₋₁) (slip E9)",
        evidence: .correction(
          published: "p(y | X, y, σ²)", publishedValue: nil,
          computed: comparison.logEvidence(of: 2), independent: identities.chainOfPredictions,
          .relative(1e-10, because: "sums of thirty terms"),
          because: "as the text reads the evidence is conditioned on the y that it weighs; it is "
            + "p(y | X, σ²), each point predicted from those before it")),
    ]
  }

  /// √Σ₀₀ of order 2 by Gauss and Jordan's inverse.
  private static func deviationByElimination(_ comparison: OrderComparison) -> Double {
    let features = comparison.data.polynomials.features(
      at: LectureData.points.map(\.x), order: 2)
    var precision = features.gram
    for i in 0..<3 {
      for j in 0..<3 { precision[i, j] /= comparison.model.noiseVariance }
      precision[i, i] += 1 / comparison.model.priorVariance
    }
    return NormalEquations.inverse(of: precision).inverse[0, 0].squareRoot()
  }

  // MARK: Rows 43 and 44

  /// The points are known to three decimals; a test moves them by half a unit and sees how far each number
  /// follows.
  private static func roundedPoints(_ bound: Double) -> Tolerance {
    .absolute(bound, because: "the points are read off a figure to three decimals")
  }

  private static func fits(_ comparison: OrderComparison) -> [Claim] {
    let source = slide("Some data generated from a known polynomial of order k = 2")
    let posterior = comparison.posterior(of: 2)
    let printed = zip([-2.3425, -1.1284, 0.4488], [0.3394, 0.1254, 0.0818])
    let weights = zip(printed, zip(posterior.mean, posterior.standardDeviations)).enumerated()
      .flatMap { j, pair in
        [
          Claim(
            id: "43\(["a", "c", "e"][j])", source: source,
            quantity: "posterior mean of w\(j), order 2",
            evidence: .number(
              published: pair.0.0, computed: pair.1.0, roundedPoints(0.001))),
          Claim(
            id: "43\(["b", "d", "f"][j])", source: source,
            quantity: "posterior sd of w\(j), order 2",
            evidence: .number(
              published: pair.0.1, computed: pair.1.1, roundedPoints(0.0002))),
        ]
      }
    func deviation(_ order: Int, _ x: Double) -> Double {
      comparison.predictions(order: order, at: [x])[0].standardDeviation
    }
    let shown = [1, 2, 5, 8, 12].map { deviation($0, -4) }
    let growsWilder = zip(shown, shown.dropFirst()).allSatisfy { $0 < $1 }
    return weights + [
      Claim(
        id: "43g", source: source, quantity: "predictive sd at x = 0, order 2",
        evidence: .number(published: 1.271, computed: deviation(2, 0), roundedPoints(0.003))),
      Claim(
        id: "43h", source: source, quantity: "predictive sd at x = 4, order 2",
        evidence: .number(published: 1.779, computed: deviation(2, 4), roundedPoints(0.003))),
      Claim(
        id: "43i", source: source, quantity: "predictive sd at x = 4, order 3",
        evidence: .number(published: 3.218, computed: deviation(3, 4), roundedPoints(0.003))),
      Claim(
        id: "43j", source: source, quantity: "predictive sd at x = -4, orders 1, 2, 5, 8, 12",
        evidence: .shape(
          published: "wild ends at high order",
          observed: growsWilder ? "grows with every order" : "does not grow with every order",
          holds: growsWilder)),
    ]
  }

  /// Log evidences of orders 0 to 12 as on the slide.
  static let printedEvidences = [
    -115.98, -64.85, -52.29, -55.10, -57.74, -61.56, -65.83, -70.51, -75.20, -80.45, -86.34, -92.71,
    -98.71,
  ]

  private static func evidences(_ comparison: OrderComparison) -> [Claim] {
    let source = slide("Marginal likelihood as a way to choose the \"best\" model")
    let letters = "abcdefghijklm".map(String.init)
    return printedEvidences.enumerated().map { order, printed in
      Claim(
        id: "44\(letters[order])", source: source, quantity: "log evidence of order \(order)",
        evidence: .number(
          published: printed, printed: NumberText.fixed(printed, decimals: 2),
          computed: comparison.logEvidence(of: order),
          roundedPoints(0.02)))
    } + [
      Claim(
        id: "44n", source: source, quantity: "order of the largest evidence",
        evidence: .number(
          published: 2, computed: Double(comparison.winner),
          .absolute(0, because: "a count is exact")))
    ]
  }

  // MARK: Row 45

  private static func nonlinear(_ sine: SineModel) -> [Claim] {
    let source = slide("Nonlinear Models")
    var claims: [Claim] = []
    func add(
      _ letter: String, _ quantity: String, _ published: Double, _ computed: Double, decimals: Int
    ) {
      claims.append(
        Claim(
          id: "45\(letter)", source: source, quantity: quantity,
          evidence: .number(
            published: published, computed: computed, .rounded(decimals: decimals))))
    }
    let modes = sine.modes + [.nan, .nan]
    add("a", "main peak of the posterior of θ", -1.314, modes[0], decimals: 3)
    add("b", "its density", 0.463, sine.density(modes[0]), decimals: 3)
    add("c", "second peak", 4.008, modes[1], decimals: 3)
    add("d", "its density", 0.058, sine.density(modes[1]), decimals: 3)
    add("e", "P(θ > 1.5 | y)", 0.1087, sine.probability(from: 1.5, to: .infinity), decimals: 4)
    add("f", "log evidence", -2.531, sine.logEvidence, decimals: 3)
    return claims
  }
}
