import Foundation
import Inference
import Workbook

/// What lecture 001 says of shallow networks, computed; row numbers are those of the ledger.
enum Claims {
  static func all(_ analysis: NetworkAnalysis) -> [Claim] {
    model(analysis) + algorithm(analysis) + nodes(analysis)
  }

  private static func slide(_ heading: String) -> Claim.Source {
    Claim.Source(lecture: "001", slide: heading)
  }
  private static let fixedArchitecture = slide(
    "Bayesian analysis of shallow neural nets (fixed arch)")
  private static let interest = slide("Objects of interest")

  // MARK: Rows 19, 20, 22, 23

  private static func model(_ analysis: NetworkAnalysis) -> [Claim] {
    let prior = analysis.prior
    let widths = prior.cases.map { $0.upper[$0.upper.count / 2] - $0.lower[$0.lower.count / 2] }
    let isWider = zip(widths, widths.dropFirst()).allSatisfy(<)
    let decay = analysis.decay
    let fit = analysis.fit
    let curve = fit.curve
    let middle = curve.x.count / 2
    let bands =
      fit.isMixed
      && curve.x.indices.allSatisfy {
        curve.newUpper[$0] - curve.newLower[$0] > curve.upper[$0] - curve.lower[$0]
      }
    // N points of noise σ² and s points of the prior's variance S, in the units of y
    let constants = fit.network.prior
    let points = Double(fit.set.count)
    let pulled =
      ((constants.noiseDegrees * constants.noiseScale * fit.scale.y.scale * fit.scale.y.scale
      + points * SimulatedSets.rotationNoise * SimulatedSets.rotationNoise)
      / (constants.noiseDegrees + points - 2)).squareRoot()
    let findsNoise = fit.isMixed && finds(pulled, fit.row("sigma"))
    let findsMiddle = fit.isMixed && finds(SimulatedSets.velocity(0), fit.row("f[2]"))
    return [
      Claim(
        id: "19a", source: slide("Shallow nets"),
        quantity: "functions from the prior: the more nodes, the wider they reach",
        evidence: .shape(
          published: "y = Σ βⱼ ψ(x'γⱼ)",
          observed: "90 % band at 0 of 1, 3, 12 nodes "
            + widths.map { NumberText.fixed($0, decimals: 1) }.joined(separator: ", "),
          holds: isWider)),
      Claim(
        id: "20a", source: slide("Training with regularisation"),
        quantity: "penalised error and -2σ² log posterior, same differences, λ₁ = σ²/σ_β²",
        evidence: .shape(
          published: "min Σ(y - f)² + λ₁Σβ² + λ₂Σγ²",
          observed: decay.identity < 1e-10
            ? "agree to 1e-10" : NumberText.significant(decay.identity, digits: 2),
          holds: decay.identity < 1e-10)),
      Claim(
        id: "20b", source: slide("Training with regularisation"),
        quantity: "slope of the log posterior at the penalised fit (MAP)",
        // Rounding leaves 1e-8, another one on each kind of processor; a fit stops when g changes by
        // less than 1e-15 of itself, which leaves less than 1e-4
        evidence: .shape(
          published: "0",
          observed: decay.slopeAtFit < 1e-4
            ? "below 1e-4" : NumberText.significant(decay.slopeAtFit, digits: 2),
          holds: decay.slopeAtFit < 1e-4)),
      Claim(
        id: "20c", source: slide("Training with regularisation"),
        quantity: "no neighbour of the penalised fit is more probable",
        evidence: .shape(
          published: "an optimum",
          observed: decay.bestNeighbour < 0 ? "none of 1000" : "some of 1000",
          holds: decay.bestNeighbour < 0)),
      Claim(
        id: "22a", source: fixedArchitecture,
        quantity:
          "σ of the simulated curve found again: 20, pulled up as S of the workbook's prior must",
        evidence: .shape(
          published: "no number; simulated",
          observed: findsNoise
            ? "within three posterior standard deviations" : "further off, or refused",
          holds: findsNoise)),
      Claim(
        id: "22b", source: fixedArchitecture,
        quantity: "other priors leave f inside the points and change it outside",
        evidence: sensitivity(analysis)),
      Claim(
        id: "23a", source: slide("Uncertainty in predictions, explainability"),
        quantity: "f̂(0) as the mean of E(y | x, θₜ), against the simulated truth",
        evidence: .shape(
          published: "no number; simulated, 186",
          observed: findsMiddle
            ? "within three posterior standard deviations" : "further off, or refused",
          holds: findsMiddle)),
      Claim(
        id: "23b", source: interest,
        quantity: "the band of new data lies outside the band of the function everywhere",
        evidence: .shape(
          published: "p(y | D, x) = ∫ p(y | θ, x) p(θ | D) dθ",
          observed: bands ? "at every x" : "not everywhere", holds: bands)),
      Claim(
        id: "26a", source: slide("Uncertainty in predictions, explainability"),
        quantity: "rotation curve, S-shaped with a fan of draws at both ends (simulated stand-in)",
        evidence: .shape(
          published: "S-shape; draws fan out at both ends",
          observed: fit.isMixed
            ? "sd of f at both ends of the axis more than twice that in the middle"
            : "refused",
          holds: fit.isMixed && curve.deviation[0] > 2 * curve.deviation[middle]
            && curve.deviation[curve.x.count - 1] > 2 * curve.deviation[middle])),
      Claim(
        id: "26b", source: slide("Uncertainty in predictions, explainability"),
        quantity: "f̂ of the slide's galaxy at -2, 0, 1.3, 2, read off its figure",
        evidence: .citation(published: "33, 175, 356, 333, each ± 8; its data do not ship")),
    ]
  }

