import RealModule

/// Minimisation of a smooth function of many numbers by L-BFGS: Newton's method with a curvature that
/// the last few gradients tell.
///
/// For small full batches; the function must be the same at every call, so minibatches do not suit. The
/// length of each step meets the strong Wolfe conditions. Source: Nocedal and Wright (2006), Numerical
/// Optimization, algorithms 7.4 (two-loop recursion), 7.5, and 3.5, 3.6 (line search).
public struct LBFGS: Sendable, Equatable {
  /// How many pairs of step and change of gradient are kept.
  public var memory: Int
  /// The most steps.
  public var iterations: Int
  /// Where no slope is larger than this, without its sign, the search ends as converged.
  public var tolerance: Double

  /// Precondition: a memory and iterations of one or more, a tolerance of 0 or more.
  public init(memory: Int = 10, iterations: Int = 500, tolerance: Double = 1e-8) {
    precondition(
      memory >= 1 && iterations >= 1 && tolerance >= 0,
      "No L-BFGS has a memory of \(memory), \(iterations) iterations, tolerance \(tolerance).")
    self.memory = memory
    self.iterations = iterations
    self.tolerance = tolerance
  }

  /// What whoever watches says after an iteration.
  public enum Verdict: Sendable {
    case goOn, stop
  }

  /// Why the search ended.
  public enum Stop: Sendable, Equatable {
    /// The gradient is 0 to the tolerance.
    case converged
    /// All iterations are used up.
    case iterations
    /// No step lowers the value any more: rounding, or a gradient that is not the function's.
    case noProgress
    /// The watcher or the task said so.
    case cancelled
    /// The value or a slope is not finite where the search should start, so that there was no search.
    case noStart
  }

  /// Where a search ended.
  public struct Minimum: Sendable, Equatable {
    public let position: [Double]
    public let value: Double
    /// The largest slope, without its sign.
    public let gradientNorm: Double
    public let iterations: Int
    /// How often the function was asked.
    public let evaluations: Int
    public let stop: Stop
  }

  /// A minimum near `start`; `function` gives the value at a position and overwrites its gradient.
  ///
  /// `watch` sees the position, value and gradient that each iteration came to, and may stop. Where the
  /// function is not finite the step is shortened. Where it is not finite at `start`, the search ends there with
  /// ``Stop/noStart`` after one evaluation.
  public func minimise(
    from start: [Double],
    watch: (_ position: [Double], _ value: Double, _ gradient: [Double]) -> Verdict = { _, _, _ in
      .goOn
    },
    _ function: (_ position: [Double], _ gradient: inout [Double]) -> Double
  ) -> Minimum {
    var line = LineSearch(of: function, start: start)
    var pairs = CurvaturePairs(capacity: memory)
    var direction = [Double](repeating: 0, count: start.count)

    func ended(_ stop: Stop, after iterations: Int) -> Minimum {
      Minimum(
        position: line.position, value: line.value, gradientNorm: line.largestSlope,
        iterations: iterations, evaluations: line.evaluations, stop: stop)
    }
    guard line.value.isFinite, line.largestSlope.isFinite else { return ended(.noStart, after: 0) }
    for iteration in 0..<iterations {
      if line.largestSlope <= tolerance {
        return ended(.converged, after: iteration)
      }
      // A direction down, as far as the curvature tells; else straight down, at most a unit long
      pairs.newtonStep(for: line.gradient, into: &direction)
      var first = pairs.isEmpty ? min(1, 1 / norm(line.gradient)) : 1.0
      if !(dot(direction, line.gradient) < 0) {
        pairs.forget()
        pairs.newtonStep(for: line.gradient, into: &direction)
        first = min(1, 1 / norm(line.gradient))
      }
      var moved = line.search(of: function, along: direction, first: first)
      if !moved && !pairs.isEmpty {
        // Once more from the gradient alone, in case the curvature misled
        pairs.forget()
        pairs.newtonStep(for: line.gradient, into: &direction)
        moved = line.search(of: function, along: direction, first: min(1, 1 / norm(line.gradient)))
      }
      if !moved { return ended(.noProgress, after: iteration) }
      pairs.add(step: line.lastStep, change: line.lastChange)
      if watch(line.position, line.value, line.gradient) == .stop || Task.isCancelled {
        return ended(.cancelled, after: iteration + 1)
      }
    }
    let stop: Stop =
      line.largestSlope <= tolerance ? .converged : .iterations
    return ended(stop, after: iterations)
  }
}

/// The last pairs of step s and change of gradient y, as an approximation to the inverse Hessian.
private struct CurvaturePairs {
  private let capacity: Int
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []
  private var products: [Double] = []

  init(capacity: Int) { self.capacity = capacity }

  var isEmpty: Bool { steps.isEmpty }

  mutating func forget() { (steps, changes, products) = ([], [], []) }

  /// A pair is kept where its curvature s'y is positive, which the Wolfe conditions grant but rounding
  /// may not.
  mutating func add(step: [Double], change: [Double]) {
    let product = dot(step, change)
    guard product > 1e-10 * norm(step) * norm(change) else { return }
    if steps.count == capacity {
      steps.removeFirst()
      changes.removeFirst()
      products.removeFirst()
    }
    steps.append(step)
    changes.append(change)
    products.append(product)
  }

