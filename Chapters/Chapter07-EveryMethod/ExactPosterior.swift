import BayesNumerics
import Foundation
import RealModule
import Workbook

/// A posterior of one number with everything known: peaks, evidence, moments, shares.
///
/// By adaptive quadrature, piece by piece, the pieces cut where the peaks are so that none is missed. What this
/// costs is no matter here; a method is counted by a ``CountedPosterior``.
struct ExactPosterior: Sendable {
  let posterior: Posterior
  /// Where the density has a peak that holds a 1e-12th of the highest or more, from left to right.
  let peaks: [Double]
  /// Where all of the mass lies, but for some 1e-15 of it.
  let range: ClosedRange<Double>
  let logEvidence: Double
  let mean: Double
  let standardDeviation: Double
  /// log of prior × likelihood at the highest peak.
  let logHeight: Double
  /// From left to right over the range, dense where the mass is.
  let places: [Double]
  /// The share of the mass below each place.
  let shares: [Double]

  /// Why there is none.
  enum Failure: Error, CustomStringConvertible {
    /// Not finite at any place that was tried.
    case nowhere
    /// It does not die down.
    case noEnd
    /// NaN at a place.
    case undefined(Double)
    /// So many peaks that the work would have no bound, or peaks closer than any places that are tried.
    case tooManyPeaks

    var description: String {
      switch self {
      case .nowhere:
        "the prior times the likelihood is zero or undefined at every place that was tried, so there is no "
          + "posterior; take data that the function can reach, more noise, or another function"
      case .noEnd:
        "the prior times the likelihood does not die down within ten thousand prior standard deviations, so its "
          + "area cannot be found; take a narrower prior or another function"
      case .undefined(let place):
        "the function is undefined at theta = \(String(format: "%.4g", place)), within eight standard deviations of the "
          + "prior's mean; take a function that is defined for every theta, such as log(1 + theta^2) in place of log(theta)"
      case .tooManyPeaks:
        "the posterior has more than \(ExactPosterior.mostPeaks) peaks, or peaks too close together to be told "
          + "apart, so its area cannot be trusted; take a function that turns less often, such as sin(5*theta) in "
          + "place of sin(500*theta), or a narrower prior"
      }
    }
  }
}

extension ExactPosterior {
  /// By a close look at the density, at every 3200th of a standard deviation of the prior within ten of its mean; peaks
  /// much narrower than that may be missed.
  ///
  /// - Parameter others: where a posterior much like this one has its peaks, if one is known; then the first look is
  ///   at every 200th only, and at these places.
  init(_ posterior: Posterior, near others: [Double] = []) throws(Failure) {
    let scan = try Self.scan(posterior, near: others)
    let (places, range) = (scan.places, scan.range)
    let peaks = scan.peaks.map { scan.climbed(posterior, from: $0) }
    guard let top = peaks.map(posterior.logJoint).max() else { throw .nowhere }
    let shown = zip(scan.peaks, peaks).filter { posterior.logJoint($1) > top - 28 }
    let hasMany = shown.count > Self.manyPeaks

    // Cut at the peaks, around them, and in the valleys between
    var cuts = [range.lowerBound, range.upperBound]
    for (_, peak) in shown {
      let width = Self.width(posterior, at: peak, otherwise: places[1] - places[0])
      for step in hasMany ? [0.0, 5] : [0.0, 3, 10, 40] {
        cuts += [peak - step * width, peak + step * width]
      }
    }
    for (left, right) in zip(shown, shown.dropFirst()) {
      cuts.append(
        hasMany
          ? scan.lowest(between: left.0, and: right.0)
          : Self.valley(posterior, from: left.1, to: right.1))
    }
    cuts = Set(cuts.filter(range.contains)).sorted()
    let cellsPerPiece = min(48, max(6, 4000 / cuts.count))
    let cells =
      zip(cuts, cuts.dropFirst()).flatMap { left, right in
        (0..<cellsPerPiece).map { left + (right - left) * Double($0) / Double(cellsPerPiece) }
      } + [range.upperBound]

    // The share of each cell; areas and moments about the highest peak
    let centre = peaks.max { posterior.logJoint($0) < posterior.logJoint($1) } ?? 0
    func height(_ theta: Double) -> Double {
      // Far out, where the prior has no mass to speak of, the function may be undefined
      let height = Double.exp(posterior.logJoint(theta) - top)
      return height.isNaN ? 0 : height
    }
    // Numbers as large as the data make them have few digits behind the point
    let tolerance = max(1e-10, 1e3 * top.ulp)
    let moments =
      hasMany
      ? Self.moments(height, over: cells, about: centre)
      : Self.moments(height, piecewise: cuts, about: centre, tolerance: tolerance)
    let area = moments[0]
    guard area > 0, area.isFinite else { throw .nowhere }
    let shift = moments[1] / area
    var below = [0.0]
    for (left, right) in zip(cells, cells.dropFirst()) {
      below.append(below[below.count - 1] + gauss(height, from: left, to: right) / area)
    }

    self.posterior = posterior
    self.peaks = shown.map(\.1)
    self.range = range
    logHeight = top
    logEvidence = top + .log(area)
    mean = centre + shift
    standardDeviation = (moments[2] / area - shift * shift).squareRoot()
    self.places = cells
    shares = below
  }

