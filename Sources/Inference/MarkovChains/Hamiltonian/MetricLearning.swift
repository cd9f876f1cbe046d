import BayesNumerics

/// What the warm-up of a Hamiltonian sampler learns its metric from.
public enum MetricLearning: Sendable, Equatable {
  /// From the positions, in the windows of Stan; for a diagonal and for a dense metric.
  case draws
  /// From the positions and the gradients there, in short windows that overlap; for a diagonal metric.
  ///
  /// Where the target is normal with covariance Σ, the gradient has covariance Σ⁻¹. So
  /// M⁻¹ᵢ = √(var xᵢ / var gᵢ) needs few draws to be right: with independent coordinates two do, since
  /// then gᵢ = -(xᵢ - mean)/σᵢ² and the ratio of the two sample variances is σᵢ⁴ whatever the draws are.
  /// Between correlated coordinates it stands between the variance of a coordinate by itself and its
  /// variance given all others. Source: Seyboldt, Carlson and Carpenter (2026), "Preconditioning
  /// Hamiltonian Monte Carlo by minimizing Fisher divergence", arXiv:2603.18845.
  case drawsAndGradients
}

/// Learns a diagonal metric from positions and gradients.
///
/// There are two sets of sums. The foreground makes the metric of the next step; the background is
/// what the foreground becomes when it has taken in enough, so that the draws on the way from the start
/// are left behind while there is always a metric of some draws.
struct GradientMetricEstimator: Sendable {
  private var foreground: Sums
  private var background: Sums

  private struct Sums: Sendable {
    var positions: RunningVariance
    var gradients: RunningVariance
    init(dimension: Int) {
      positions = RunningVariance(dimension: dimension)
      gradients = positions
    }
    mutating func add(_ position: [Double], _ gradient: [Double]) {
      positions.add(position)
      gradients.add(gradient)
    }
  }

  init(dimension: Int) {
    foreground = Sums(dimension: dimension)
    background = foreground
  }

  /// How many the background knows.
  var waiting: Int { background.positions.count }

  mutating func add(position: [Double], gradient: [Double]) {
    foreground.add(position, gradient)
    background.add(position, gradient)
  }

  /// Leaves the older positions behind.
  mutating func beginWindow() {
    foreground = background
    background = Sums(dimension: background.positions.means.count)
  }

  /// √(var xᵢ / var gᵢ), between 1e-150 and 1e150; where that is no positive number, what `other`
  /// has. Nil for fewer than three positions.
  func metric(otherwise other: [Double]) -> Metric? {
    guard foreground.positions.count >= 3, let positions = foreground.positions.variances,
      let gradients = foreground.gradients.variances
    else { return nil }
    return .diagonal(
      other.indices.map { index in
        let ratio = (positions[index] / gradients[index]).squareRoot()
        return inverseMass(ratio) ?? other[index]
      })
  }
}

/// An entry of a metric within 1e-150 and 1e150, where momenta and energies are far from overflow;
/// nil where it is no positive number.
///
/// The bounds are wide since the slopes of a bad start are: where parameters stand in exponents,
/// log densities of -1e50 lie within reach of Stan's usual starts. An entry that a bound makes too
/// wide there asks for a step size with which no other coordinate moves.
private func inverseMass(_ value: Double) -> Double? {
  value > 0 && value.isFinite ? min(max(value, 1e-150), 1e150) : nil
}

/// Tells draws on the way from the start from draws of the target.
///
/// The mode of a normal density in d dimensions lies d/2 above the mean of its log density. A chain
/// that gains more than that on the mean of what it has seen comes from where the target is not.
/// There the slopes may be larger by any factor: a single such draw sets var gᵢ, and with it the
/// metric, for as long as it is remembered. Another 5 are allowed because the mean of one draw or
/// two may lie low by chance; in one dimension a first draw beyond 3.3 σ would exceed them.
///
/// A chain without such a gain in 50 draws has arrived, and is asked no more. So a density without
/// bounds, as that of a funnel, does not begin anew whenever it meets a higher place.
struct Arrival: Sendable {
  private let gain: Double
  private var mean: Double
  private var count = 1.0

  init(dimension: Int, from logDensity: Double) {
    gain = 0.5 * Double(dimension) + 5
    mean = logDensity
  }

