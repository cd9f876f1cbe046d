import BayesNumerics
import Inference
import Networks
import Workbook

/// Whether chains agree on all that is drawn and stated: f over the whole range of the figures, and σ.
///
/// One criterion for every fit of the chapter: R-hat at most 1.01 and 400 effective draws, in the bulk and in
/// the tails, at each place. Chains may agree on f among the points and contradict one another beyond
/// them, where modes differ that the points cannot tell apart.
struct CurveMixing: Sendable {
  /// Where f is judged, in the units of the first column, in ascending order: evenly over what is drawn, the
  /// ends of the drawing and the first and last point among them, and where f is stated.
  let places: [Double]
  /// Draws of f, `[place][chain][draw]`, in the units of y.
  let functions: [[[Double]]]
  /// On f at each place, under names such as "f at 4.5", and on "σ".
  let mixing: Mixing

  /// What is drawn: a quarter of the points' range beyond them on either side, or 1 if they have none.
  static func drawnRange(_ x: [Double]) -> ClosedRange<Double> {
    let (low, high) = (x.min() ?? 0, x.max() ?? 0)
    let room = high > low ? 0.25 * (high - low) : 1
    return (low - room)...(high + room)
  }

  /// - Parameters:
  ///   - stated: Where f is stated beside the range.
  ///   - noise: Draws of σ, chains × draws, in the units of y.
  ///   - parameters: The network in one draw of one chain.
  init(
    _ set: TrainingSet, scale: Standardisation, hasConstant: Bool, stated: [Double],
    noise: [[Double]], parameters: (_ chain: Int, _ draw: Int) -> ShallowNetworkParameters
  ) {
    // 24 equal steps, of which the points' range is from the fourth to the twentieth
    let range = CurveMixing.drawnRange(set.first)
    let grid = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 25)
    let ends = [set.first.min(), set.first.max()].compactMap { $0 }
    let places = CurveMixing.distinct(grid + ends + stated)

    let inputs = scale.path(places, hasConstant: hasConstant)
    var functions = [[[Double]]](
      repeating: [[Double]](repeating: [], count: noise.count), count: places.count)
    for chain in noise.indices {
      for place in places.indices { functions[place][chain].reserveCapacity(noise[chain].count) }
      for draw in noise[chain].indices {
        let values = ShallowNetwork.function(parameters(chain, draw), at: inputs)
        for (place, value) in values.enumerated() {
          functions[place][chain].append(scale.measured(value))
        }
      }
    }
    self.places = places
    self.functions = functions
    mixing = Mixing(
      of: Draws(
        names: CurveMixing.names(of: places) + ["σ"],
        chains: noise.indices.map { chain in
          Draws.Chain(parameters: functions.map { $0[chain] } + [noise[chain]])
        }))
  }

  var isGood: Bool { mixing.isGood }

  /// What is asked of the chains.
  var standard: MixingStandard { mixing.standard }

  /// f at the place that is judged nearest to this one, chains × draws.
  func function(at place: Double) -> [[Double]] {
    let nearest = places.indices.min { abs(places[$0] - place) < abs(places[$1] - place) }
    return nearest.map { functions[$0] } ?? []
  }

  /// R-hat of f at each place.
  var rHats: [Double] { places.indices.map { mixing.judged[$0].rHat } }

  // MARK: Words

  /// The verdict in words: "yes" with the numbers that are worst and where, or a sentence for each thing that
  /// is wrong.
  var sentence: String {
    guard isGood, let (rHat, size) = worst else { return mixing.sentence }
    return "yes: R-hat at most \(Self.up(rHat.rHat)) (\(rHat.name)), "
      + "\(NumberText.fixed(Self.size(size).rounded(.down), decimals: 0)) effective draws or more "
      + "(\(size.name))"
  }

  /// The verdict where there is room for a few words: "no, R-hat 1.064 of f at 4.5".
  var shortVerdict: String {
    guard !isGood else { return "yes" }
    guard let (rHat, size) = worst else { return "no, a chain stands still" }
    // Rounded towards the worse, so that no number looks as if it would do
    return rHat.rHat > mixing.standard.largestRHat
      ? "no, R-hat \(Self.up(rHat.rHat)) of \(rHat.name)"
      : "no, \(NumberText.fixed(Self.size(size).rounded(.down), decimals: 0)) effective draws of "
        + size.name
  }

  /// The quantities with the largest R-hat and with the fewest effective draws; nil where one has none.
  private var worst: (rHat: Summary.Row, size: Summary.Row)? {
    let rows = mixing.judged
    guard rows.allSatisfy({ ($0.rHat + Self.size($0)).isFinite }),
      let rHat = rows.max(by: { $0.rHat < $1.rHat }),
      let size = rows.min(by: { Self.size($0) < Self.size($1) })
    else { return nil }
    return (rHat, size)
  }

  private static func size(_ row: Summary.Row) -> Double { min(row.bulkSize, row.tailSize) }

  private static func up(_ rHat: Double) -> String {
    NumberText.fixed((1000 * rHat).rounded(.up) / 1000, decimals: 3)
  }

  /// In ascending order, those apart by less than rounding once.
  private static func distinct(_ places: [Double]) -> [Double] {
    let sorted = places.sorted()
    let least = 1e-9 * ((sorted.last ?? 0) - (sorted.first ?? 0))
    return sorted.reduce(into: [Double]()) { kept, place in
      if let last = kept.last, place - last <= least { return }
      kept.append(place)
    }
  }

  /// "f at 4.5", with as many digits as tell the places apart.
  private static func names(of places: [Double]) -> [String] {
    for digits in 3...17 {
      // The middle of a symmetric range is 0, give or take rounding
      let least = 1e-12 * (places.map(abs).max() ?? 0)
      let names = places.map {
        "f at \(NumberText.significant(abs($0) <= least ? 0 : $0, digits: digits))"
      }
      if Set(names).count == names.count { return names }
    }
    return places.indices.map { "f at place \($0 + 1)" }
  }
}