  private static let manyPeaks = 20
  /// More are refused.
  static let mostPeaks = 1000

  // MARK: Use

  /// The posterior density, divided by the evidence.
  func density(_ theta: Double) -> Double { .exp(posterior.logJoint(theta) - logEvidence) }

  /// The share of the mass below a place. Error: some 1e-9.
  func share(below theta: Double) -> Double {
    guard theta > range.lowerBound else { return 0 }
    guard theta < range.upperBound else { return 1 }
    let next = places.firstIndex { $0 > theta } ?? places.count - 1
    let inside = gauss({ density($0) }, from: places[next - 1], to: theta)
    return min(1, shares[next - 1] + inside)
  }

  func share(above theta: Double) -> Double { 1 - share(below: theta) }

  /// The place with this share below it. Precondition: inside (0, 1).
  func quantile(_ probability: Double) -> Double {
    let next = shares.firstIndex { $0 >= probability } ?? places.count - 1
    return bisection(over: places[max(0, next - 1)]...places[next]) {
      share(below: $0) < probability
    }
  }

  /// Peaks with a hundredth of the highest density or more: those that a picture shows.
  var visiblePeaks: [Double] {
    let highest = peaks.map(density).max() ?? 0
    return peaks.filter { density($0) >= 0.01 * highest }
  }

  /// Where the density is lowest between its two highest peaks; nil for a single peak, and where one of the two
  /// sides holds less than a thousandth of the mass.
  var pass: Double? {
    let highest = peaks.sorted { density($0) > density($1) }.prefix(2).sorted()
    guard highest.count == 2 else { return nil }
    let pass = Self.valley(posterior, from: highest[0], to: highest[1])
    let share = share(below: pass)
    return min(share, 1 - share) < 0.001 ? nil : pass
  }

  /// Between its two highest peaks, or the mean where there is one.
  var edge: Double { pass ?? mean }

  /// A place in digits that are of use beside the posterior's width.
  func text(_ place: Double) -> String {
    let digits = Int((2 - Double.log10(standardDeviation)).rounded(.up))
    return digits > 9
      ? NumberText.significant(place, digits: 3)
      : NumberText.fixed(place, decimals: max(digits, 2))
  }

  var highestPeak: Double { peaks.max { density($0) < density($1) } ?? mean }

  /// ∫ f, ∫ f θ and ∫ f θ², θ from the centre, adaptively in each piece.
  private static func moments(
    _ height: (Double) -> Double, piecewise cuts: [Double], about centre: Double,
    tolerance: Double
  ) -> [Double] {
    func moment(_ power: (Double) -> Double) -> Double {
      zip(cuts, cuts.dropFirst()).reduce(0) { sum, piece in
        sum
          + integrate(
            { power($0 - centre) * height($0) }, from: piece.0, to: piece.1,
            relativeTolerance: tolerance
          ).value
      }
    }
    return [moment { _ in 1 }, moment { $0 }, moment { $0 * $0 }]
  }

