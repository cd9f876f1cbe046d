import BayesNumerics
import RealModule

/// The normal distribution that touches a posterior at its mode: same peak, same curvature.
///
/// log p(θ) ≈ log p(θ̂) - ½ (θ - θ̂)ᵀ H (θ - θ̂) with H = -∇∇ log p at the mode θ̂, so covariance H⁻¹
/// and log evidence log p(θ̂) + d/2 log 2π - ½ log det H. Exact for a normal posterior. It knows
/// nothing of what lies beyond the peak: skewness, heavy tails, and any second mode, whose mass is
/// simply missing from the evidence. Source: Laplace (1774); MacKay (2003), chapter 27; Tierney and
/// Kadane (1986).
public struct Laplace: Sendable {
  /// θ̂
  public let mode: [Double]
  /// H, minus the second derivatives at the mode.
  public let precision: Matrix
  /// log ∫ p(θ) dθ in this approximation, of the density as given: with all its constants it is the
  /// evidence.
  public let logEvidence: Double
  /// Log density at the mode.
  public let logDensityAtMode: Double
  private let factor: Cholesky

  /// Why there is no Laplace approximation.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The climb ended nowhere, after so many steps.
    case noModeFound(steps: Int)
    /// The density or its slope is not finite at the start.
    case startOutsideSupport
    /// The climb ended on a saddle, a ridge or a plain.
    case notCurvedDownwards

    public var description: String {
      switch self {
      case .noModeFound(let steps):
        "No mode was found in \(steps) steps; the density may rise for ever, or be rough. "
          + "Try another start, or look at the density along a line."
      case .startOutsideSupport:
        "The density or its slope is not finite where the climb should start; start elsewhere."
      case .notCurvedDownwards:
        "Where the slope vanishes the density does not fall in every direction: a saddle, a ridge "
          + "or a plain. Start off that point, or drop a parameter that the data do not determine."
      }
    }
  }

  /// Climbs from `start` to a mode and takes the curvature there.
  ///
  /// The climb is Newton's method, damped: a multiple of the identity is added to H until it is
  /// positive definite, and a step is halved until it gains. It ends where a Newton step would be
  /// shorter than 1e-10 standard deviations, or cannot gain for rounding and is shorter than 1e-5.
  /// Which mode it finds depends on the start.
  ///
  /// - Parameters:
  ///   - hessian: second derivatives of the log density, dimension × dimension; nil for central
  ///     differences of the gradient, of fourth order, in steps of 2e-3 standard deviations.
  /// - Throws: ``Failure``
  ///
  /// Precondition: a start of `dimension` numbers. Error for a normal density: 1e-10 relative while
  /// the mode is less than 100 standard deviations from zero and the correlations are moderate; the
  /// rounding of a position costs its size in standard deviations × 1e-13.
  public init(
    of target: some DifferentiableLogDensity, from start: [Double],
    hessian: (([Double]) -> Matrix)? = nil, maximumSteps: Int = 200
  ) throws(Failure) {
    precondition(
      start.count == target.dimension,
      "A start of \(start.count) numbers for \(target.dimension) dimensions.")
    let climb = Climb(target: target, hessian: hessian)
    guard var place = climb.place(at: start) else { throw .startOutsideSupport }

    // Climb
    var hasArrived = false
    for _ in 0..<maximumSteps where !hasArrived {
      let step = climb.step(from: place)
      if step.expectedGain < 1e-20 {
        hasArrived = true
      } else if let next = climb.gain(from: place, along: step) {
        place = next
      } else if step.expectedGain < 1e-10 {
        hasArrived = true
      } else {
        throw .noModeFound(steps: maximumSteps)
      }
    }
    guard hasArrived else { throw .noModeFound(steps: maximumSteps) }

    // Curvature
    precision = climb.curvature(at: place)
    do { factor = try Cholesky(precision) } catch { throw .notCurvedDownwards }
    mode = place.position
    logDensityAtMode = place.value
    logEvidence =
      place.value + 0.5 * Double(mode.count) * .log(2 * .pi) - 0.5 * factor.logDeterminant
  }

  /// H⁻¹
  public var covariance: Matrix { factor.solve(.identity(mode.count)) }

  /// The log density of the approximation itself, which integrates to one.
  public func logDensity(at position: [Double]) -> Double {
    let away = zip(position, mode).map { $0 - $1 }
    return logDensityAtMode - logEvidence - 0.5 * dot(away, precision * away)
  }

  /// One draw from the approximation: θ̂ + L⁻ᵀ z with H = L Lᵀ, whose covariance is L⁻ᵀ L⁻¹ = H⁻¹.
  public func sample(using random: inout RandomSource) -> [Double] {
    let normal = mode.map { _ in random.normal() }
    return zip(mode, factor.solveTransposedFactor(normal)).map { $0 + $1 }
  }
}

