import RealModule

/// What the units of a linear variational autoencoder carry, with a divergence of weight β and a noise s that is given.
///
/// Weighing the divergence is as good as more noise: the sum is β times a bound with the noise β s. So its top is that of
/// probabilistic PCA with this noise: a direction of variance λ has a unit with |a|² = λ - β s and a posterior variance of
/// β s/λ, where λ > β s, and none elsewhere. Source: Lucas et al. (2019), "Don't blame the ELBO!".
struct LinearUnits: Sendable {
  let eigenvalues: [Double]
  let noise: Double
  let beta: Double

  /// KL(q || N(0, 1)) of each unit, a mean over the data: ½ log(λ/(β s)), or 0 where it has collapsed.
  var divergences: [Double] {
    eigenvalues.map { max(0, 0.5 * .log($0 / (beta * noise))) }
  }
}