  /// The same by a fixed rule, which does on the many short cells of hundreds of peaks.
  private static func moments(
    _ height: (Double) -> Double, over cells: [Double], about centre: Double
  ) -> [Double] {
    var sums = [0.0, 0.0, 0.0]
    for (place, weight) in gaussNodes(between: cells) {
      let mass = weight * height(place)
      let away = place - centre
      sums[0] += mass
      sums[1] += mass * away
      sums[2] += mass * away * away
    }
    return sums
  }

  // MARK: Looking for peaks

  /// A look at the density from left to right.
  private struct Scan {
    let places: [Double]
    /// log of prior × likelihood.
    let values: [Double]
    /// Indices of places that are higher than their neighbours, where the posterior may have mass.
    let peaks: [Int]
    let range: ClosedRange<Double>

    /// The top near a peak of the scan.
    func climbed(_ posterior: Posterior, from peak: Int) -> Double {
      goldenSectionMaximum(
        of: posterior.logJoint, over: places[peak - 1]...places[peak + 1],
        width: 1e-9 * max(1, abs(places[peak])))
    }

    /// What a sum of logarithms as large as this may be off by.
    static func rounding(_ value: Double) -> Double { 1e-9 + 16 * value.ulp }

    /// Whether each of these peaks is one of this look, too: within two of its steps, or as far as rounding may move a
    /// flat top.
    func hasPeaks(of fine: Scan, width: Double) -> Bool {
      let top = values.filter(\.isFinite).max() ?? 0
      let flat = 2 * (2 * Self.rounding(top)).squareRoot() * width
      var next = 0
      return fine.peaks.allSatisfy { peak in
        let place = fine.places[peak]
        func reach(_ own: Int) -> Double { places[own + 1] - places[own - 1] + flat }
        while next < peaks.count, places[peaks[next]] < place - reach(peaks[next]) { next += 1 }
        return next < peaks.count && places[peaks[next]] <= place + reach(peaks[next])
      }
    }

    /// The place between two peaks where the density is lowest.
    func lowest(between left: Int, and right: Int) -> Double {
      places[(left...right).min { values[$0] < values[$1] } ?? left]
    }

    /// Every place that is higher than its neighbours, by more than rounding, and where the prior times the
    /// highest likelihood reaches an e⁻²⁸th of the highest density.
    ///
    /// - Parameter depth: 28, or a little more where a look is held against a finer one.
    init(
      _ posterior: Posterior, _ places: [Double], range: ClosedRange<Double>, depth: Double = 28
    ) {
      let priors = places.map { posterior.logPrior($0).value }
      let likelihoods = places.map { posterior.logLikelihood($0).value }
      let values = zip(priors, likelihoods).map(+)
      let top = values.filter(\.isFinite).max() ?? 0
      let highest = likelihoods.filter(\.isFinite).max() ?? 0
      let rounding = Self.rounding(top)
      var peaks: [Int] = []
      // The lowest value since the last peak
      var valley = Double.infinity
      for place in 1..<(places.count - 1) {
        valley = .minimum(valley, values[place])
        guard values[place].isFinite, priors[place] + highest > top - depth,
          !(values[place - 1] >= values[place]), !(values[place + 1] > values[place])
        else { continue }
        if let last = peaks.last, min(values[last], values[place]) - valley <= rounding {
          if values[place] > values[last] { peaks[peaks.count - 1] = place }
        } else {
          peaks.append(place)
        }
        valley = .infinity
      }
      (self.places, self.values, self.peaks, self.range) = (places, values, peaks, range)
    }
  }

