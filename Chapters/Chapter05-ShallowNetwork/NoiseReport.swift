import BayesNumerics
import Inference
import Networks
import Workbook

/// σ as the prior has it, as the residuals alone suggest it, and as the posterior has it.
///
/// S is a constant that somebody chose. Where it is far off, the posterior of σ lies between what the
/// residuals say and what S says, and looks as sure as ever; so the three stand side by side.
struct NoiseReport: Sendable {
  /// 5 %, 50 % and 95 % quantiles of σ, in the units of y.
  let prior: [Double]
  let posterior: [Double]
  /// The root of Σ (y - f̂)² / (N - k); nil where the curve leaves too few points over to say.
  let fromResiduals: Double?
  /// k, how many numbers' worth of freedom the curve used: Σ var f(x_i) / σ², at most its weights.
  let freedom: Double
  /// Prior probability of a σ as far out as the residuals' on that side.
  let priorTail: Double
  /// Whether the residuals' value lies in the lower tail of the prior.
  let isBelowPrior: Bool
  /// The S that the residuals suggest: their mean square where y has variance 1.
  let matchingScale: Double
  /// The central 99 % of the posterior.
  let posteriorRange: ClosedRange<Double>

  /// Whether the posterior leaves out what the residuals alone suggest: then S, and not the points, has put
  /// σ where it is.
  var isContradicted: Bool {
    fromResiduals.map { !posteriorRange.contains($0) } ?? false
  }

  /// Points that must be left over for the residuals to say anything.
  static let fewestLeftOver = 4.0

  init(_ fit: NetworkFit) {
    let inputs = fit.scale.inputs(fit.set.x, hasConstant: fit.hasConstant)
    let mean = fit.meanFunction(at: inputs)
    let residuals = zip(fit.network.targets, mean).map { $0 - $1 }

    // k: in a linear model with known noise the posterior variances of f add up to σ² times the trace of the
    // matrix that turns y into f̂
    let apart = max(1, fit.draws.chains.count * fit.draws.count / 1000)
    var (freedoms, count) = (0.0, 0.0)
    for chain in fit.draws.chains.indices {
      for draw in stride(from: 0, to: fit.draws.count, by: apart) {
        let parameters = fit.parameters(chain: chain, draw: draw)
        let function = ShallowNetwork.function(parameters, at: inputs)
        let square = zip(function, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        freedoms += square / parameters.noiseVariance
        count += 1
      }
    }
    // Chains that wander between modes vary more than a linear model could: no more than the network has
    freedom = min(freedoms / count, Double(fit.network.nodes * (inputs.columns + 1)))

    let scale = fit.scale.y.scale
    let left = Double(fit.set.count) - freedom
    let deviation = (dot(residuals, residuals) / left).squareRoot()
    fromResiduals =
      left >= NoiseReport.fewestLeftOver && deviation.isFinite ? scale * deviation : nil

    // 1/σ² ~ Gamma(s/2, s S/2): a large precision is a small σ
    let constants = fit.network.prior
    let precision = Gamma(
      shape: constants.noiseDegrees / 2, rate: constants.noiseDegrees * constants.noiseScale / 2)
    prior = [0.05, 0.5, 0.95].map { scale / precision.upperTailQuantile($0).squareRoot() }
    let own = 1 / (deviation * deviation)
    priorTail = min(precision.upperTail(own), precision.cumulative(own))
    isBelowPrior = precision.upperTail(own) < precision.cumulative(own)
    matchingScale = deviation * deviation

    let sorted = fit[.noise].flatMap(\.self).sorted()
    posterior = [0.05, 0.5, 0.95].map { sampleQuantile($0, ofSorted: sorted) }
    posteriorRange =
      sampleQuantile(0.005, ofSorted: sorted)...sampleQuantile(0.995, ofSorted: sorted)
  }

  /// The warning, or nil where residuals and prior can be reconciled.
  var warning: String? {
    guard isContradicted, let fromResiduals else { return nil }
    let isLess = fromResiduals < posteriorRange.lowerBound
    let tail =
      priorTail < 1e-6
      ? "less than one in a million" : "about \(NumberText.significant(priorTail, digits: 1))"
    return
      "Warning: the residuals alone suggest σ = \(NumberText.significant(fromResiduals, digits: 2)), but the "
      + "posterior puts σ between \(NumberText.significant(posteriorRange.lowerBound, digits: 2)) and "
      + "\(NumberText.significant(posteriorRange.upperBound, digits: 2)) (99 %). The prior decides here: it "
      + "gives so \(isLess ? "small" : "large") a σ a probability of \(tail). Choose a "
      + "\(isLess ? "smaller" : "larger") --noise-scale, such as "
      + "\(NumberText.significant(matchingScale, digits: 1)), and run again."
  }

  /// What to say of chains that have not mixed: a prior that the residuals contradict may be the reason.
  var hintForUnmixedChains: String? {
    guard isContradicted, priorTail < 0.001, let fromResiduals else { return nil }
    return
      "One reason may be the prior of σ: points lie about the mean curve of these draws with a standard "
      + "deviation of \(NumberText.significant(fromResiduals, digits: 2)), and S expects "
      + "\(NumberText.significant(prior[0], digits: 2)) to \(NumberText.significant(prior[2], digits: 2)); "
      + "try \(fromResiduals < prior[0] ? "a smaller" : "a larger") --noise-scale."
  }

  /// - Parameter truth: σ of simulated points.
  func table(truth: Double?) -> Table {
    func number(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
    func row(_ name: String, _ quantiles: [Double]) -> [String] {
      [name] + quantiles.map(number)
    }
    return Table(
      title: "The noise σ before and after the points",
      columns: ["σ", "5 %", "median", "95 %"],
      rows: [
        row("prior", prior),
        ["residuals alone", "", fromResiduals.map(number) ?? "too few points", ""],
        row("posterior", posterior),
      ] + (truth.map { [["truth", "", number($0), ""]] } ?? []),
      note: warning
        ?? "Residuals alone: √(Σ(y - f̂)²/(N - k)), where the curve has used up k = "
        + "\(NumberText.fixed(freedom, decimals: 1)) of the points"
        + (fromResiduals == nil
          ? "."
          : "; the prior probability of a σ that \(isBelowPrior ? "small or smaller" : "large or larger") is "
            + "\(NumberText.significant(priorTail, digits: 1)). A warning appears here when the value from the "
            + "residuals lies outside the central 99 % of the posterior; it finds gross conflicts only.")
    )
  }
}
