import BayesNumerics
import Inference
import Networks

/// Starts of chains, one mode beside another: R-hat sees only modes that some chain visits.
///
/// Sixteen pilots leave draws of the prior by 500 sweeps each. They are told apart by how many slopes have
/// the sign of the fewer, which a mirror move of all units does not change, and chains start from each kind
/// in turn. Where chains cross, the starts are forgotten in the warm-up; where they do not, chains
/// contradict one another and are refused.
enum DispersedStarts {
  static let pilots = 16
  static let sweeps = 500

  /// Positions for so many chains.
  ///
  /// - Parameter slope: The row of γ that holds the slope of a unit along the first column.
  static func positions(
    _ count: Int, of sampler: ShallowNetworkSampler, slope: Int, using random: RandomSource
  ) -> [[Double]] {
    let network = sampler.network
    let found = (0..<max(pilots, 2 * count)).map { pilot -> ShallowNetworkParameters in
      var stream = random.stream(pilot)
      var state = sampler.start(from: network.samplePrior(using: &stream))
      _ = sampler.tuned(sweeps, from: &state, using: &stream) { _ in }
      return state.parameters
    }
    let kinds = Dictionary(grouping: found) { minority($0, slope: slope) }
      .sorted { $0.key < $1.key }.map(\.value)

    // One of each kind, then another of each
    var starts: [[Double]] = []
    for turn in 0..<found.count {
      for kind in kinds where turn < kind.count && starts.count < count {
        starts.append(kind[turn].position)
      }
    }
    return starts
  }

  /// How many slopes have the sign that fewer of them have.
  static func minority(_ parameters: ShallowNetworkParameters, slope: Int) -> Int {
    let units = parameters.nodes.columns
    let positive = (0..<units).count { parameters.nodes[slope, $0] > 0 }
    return min(positive, units - positive)
  }
}
