/// One row of what ArviZ says: how the chains were made, and each diagnostic by name.
struct ArvizReference: Sendable, CustomStringConvertible {
  enum Kind { case plain, shifted, wider, heavy, ties }

  let name: String
  let chains: Int
  let draws: Int
  let memory: Double
  let kind: Kind
  /// Of all draws, added in order: the same bits if the chains are.
  let sum: Double
  let values: [String: Double]

  var description: String { name }

  /// The chains that ArviZ saw, chains × draws.
  var draw: [[Double]] {
    var chains = (0..<chains).map { referenceChain($0, draws: draws, memory: memory) }
    let last = chains.count - 1
    switch kind {
    case .plain: break
    case .shifted: chains[last] = chains[last].map { $0 + 1 }
    case .wider: chains[last] = chains[last].map { $0 * 3 }
    case .heavy: chains = chains.map { $0.map { $0 * $0 * $0 * $0 * $0 } }
    case .ties: chains = chains.map { $0.map { (2 * $0).rounded(.down) } }
    }
    return chains
  }
}

/// x ← memory·x + e with e nearly normal from four numbers of a linear congruential generator, by
/// sums and products that `arviz_reference.py` repeats bit for bit.
func referenceChain(_ index: Int, draws: Int, memory: Double) -> [Double] {
  var state = UInt64(12345 + 1000 * index)
  var x = 0.0
  return (0..<draws).map { _ in
    var noise = -2.0
    for _ in 0..<4 {
      state = (1_664_525 * state + 1_013_904_223) % (1 << 32)
      noise += (Double(state) + 0.5) * 0x1p-32
    }
    x = memory * x + noise
    return x
  }
}