  /// Whether a true value lies within three posterior standard deviations of the posterior's mean.
  ///
  /// Points that are simulated anew put it there 997 times in 1000, as far as the posterior is normal and
  /// the prior weak. More draws of a chain do not change this, so that a Monte Carlo error is no measure
  /// here.
  private static func finds(_ truth: Double, mean: Double, deviation: Double) -> Bool {
    abs(mean - truth) <= 3 * deviation
  }
  private static func finds(_ truth: Double, _ row: Summary.Row?) -> Bool {
    row.map { finds(truth, mean: $0.mean, deviation: $0.standardDeviation) } ?? false
  }

  private static func sensitivity(_ analysis: NetworkAnalysis) -> Claim.Evidence {
    let all = analysis.sensitivity.rows
    let rows = all.filter(\.fit.isMixed)
    guard all[0].fit.isMixed, rows.count >= 5, let noise = all[0].fit.row("sigma")?.mean else {
      return .shape(
        published: "constants not printed", observed: "refused, too many chains have not mixed",
        holds: false)
    }
    let middle = rows.compactMap { $0.fit.row("f[2]")?.mean }
    let inside = ((middle.max() ?? .nan) - (middle.min() ?? .nan)) / noise
    let widths = rows.map { $0.beyond.upper - $0.beyond.lower }
    let outside = (widths.max() ?? .nan) / (widths.min() ?? .nan)
    return .shape(
      published: "constants not printed",
      observed: inside < 1 && outside > 1.5
        ? "inside f moves by less than σ, outside the band's width by a factor above 1.5"
        : "inside f moves by \(NumberText.fixed(inside, decimals: 1)) σ, outside the band's width by "
          + "a factor of \(NumberText.significant(outside, digits: 2))",
      holds: inside < 1 && outside > 1.5)
  }

  // MARK: Rows 24 and 25