  /// Takes in a draw, and says whether what was before it is to be left behind.
  mutating func leavesBehind(before logDensity: Double) -> Bool {
    guard count < 50 else { return false }
    if logDensity > mean + gain {
      mean = logDensity
      count = 1
      return true
    }
    count += 1
    mean += (logDensity - mean) / count
    return false
  }
}

/// When a warm-up that learns from gradients does what.
///
/// Windows of 10 positions in the first three tenths, while the chain finds its way; then windows of 80
/// and of half as many again each time. The last part is for the step size alone.
struct OverlappingWindows: Sendable {
  /// Up to this step windows are short.
  let early: Int
  /// From this step on the metric stays.
  let metricEnd: Int
  private var length = 80

  init(iterations: Int) {
    early = Int(0.3 * Double(iterations))
    metricEnd = iterations - Int(0.15 * Double(iterations))
  }

  /// Whether a window ends after a step, with so many positions that wait; none does where the next
  /// one would not be full before the metric stays.
  mutating func endsWindow(_ iteration: Int, waiting: Int) -> Bool {
    if iteration < early { return waiting >= 10 && iteration + 10 <= metricEnd }
    let next = length + length / 2
    guard waiting >= length, iteration + next <= metricEnd else { return false }
    length = next
    return true
  }
}

extension HamiltonianKernel {
  /// Learns step size and metric from positions and gradients.
  ///
  /// The first metric is 1/|gᵢ| of the start; afterwards it is learned anew in every step, and one
  /// averaging of the step size follows it throughout. On the way to the target both begin anew
  /// wherever ``Arrival`` leaves the past behind.
  func tunedByGradients(
    _ iterations: Int, from state: inout HamiltonianState, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    /// Widths from the size of the slopes where the chain is.
    func widths(_ gradient: [Double], otherwise other: [Double]) -> [Double] {
      other.indices.map { inverseMass(1 / abs(gradient[$0])) ?? other[$0] }
    }
    /// A new averaging of the step size for a kernel.
    func adaptation(of kernel: Self) -> StepSizeAdaptation {
      StepSizeAdaptation(
        startingAt: kernel.reasonableStepSize(at: state.point, using: &random), aim: acceptanceAim)
    }
    var variances = widths(
      state.point.gradient, otherwise: [Double](repeating: 1, count: target.dimension))
    var windows = OverlappingWindows(iterations: iterations)
    var estimate = GradientMetricEstimator(dimension: target.dimension)
    estimate.add(position: state.position, gradient: state.point.gradient)
    var arrival = Arrival(dimension: target.dimension, from: state.logDensity)
    var kernel = with(stepSize: stepSize, metric: .diagonal(variances))
    var steps = adaptation(of: kernel)
    kernel = kernel.with(stepSize: steps.stepSize, metric: kernel.metric)
    var isFirst = true

    for iteration in 0..<iterations {
      // A step, and what it says
      let before = state.logDensity
      let info = kernel.step(&state, using: &random)
      steps.learn(acceptance: info.acceptance)
      if iteration < windows.metricEnd {
        // A chain that stays knows nothing new
        if state.logDensity != before {
          // What lies far below says nothing of the target
          if arrival.leavesBehind(before: state.logDensity) {
            estimate = GradientMetricEstimator(dimension: target.dimension)
            variances = widths(state.point.gradient, otherwise: variances)
            kernel = kernel.with(stepSize: steps.stepSize, metric: .diagonal(variances))
            steps = adaptation(of: kernel)
            isFirst = true
          }
          estimate.add(position: state.position, gradient: state.point.gradient)
        }
        if windows.endsWindow(iteration, waiting: estimate.waiting) { estimate.beginWindow() }
        if let metric = estimate.metric(otherwise: variances), case .diagonal(let new) = metric {
          variances = new
          if isFirst {
            isFirst = false
            kernel = kernel.with(stepSize: steps.stepSize, metric: metric)
            steps = adaptation(of: kernel)
          }
        }
      }
      kernel = kernel.with(stepSize: steps.stepSize, metric: .diagonal(variances))
      progress(iteration + 1)
    }
    return kernel.with(stepSize: steps.finalStepSize, metric: kernel.metric)
  }
}
