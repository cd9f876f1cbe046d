import BayesNumerics

/// Chains whose truth is known: x_t = ρ x_{t-1} + √(1 - ρ²) z, each x_t standard normal, started in
/// its distribution. The mean of n draws is worth n (1 - ρ)/(1 + ρ) independent ones.
func autoregressiveChains(
  _ count: Int, draws: Int, memory: Double, using random: inout RandomSource
) -> [[Double]] {
  let noise = (1 - memory * memory).squareRoot()
  return (0..<count).map { _ in
    var x = random.normal()
    return (0..<draws).map { _ in
      x = memory * x + noise * random.normal()
      return x
    }
  }
}

/// Chains of which nothing can be said, with the reason.
let untellingChains: [(reason: String, chains: [[Double]])] = {
  var random = RandomSource(seed: 11)
  let good = autoregressiveChains(4, draws: 100, memory: 0.2, using: &random)
  func changed(_ change: (inout [[Double]]) -> Void) -> [[Double]] {
    var chains = good
    change(&chains)
    return chains
  }
  return [
    ("all constant", good.map { $0.map { _ in 1.5 } }),
    ("each constant elsewhere", good.map { chain in chain.map { _ in chain[0] } }),
    ("one constant", changed { $0[2] = $0[2].map { _ in 0.1 } }),
    (
      "one stuck in its second half",
      changed { $0[1].replaceSubrange(50..., with: repeatElement(0.3, count: 50)) }
    ),
    ("one NaN", changed { $0[3][7] = .nan }),
    ("one infinite", changed { $0[0][99] = .infinity }),
    ("one minus infinite", changed { $0[0][0] = -.infinity }),
    ("all NaN", good.map { $0.map { _ in .nan } }),
    ("nine draws", good.map { Array($0.prefix(9)) }),
    ("one draw", good.map { Array($0.prefix(1)) }),
    ("no draws", [[], []]),
    ("no chains", []),
  ]
}()

/// |computed - reference| ≤ 1e-8 |reference|: what the issue asks of numbers that ArviZ gives; the
/// sums differ in order, some 1e-13.
func agrees(_ computed: Double, _ reference: Double?) -> Bool {
  guard let reference else { return false }
  return abs(computed - reference) <= 1e-8 * abs(reference)
}