  /// Places from left to right, wide enough that the density has died down by e⁻⁸⁰ at both ends, and so close
  /// together that twice as many show no peak that was not seen.
  private static func scan(
    _ posterior: Posterior, near others: [Double]
  ) throws(Failure) -> Scan {
    let prior = posterior.priorSpread
    let reach = try reach(posterior)
    func look(_ fineness: Int, depth: Double) -> Scan {
      func places(_ reach: Double) -> [Double] {
        let half = reach * prior.standardDeviation
        return .evenlySpaced(
          from: prior.mean - half, to: prior.mean + half, count: 4000 * fineness + 1)
      }
      let (close, wide) = (places(10), places(reach))
      let range = wide[0]...wide[wide.count - 1]
      var all = wide.filter { $0 < close[0] } + close
      all += wide.filter { $0 > close[close.count - 1] }
      if !others.isEmpty { all = Set(all + others.filter(range.contains)).sorted() }
      return Scan(posterior, all, range: range, depth: depth)
    }
    var fineness = others.isEmpty ? 8 : 1
    var coarse = look(fineness, depth: 30)
    while fineness < 16, coarse.peaks.count <= mostPeaks {
      fineness *= 2
      let fine = look(fineness, depth: 28)
      let bad = fine.places.indices.first {
        fine.values[$0].isNaN
          && abs(fine.places[$0] - prior.mean) <= 8 * prior.standardDeviation
      }
      if let bad { throw .undefined(fine.places[bad]) }
      if fine.peaks.count <= mostPeaks, coarse.hasPeaks(of: fine, width: prior.standardDeviation) {
        return fine
      }
      if fineness < 16 { coarse = look(fineness, depth: 30) }
    }
    throw .tooManyPeaks
  }

  /// How many standard deviations of the prior from its mean the density has died down, by e⁻⁸⁰.
  private static func reach(_ posterior: Posterior) throws(Failure) -> Double {
    let prior = posterior.priorSpread
    var reach = 10.0
    while reach < 20_000 {
      let half = reach * prior.standardDeviation
      let places = [Double].evenlySpaced(
        from: prior.mean - half, to: prior.mean + half, count: 4001)
      let values = places.map(posterior.logJoint)
      // What is undefined within eight standard deviations is told by name
      if let bad = values[400...3600].firstIndex(where: \.isNaN), reach == 10 {
        throw .undefined(places[bad])
      }
      let top = values.filter(\.isFinite).max() ?? -.infinity
      if top.isFinite, !(values[0] > top - 80), !(values[4000] > top - 80) { return reach }
      reach *= 2
      if !top.isFinite, reach > 10_000 { throw .nowhere }
    }
    throw .noEnd
  }

  /// 1/√(-d²/dθ² log p), by differences of the slope.
  private static func width(
    _ posterior: Posterior, at peak: Double, otherwise: Double
  ) -> Double {
    let step = 1e-5 * max(otherwise, 1e-3)
    func slope(_ theta: Double) -> Double {
      posterior.logPrior(theta).slope + posterior.logLikelihood(theta).slope
    }
    let curvature = (slope(peak - step) - slope(peak + step)) / (2 * step)
    return curvature > 0 && curvature.isFinite ? 1 / curvature.squareRoot() : otherwise
  }

  private static func valley(_ posterior: Posterior, from left: Double, to right: Double) -> Double
  {
    let places = [Double].evenlySpaced(from: left, to: right, count: 201)
    let lowest =
      places.indices.dropFirst().dropLast().min {
        posterior.logJoint(places[$0]) < posterior.logJoint(places[$1])
      } ?? 100
    return goldenSectionMinimum(
      of: posterior.logJoint, over: places[lowest - 1]...places[lowest + 1], width: 1e-9)
  }
}

/// ∫ f by five places in the cell, exact for polynomials of degree nine (Gauss and Legendre).
private func gauss(_ f: (Double) -> Double, from lower: Double, to upper: Double) -> Double {
  let (half, middle) = ((upper - lower) / 2, (upper + lower) / 2)
  return half * fiveNodes.reduce(0) { $0 + $1.weight * f(middle + half * $1.place) }
}

/// Five places in each cell with the weights of their sum.
func gaussNodes(between ends: [Double]) -> [(place: Double, weight: Double)] {
  zip(ends, ends.dropFirst()).flatMap { left, right in
    fiveNodes.map { node in
      ((left + right) / 2 + (right - left) / 2 * node.place, (right - left) / 2 * node.weight)
    }
  }
}

/// Of Gauss and Legendre, on -1...1.
private let fiveNodes: [(place: Double, weight: Double)] = [
  (-0.906_179_845_938_664, 0.236_926_885_056_189_1),
  (-0.538_469_310_105_683_1, 0.478_628_670_499_366_5), (0, 0.568_888_888_888_888_9),
  (0.538_469_310_105_683_1, 0.478_628_670_499_366_5),
  (0.906_179_845_938_664, 0.236_926_885_056_189_1),
]