/// The way up.
private struct Climb<Target: DifferentiableLogDensity> {
  let target: Target
  let hessian: (([Double]) -> Matrix)?

  struct Place {
    let position: [Double]
    let value: Double
    let gradient: [Double]
  }

  struct Step {
    let direction: [Double]
    /// gᵀ H⁻¹ g, damped: the squared length of the step in standard deviations.
    let expectedGain: Double
  }

  /// nil where value or slope is not finite.
  func place(at position: [Double]) -> Place? {
    var gradient = [Double](repeating: 0, count: position.count)
    let value = target.logDensity(at: position, gradient: &gradient)
    guard value.isFinite, gradient.allSatisfy(\.isFinite) else { return nil }
    return Place(position: position, value: value, gradient: gradient)
  }

  /// -∇∇ log p
  func curvature(at place: Place) -> Matrix {
    if let hessian {
      let given = hessian(place.position)
      return Matrix(
        rows: given.rows, columns: given.columns, elements: given.elements.map { -$0 })
    }

    // Roughly first, then in steps that fit each coordinate's own width
    let rough = differences(
      at: place, steps: place.position.map { 1e-4 * max(1, abs($0)) })
    let widths = place.position.indices.map { index in
      let curved = abs(rough[index, index])
      return curved > 0 && curved.isFinite ? 2e-3 / curved.squareRoot() : 1e-4
    }
    return differences(at: place, steps: widths)
  }

  /// Central differences of fourth order of the gradient, made symmetric.
  private func differences(at place: Place, steps: [Double]) -> Matrix {
    let n = place.position.count
    var result = Matrix(rows: n, columns: n)
    var gradient = [Double](repeating: 0, count: n)
    for j in 0..<n {
      for (shift, weight) in [(1.0, -8.0), (-1.0, 8.0), (2.0, 1.0), (-2.0, -1.0)] {
        var position = place.position
        position[j] += shift * steps[j]
        _ = target.logDensity(at: position, gradient: &gradient)
        for i in 0..<n { result[i, j] += weight * gradient[i] / (12 * steps[j]) }
      }
    }
    let mirrored = result.transpose
    return Matrix(
      rows: n, columns: n,
      elements: zip(result.elements, mirrored.elements).map { ($0 + $1) / 2 })
  }

  /// Newton's step, damped until the curvature is positive definite.
  func step(from place: Place) -> Step {
    let curved = curvature(at: place)
    let largest = curved.elements.reduce(0) { max($0, abs($1)) }
    var damping = 0.0
    for _ in 0..<60 {
      var damped = curved
      for index in 0..<curved.rows { damped[index, index] += damping }
      if let factor = try? Cholesky(damped) {
        let direction = factor.solve(place.gradient)
        return Step(direction: direction, expectedGain: dot(direction, place.gradient))
      }
      damping = max(2 * damping, 1e-3 * largest, 1e-8)
    }
    return Step(direction: place.gradient, expectedGain: dot(place.gradient, place.gradient))
  }

  /// The first of the step and its halves that gains as a step should; nil when none does.
  func gain(from place: Place, along step: Step) -> Place? {
    var share = 1.0
    for _ in 0..<50 {
      let position = zip(place.position, step.direction).map { $0 + share * $1 }
      if let next = self.place(at: position),
        next.value > place.value + 1e-4 * share * step.expectedGain
      {
        return next
      }
      share /= 2
    }
    return nil
  }
}
