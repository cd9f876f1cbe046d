import BayesNumerics
import Inference
import Networks

/// f along the first input, with what is unknown of it and of new measurements.
///
/// f̂(x) = (1/k) Σ_t E(y | x, θ_t), an average over draws θ_t of the posterior. Lecture 001, "Uncertainty
/// in predictions, explainability".
struct PredictedCurve: Sendable {
  /// In the units of the data.
  let x: [Double]
  /// f̂, the mean of f over draws: E(y | x, D).
  let mean: [Double]
  /// Nine tenths of the posterior of f lie between.
  let lower: [Double]
  let upper: [Double]
  /// Nine tenths of new measurements lie between.
  let newLower: [Double]
  let newUpper: [Double]
  /// Standard deviation of f.
  let deviation: [Double]
  /// Some single draws of f.
  let fan: [[Double]]
  /// Monte Carlo standard errors at each x: of the mean, of the worse edge of the band of f, and of the
  /// worse edge of the band of new measurements.
  let errors: (mean: [Double], band: [Double], newBand: [Double])
  /// Where each point is drawn: y, and where there are other inputs than the first the *partial residual*
  /// plus the curve, y - (f̂(x) - f̂(x₁, others at their means)), so that what the others explain is gone.
  let shown: [Double]

  /// f̂ between two points of the curve by a straight line.
  func value(at place: Double) -> Double {
    guard let right = x.firstIndex(where: { $0 >= place }), right > 0 else { return .nan }
    let share = (place - x[right - 1]) / (x[right] - x[right - 1])
    return mean[right - 1] + share * (mean[right] - mean[right - 1])
  }
}

extension NetworkFit {
  /// f and new measurements along the first input, the others at their means, a quarter of the points'
  /// range beyond them on either side.
  ///
  /// - Parameter random: Gives the noise of new measurements.
  func predictCurve(points: Int = 97, using random: inout RandomSource) -> PredictedCurve {
    let range = CurveMixing.drawnRange(set.first)
    let x = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: points)
    let inputs = scale.path(x, hasConstant: hasConstant)

    // Functions of up to 8000 draws, [chain][draw][x]
    let step = max(1, draws.chains.count * draws.count / 8000)
    var functions: [[[Double]]] = []
    var measurements: [[[Double]]] = []
    for chain in draws.chains.indices {
      var (own, new): ([[Double]], [[Double]]) = ([], [])
      for draw in stride(from: 0, to: draws.count, by: step) {
        // snippet: prediction
        let parameters = parameters(chain: chain, draw: draw)
        let function = ShallowNetwork.function(parameters, at: inputs)
        let noise = parameters.noiseVariance.squareRoot()
        own.append(function.map { scale.measured($0) })
        new.append(function.map { scale.measured($0 + noise * random.normal()) })
        // end snippet
      }
      functions.append(own)
      measurements.append(new)
    }

    // Mean and nine tenths at each x
    func columns(_ draws: [[[Double]]]) -> [Summary.Row] {
      x.indices.map { column in
        Summary.Row(name: "", chains: draws.map { $0.map { $0[column] } })
      }
    }
    func quantileErrors(_ draws: [[[Double]]]) -> [Double] {
      x.indices.map { column in
        let chains = draws.map { $0.map { $0[column] } }
        return max(MonteCarloError.quantile(0.05, chains), MonteCarloError.quantile(0.95, chains))
      }
    }
    let (function, new) = (columns(functions), columns(measurements))
    let all = functions.flatMap(\.self)
    return PredictedCurve(
      x: x, mean: function.map(\.mean), lower: function.map(\.quantiles[0]),
      upper: function.map(\.quantiles[2]), newLower: new.map(\.quantiles[0]),
      newUpper: new.map(\.quantiles[2]), deviation: function.map(\.standardDeviation),
      fan: stride(from: 0, to: all.count, by: max(1, all.count / 40)).map { all[$0] },
      errors: (
        function.map(\.errorOfMean), quantileErrors(functions), quantileErrors(measurements)
      ),
      shown: adjustedForOtherInputs
    )
  }

  /// y less what inputs other than the first explain of it.
  private var adjustedForOtherInputs: [Double] {
    guard set.columns > 1 else { return set.y }
    let whole = meanFunction(at: scale.inputs(set.x, hasConstant: hasConstant))
    let alongFirst = meanFunction(at: scale.path(set.first, hasConstant: hasConstant))
    return set.y.indices.map { set.y[$0] - scale.y.scale * (whole[$0] - alongFirst[$0]) }
  }
}