  private static func algorithm(_ analysis: NetworkAnalysis) -> [Claim] {
    let lemma = analysis.lemma
    let row = lemma.rows[2]
    let faults = analysis.faults
    func combined(_ a: SamplerFaults.Estimate, _ b: SamplerFaults.Estimate) -> Tolerance {
      .monteCarlo(standardError: (a.error * a.error + b.error * b.error).squareRoot())
    }
    let (corrected, printed) = (faults.corrected, faults.printed)
    let rule = faults.distances(faults.withoutRatio)
    let order = faults.distances(faults.wrongOrder)
    let both = faults.distances(printed)
    let costs = analysis.costs
    let gain = costs.collapsed.function / costs.uncollapsed.function
    let right = faults.distances(corrected)
    let hasReference = faults.reference.isMixed
    let findsBoth =
      hasReference && abs(rule.withoutData) > Tolerance.monteCarloWidth
      && abs(order.withoutData) < Tolerance.monteCarloWidth
      && abs(order.withData) > Tolerance.monteCarloWidth
      && abs(both.withoutData) > Tolerance.monteCarloWidth
    let passesBoth =
      hasReference && abs(right.withoutData) < Tolerance.monteCarloWidth
      && abs(right.withData) < Tolerance.monteCarloWidth
    return [
      Claim(
        id: "24a", source: interest,
        quantity: "Lemma 2.1 with (2π)^(m/2) against N(y; μ_β Z1, σ²I + σ_β²ZZ'), m = 1 to 5",
        evidence: .shape(
          published: "p(D | γ)",
          observed: lemma.largestError < 1e-10
            ? "agree to 1e-10" : NumberText.significant(lemma.largestError, digits: 2),
          holds: lemma.largestError < 1e-10)),
      Claim(
        id: "24b", source: interest,
        quantity: "log p(D | γ, ν) of a network of three nodes (slip E6)",
        evidence: .correction(
          published: "\(NumberText.fixed(row.printed, decimals: 3)), the second line of the lemma",
          publishedValue: row.printed, publishedDecimals: 3, computed: row.withFactor,
          independent: row.direct, .relative(1e-10, because: "a factor of points × points"),
          because:
            "the normal density of β at its mean holds (2π)^(-m/2), so the second line needs "
            + "(2π)^(m/2); it cancels at a fixed m and not between two m")),
      Claim(
        id: "25a", source: fixedArchitecture,
        quantity: "mean log |γ| of the sampler without data: the prior's (slip E5)",
        evidence: .correction(
          published: "\(NumberText.fixed(printed.spread.mean, decimals: 2)) by the printed rule",
          publishedValue: printed.spread.mean, publishedDecimals: 0,
          computed: corrected.spread.mean, independent: faults.priorSpread.mean,
          combined(corrected.spread, faults.priorSpread),
          because:
            "without data the printed ratio is 1 and every candidate is accepted, so γ walks away; "
            + "the ratio needs p(γ̃)/p(γ), or a proposal that leaves the prior as it is")),
      Claim(
        id: "25b", source: fixedArchitecture,
        quantity: "mean σ, 200 points, three nodes, β drawn before γ moves (slip E20)",
        evidence: .correction(
          published:
            "\(NumberText.fixed(faults.wrongOrder.noise.mean, decimals: 2)) by the printed order",
          publishedValue: faults.wrongOrder.noise.mean, publishedDecimals: 2,
          computed: corrected.noise.mean,
          independent: hasReference ? faults.reference.noise.mean : .nan,
          combined(corrected.noise, faults.reference.noise),
          because:
            "ν is drawn given a β that does not belong to the new γ; the order γ, β, ν leaves the "
            + "posterior as it is")),
      Claim(
        id: "25c", source: fixedArchitecture,
        quantity: "which test finds which: a run without data, and σ against another right sampler",
        evidence: .shape(
          published: "one algorithm",
          observed: !hasReference
            ? "refused, the chains of the reference have not mixed"
            : findsBoth
              ? "without data E5 is found and E20 is not; with data the tail of σ finds E20"
              : "without data E5 is \(size(rule.withoutData)) errors off, E20 "
                + "\(size(order.withoutData)), both \(size(both.withoutData)); with data the tail of σ of "
                + "E20 is \(size(order.withData)) errors off",
          holds: findsBoth)),
      Claim(
        id: "25d", source: fixedArchitecture,
        quantity: "both faults together nearly cancel in σ, so σ alone is a poor test",
        evidence: .shape(
          published: "both faults at once",
          observed:
            "mean σ \(NumberText.fixed(faults.wrongOrder.noise.mean, decimals: 2)) with E20, "
            + "\(NumberText.fixed(faults.withoutRatio.noise.mean, decimals: 2)) with E5, "
            + "\(NumberText.fixed(printed.noise.mean, decimals: 2)) with both, "
            + "\(NumberText.fixed(corrected.noise.mean, decimals: 2)) right",
          holds: abs(printed.noise.mean - corrected.noise.mean)
            < 0.5 * abs(faults.wrongOrder.noise.mean - corrected.noise.mean))),
      Claim(
        id: "25e", source: fixedArchitecture,
        quantity: "the corrected sampler passes both tests, and its chains mix",
        evidence: .shape(
          published: "convergent",
          observed: passesBoth
            ? "neither is off by more than chance"
            : "z = \(size(right.withoutData)) and \(size(right.withData))",
          holds: passesBoth && analysis.fit.isMixed)),
      Claim(
        id: "25f", source: fixedArchitecture,
        quantity: "effective draws of f a sweep, β integrated out against held fixed",
        evidence: .shape(
          published: "marginalizing in β",
          observed: gain > 1 ? "more" : "not more",
          holds: gain > 1)),
    ]
  }

