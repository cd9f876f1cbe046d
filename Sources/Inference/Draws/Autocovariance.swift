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

/// Autocovariances as above, averaged over chains of equal length.
///
/// A chain's autocovariance is the transform of its power spectrum, so spectra may be added first and
/// transformed once. Two real chains a, b share a complex transform: the power of a + ib is, in its
/// even part, the sum of both powers, and only the even part has a real transform.
func meanAutocovariances(of chains: [[Double]]) -> [Double] {
  guard let draws = chains.first?.count, draws > 0 else { return [] }
  // Zeros after the chain keep its end from meeting its beginning
  let transform = FourierTransform(atLeast: 2 * draws)
  let zeros = [Double](repeating: 0, count: transform.count)

  // Add the power of all chains, two at a time
  var power = zeros
  for first in stride(from: 0, to: chains.count, by: 2) {
    var real = zeros
    var imaginary = zeros
    fill(&real, withDeviationsOf: chains[first])
    if first + 1 < chains.count { fill(&imaginary, withDeviationsOf: chains[first + 1]) }
    transform.apply(real: &real, imaginary: &imaginary)
    for k in power.indices { power[k] += real[k] * real[k] + imaginary[k] * imaginary[k] }
  }

  // Back to lags; the real part of the transform of real numbers is the same forth and back
  var imaginary = zeros
  transform.apply(real: &power, imaginary: &imaginary)
  let divisor = Double(transform.count) * Double(draws) * Double(chains.count)
  return power.prefix(draws).map { $0 / divisor }
}

private func fill(_ numbers: inout [Double], withDeviationsOf chain: [Double]) {
  for (index, deviation) in deviations(chain).enumerated() { numbers[index] = deviation }
}