  /// -H g by the two-loop recursion, H₀ = (s'y / y'y) I of the last pair.
  func newtonStep(for gradient: [Double], into direction: inout [Double]) {
    for index in gradient.indices { direction[index] = -gradient[index] }
    var shares = [Double](repeating: 0, count: steps.count)
    for k in steps.indices.reversed() {
      shares[k] = dot(steps[k], direction) / products[k]
      for index in direction.indices { direction[index] -= shares[k] * changes[k][index] }
    }
    if let last = changes.last {
      let scale = products[products.count - 1] / dot(last, last)
      for index in direction.indices { direction[index] *= scale }
    }
    for k in steps.indices {
      let share = shares[k] - dot(changes[k], direction) / products[k]
      for index in direction.indices { direction[index] += share * steps[k][index] }
    }
  }
}

/// A point of the search, and steps along a line from it.
private struct LineSearch {
  typealias Function = (_ position: [Double], _ gradient: inout [Double]) -> Double

  private(set) var position: [Double]
  private(set) var value: Double
  private(set) var gradient: [Double]
  private(set) var evaluations = 1
  private(set) var lastStep: [Double]
  private(set) var lastChange: [Double]
  private var trial: [Double]
  private var trialGradient: [Double]

  init(of function: Function, start: [Double]) {
    position = start
    gradient = [Double](repeating: 0, count: start.count)
    value = function(start, &gradient)
    (lastStep, lastChange) = (gradient, gradient)
    (trial, trialGradient) = (start, gradient)
  }

  /// Without its sign; NaN where one is.
  var largestSlope: Double { gradient.reduce(0) { abs($1) <= $0 ? $0 : $0.isNaN ? $0 : abs($1) } }

  /// A length along a line, with the value and the slope there.
  private struct Place {
    var length: Double
    var value: Double
    var slope: Double
  }

  /// The strong Wolfe conditions, with φ(t) the value at length t: φ(t) ≤ φ(0) + c₁ t φ'(0) and
  /// |φ'(t)| ≤ c₂ |φ'(0)|.
  private let sufficient = 1e-4
  private let flat = 0.9

  private func isLow(_ place: Place, below origin: Place) -> Bool {
    place.value <= origin.value + sufficient * place.length * origin.slope
  }

  /// Whether the search may end at a place: the strong Wolfe conditions.
  ///
  /// Near a minimum rounding hides what a step gains; there a value as high as the first, to rounding,
  /// will do. Source: after Hager and Zhang (2005), "A new conjugate gradient method with guaranteed
  /// descent and an efficient line search", section 4.
  private func isGood(_ place: Place, below origin: Place) -> Bool {
    abs(place.slope) <= -flat * origin.slope
      && (isLow(place, below: origin)
        || place.value <= origin.value + 4 * .ulpOfOne * abs(origin.value))
  }

  /// Moves to a lower place along the direction; false where there is none.
  mutating func search(
    of function: Function, along direction: [Double], first: Double
  ) -> Bool {
    let origin = Place(length: 0, value: value, slope: dot(direction, gradient))
    guard origin.slope < 0, origin.slope.isFinite else { return false }
    var (before, length) = (origin, first)
    // Widen until a minimum is between the last two places
    for _ in 0..<30 {
      let here = look(length, along: direction, of: function)
      if isGood(here, below: origin) { return accept() }
      if !isLow(here, below: origin)
        || (before.length > 0 && here.value >= before.value)
      {
        return narrow(between: before, and: here, origin: origin, along: direction, of: function)
      }
      if here.slope >= 0 {
        return narrow(between: here, and: before, origin: origin, along: direction, of: function)
      }
      (before, length) = (here, 2 * length)
    }
    return accept()
  }

  /// Halves or better the stretch that holds a minimum; `low` has the lower value of its ends.
  private mutating func narrow(
    between first: Place, and second: Place, origin: Place, along direction: [Double],
    of function: Function
  ) -> Bool {
    var (low, high) = (first, second)
    for _ in 0..<50 {
      // The minimum of the parabola through low's value and slope and high's value, kept inside
      let width = high.length - low.length
      var share = 0.5
      let bend = high.value - low.value - low.slope * width
      if bend.isFinite && bend > 0 { share = -low.slope * width / (2 * bend) }
      let length = low.length + min(max(share, 0.1), 0.9) * width
      let here = look(length, along: direction, of: function)
      if isGood(here, below: origin) { return accept() }
      if !isLow(here, below: origin) || here.value >= low.value {
        high = here
      } else {
        if here.slope * (high.length - low.length) >= 0 { high = low }
        low = here
      }
      if abs(high.length - low.length) <= 1e-16 * max(1, low.length) { break }
    }
    // Rounding keeps the conditions from being met: the lowest place seen will do if it is lower
    guard low.length > 0, low.value < origin.value else { return false }
    _ = look(low.length, along: direction, of: function)
    return accept()
  }

  private mutating func look(
    _ length: Double, along direction: [Double], of function: Function
  ) -> Place {
    for index in trial.indices { trial[index] = position[index] + length * direction[index] }
    let value = function(trial, &trialGradient)
    evaluations += 1
    trialValue = value
    return Place(length: length, value: value, slope: dot(direction, trialGradient))
  }

  private var trialValue = 0.0

  private mutating func accept() -> Bool {
    for index in trial.indices {
      lastStep[index] = trial[index] - position[index]
      lastChange[index] = trialGradient[index] - gradient[index]
    }
    swap(&position, &trial)
    swap(&gradient, &trialGradient)
    value = trialValue
    return true
  }
}