  private static func size(_ z: Double) -> String {
    z.isFinite ? NumberText.fixed(abs(z), decimals: 1) : "unknown"
  }

  // MARK: Rows 27 and 28

  private static func nodes(_ analysis: NetworkAnalysis) -> [Claim] {
    let labels = analysis.labels
    let weights = Modes.places(labels.pooledWeights)
    let slopes = Modes.places(labels.pooledSlopes)
    let isMixed = analysis.fit.isMixed
    let source = slide("Uncertainty in predictions, explainability")
    let study = analysis.architecture
    let two = Architecture.shareNearTruth(study.twoOrdered.pooledSlopes)
    let three = Architecture.shareNearTruth(study.threeOrdered.pooledSlopes)
    let slopesOfTwo = Architecture.slopes(study.twoOrdered)
    let mixed = study.two.isMixed && study.three.isMixed
    let need = slide("The need for architecture selection")
    func slope(_ index: Int) -> Claim {
      let value = slopesOfTwo[index]
      let truth = SimulatedSets.slopes[index]
      let isFound = mixed && finds(truth, mean: value.mean, deviation: value.deviation)
      return Claim(
        id: "28\(["a", "b"][index])", source: need,
        quantity: "slope of node \(index + 1) in the fit of two nodes, against the simulated truth",
        evidence: .shape(
          published: "peak near \(NumberText.fixed(truth, decimals: 0))",
          observed: isFound
            ? "within three posterior standard deviations" : "further off, or refused",
          holds: isFound))
    }
    return [
      Claim(
        id: "27a", source: source,
        quantity: "marginals of β₁ and of the slope γ₁ have several peaks",
        evidence: .shape(
          published: "two peaks each",
          observed: weights.count >= 2 && slopes.count >= 2
            ? "two or more of each" : "β₁ near \(list(weights)); slope near \(list(slopes))",
          holds: isMixed && weights.count >= 2 && slopes.count >= 2)),
      Claim(
        id: "27b", source: source, quantity: "nodes renumbered: the posterior is the same",
        evidence: .shape(
          published: "relabelling",
          observed: labels.relabelling < 1e-12
            ? "log densities agree to 1e-12"
            : NumberText.significant(labels.relabelling, digits: 2),
          holds: labels.relabelling < 1e-12)),
      slope(0), slope(1),
      Claim(
        id: "28c", source: need,
        quantity: "a third node smears the slopes: share of slopes near a true one",
        evidence: .shape(
          published: "two clean peaks with two nodes, a smeared third",
          observed: two > three + 0.05
            ? "smaller by more than 5 % with three nodes"
            : "\(NumberText.fixed(100 * two, decimals: 0)) % with two nodes, "
              + "\(NumberText.fixed(100 * three, decimals: 0)) % with three",
          holds: mixed && two > three + 0.05)),
    ]
  }

  private static func list(_ values: [Double]) -> String {
    values.map { NumberText.significant($0, digits: 1) }.joined(separator: ", ")
  }
}
