/// How a chain remembers: γ_t = 1/n Σ (x_i - x̄)(x_{i+t} - x̄) at every lag t from 0 to n - 1.
///
/// Divided by n at every lag, not by the n - t terms of the sum: a little too small, but of far less
/// variance at long lags (Geyer 1992). Computed by a Fourier transform in n log n steps; error some
/// 1e-15 of γ_0.
public func autocovariances(of chain: [Double]) -> [Double] { meanAutocovariances(of: [chain]) }

/// ρ_t = γ_t / γ_0, 1 at lag 0. NaN for a chain that never moves.
public func autocorrelations(of chain: [Double]) -> [Double] {
  let covariances = autocovariances(of: chain)
  return covariances.map { $0 / covariances[0] }
}

/// ρ_t of several chains together, about the mean of all of them: 1 at lag 0, and where chains sit in
/// different places it does not fall to 0.
///
/// Σ (x_i - x̄)(x_{i+t} - x̄) over all pairs within a chain, over Σ (x_i - x̄)² of all draws; the mean of
/// ``autocorrelations(of:)`` over chains would be blind to what they disagree in. Precondition: chains
/// equally long. NaN where no draw differs from another.
public func pooledAutocorrelations(of chains: [[Double]]) -> [Double] {
  precondition(
    chains.allSatisfy { $0.count == chains[0].count },
    "Chains are pooled that have \(chains.map(\.count)) draws.")
  let covariances = meanProducts(ofDeviations: centred(chains))
  return covariances.map { $0 / covariances[0] }
}

/// Autocovariances as above, averaged over chains of equal length.
func meanAutocovariances(of chains: [[Double]]) -> [Double] {
  meanProducts(ofDeviations: chains.map { deviations($0) })
}

/// 1/n Σ d_i d_{i+t} of deviations, averaged over chains of equal length.
///
/// A chain's autocovariance is the transform of its power spectrum, so spectra may be added first and
/// transformed once. Two real chains a, b share a complex transform: the power of a + ib is, in its
/// even part, the sum of both powers, and only the even part has a real transform.
private func meanProducts(ofDeviations chains: [[Double]]) -> [Double] {
  guard let draws = chains.first?.count, draws > 0 else { return [] }
  // Zeros after the chain keep its end from meeting its beginning
  let transform = FourierTransform(atLeast: 2 * draws)
  let zeros = [Double](repeating: 0, count: transform.count)

  // Add the power of all chains, two at a time
  var power = zeros
  for first in stride(from: 0, to: chains.count, by: 2) {
    var real = zeros
    var imaginary = zeros
    real.replaceSubrange(0..<draws, with: chains[first])
    if first + 1 < chains.count { imaginary.replaceSubrange(0..<draws, with: chains[first + 1]) }
    transform.apply(real: &real, imaginary: &imaginary)
    for k in power.indices { power[k] += real[k] * real[k] + imaginary[k] * imaginary[k] }
  }

  // Back to lags; the real part of the transform of real numbers is the same forth and back
  var imaginary = zeros
  transform.apply(real: &power, imaginary: &imaginary)
  let divisor = Double(transform.count) * Double(draws) * Double(chains.count)
  return power.prefix(draws).map { $0 / divisor }
}
