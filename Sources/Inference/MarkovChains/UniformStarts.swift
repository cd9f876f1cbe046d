import BayesNumerics

/// Places to start chains from when nothing is known of the posterior: uniform on (-2, 2) in every
/// unconstrained coordinate, as in Stan.
///
/// On the scale of samplers 2 is e² ≈ 7 for a positive parameter and 0.12 to 0.88 for a share, so that
/// chains of a model in sensible units begin apart and not absurdly far out. Wider than the posterior
/// they must be for R̂ to mean something: raise `halfWidth` where they are not. Source: Stan reference
/// manual, "Initialization".
///
/// Shape: chains × dimension. Precondition: none below 0, and a positive, finite half width.
public func uniformStarts(
  chains: Int = 4, dimension: Int, halfWidth: Double = 2, using random: inout RandomSource
) -> [[Double]] {
  precondition(
    chains >= 0 && dimension >= 0 && halfWidth > 0 && halfWidth < .infinity,
    "\(chains) starts of \(dimension) numbers within \(halfWidth) of 0 cannot be drawn.")
  return (0..<chains).map { _ in
    (0..<dimension).map { _ in halfWidth * (2 * random.uniform() - 1) }
  }
}
