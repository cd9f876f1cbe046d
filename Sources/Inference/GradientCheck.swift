import BayesNumerics

/// Whether the gradient that a model states is the slope of the log density that it states: the first
/// thing to try on a model that was written by hand.
///
/// A sampler that moves by a wrong gradient still accepts and rejects by the right density: its draws
/// are not wrong, only slow, and nothing says why.
public struct GradientCheck: Sendable, Equatable {
  /// ∂ log p as the model states it.
  public let stated: [Double]
  /// ∂ log p by ``finiteDifferences(of:at:by:)`` of the model's own values.
  public let measured: [Double]
  /// |stated - measured| / (1 + |measured|) of every coordinate; infinite where it is NaN. Some 1e-10
  /// for a right gradient of a smooth density.
  public let errors: [Double]
  /// Where the error is largest.
  public let worstIndex: Int

  /// The largest of the ``errors``.
  public var worstError: Double { errors[worstIndex] }

  /// Checks one position. Precondition: `dimension` numbers.
  ///
  /// - Parameter side: One-sided near a place where the density ends or bends.
  public init(
    of target: some DifferentiableLogDensity, at position: [Double],
    by side: DifferenceSide = .central
  ) {
    precondition(
      position.count == target.dimension && !position.isEmpty,
      "A target of \(target.dimension) dimensions has no gradient at \(position.count) numbers.")
    var gradient = [Double](repeating: .nan, count: position.count)
    _ = target.logDensity(at: position, gradient: &gradient)
    let reference = finiteDifferences(of: { target.logDensity(at: $0) }, at: position, by: side)
    stated = gradient
    measured = reference
    errors = zip(gradient, reference).map { stated, measured in
      let error = abs(stated - measured) / (1 + abs(measured))
      return error.isNaN ? .infinity : error
    }
    let errors = errors
    worstIndex = errors.indices.max { errors[$0] < errors[$1] } ?? 0
  }

  /// Whether no error exceeds `tolerance`; 1e-6 leaves room for densities whose higher derivatives are
  /// large.
  public func passes(tolerance: Double = 1e-6) -> Bool { worstError <= tolerance }
}
