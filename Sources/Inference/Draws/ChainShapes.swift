/// How many draws a half chain needs before anything is said of it: the lags 0 to 3 in pairs, and
/// one draw more.
let fewestDraws = 5

/// Each chain as two: its first and its second half, so that a drift along it looks like a
/// difference between chains. Of an odd number of draws the middle one is left out.
///
/// Shape: chains × draws in, 2·chains × ⌊draws / 2⌋ out, both halves of a chain side by side.
/// Source: Gelman et al. (2013), Bayesian Data Analysis 3, section 11.4.
public func splitInHalves(_ chains: [[Double]]) -> [[Double]] {
  chains.flatMap { chain in
    [Array(chain.prefix(chain.count / 2)), Array(chain.suffix(chain.count / 2))]
  }
}

/// Whether diagnostics of these chains mean anything: ``fewestDraws`` or more in each, every draw
/// finite, and every chain moves.
///
/// A chain that never moves tells nothing of how well it would: it may be stuck. Precondition: all
/// chains equally long.
func areTelling(_ chains: [[Double]]) -> Bool {
  guard let first = chains.first else { return false }
  precondition(
    chains.allSatisfy { $0.count == first.count },
    "Chains are compared that have \(chains.map(\.count)) draws.")
  return first.count >= fewestDraws
    && chains.allSatisfy { chain in
      chain.allSatisfy(\.isFinite) && chain.contains { $0 != chain[0] }
    }
}
