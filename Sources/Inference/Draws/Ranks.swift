import BayesNumerics

/// The rank of each draw among all draws of all chains, from 1 to their number S; equal draws share
/// the average of their ranks.
///
/// If all chains draw from one distribution, the ranks in each are spread evenly over 1 … S: a
/// histogram for each chain (a rank plot) shows at a glance which one is not. Shape: chains × draws
/// in and out. NaN throughout if a draw is NaN. Source: Vehtari et al. (2021), section 4.1.
public func averageRanks(_ chains: [[Double]]) -> [[Double]] {
  mapRanks(chains) { rank, _ in rank }
}

/// Each draw replaced by the standard normal quantile of its rank: z = Φ⁻¹((r - 3/8) / (S + 1/4)).
///
/// The order is kept and nothing else, so that means and variances exist for the heaviest tail. The
/// offset 3/8 is that of Blom (1958); with S + 1/4 the first and the last rank lie equally far out.
/// Shape: chains × draws in and out. NaN throughout if a draw is NaN. Source: Vehtari et al. (2021),
/// equation 14, as `posterior` and ArviZ compute it.
public func rankNormalized(_ chains: [[Double]]) -> [[Double]] {
  mapRanks(chains) { rank, total in
    // By the nearer tail, whose probability has all its digits
    rank > (total + 1) / 2
      ? -standardNormalQuantile((total + 1 - rank - 0.375) / (total + 0.25))
      : standardNormalQuantile((rank - 0.375) / (total + 0.25))
  }
}

/// `value(rank, total)` in the place of each draw, computed once for equal draws.
private func mapRanks(
  _ chains: [[Double]], to value: (_ rank: Double, _ total: Double) -> Double
) -> [[Double]] {
  if chains.contains(where: { $0.contains(where: \.isNaN) }) {
    return chains.map { $0.map { _ in .nan } }
  }
  var places: [Place] = []
  places.reserveCapacity(chains.reduce(0) { $0 + $1.count })
  for (chain, draws) in chains.enumerated() {
    for (draw, value) in draws.enumerated() {
      places.append(Place(value: value, chain: Int32(chain), draw: Int32(draw)))
    }
  }
  places.sort { $0.value < $1.value }

  // Runs of equal draws, from `first` up to `next`, have the ranks first + 1 … next
  var result = chains
  var first = 0
  while first < places.count {
    var next = first + 1
    while next < places.count && places[next].value == places[first].value { next += 1 }
    let shared = value(Double(first + 1 + next) / 2, Double(places.count))
    for place in places[first..<next] { result[Int(place.chain)][Int(place.draw)] = shared }
    first = next
  }
  return result
}

/// A draw and where it stood before sorting.
private struct Place {
  let value: Double
  let chain: Int32
  let draw: Int32
}
