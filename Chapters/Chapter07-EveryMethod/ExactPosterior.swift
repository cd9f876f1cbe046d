import BayesNumerics
import Foundation

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

    var description: String {
      switch self {
      case .nowhere:
        "the prior times the likelihood is zero or undefined at every place that was tried, so there is no "
          + "posterior; take data that the function can reach, more noise, or another function"
      case .noEnd:
        "the prior times the likelihood does not die down within ten thousand prior standard deviations, so its "
          + "area cannot be found; take a narrower prior or another function"
      case .undefined(let place):
        "the function is undefined at theta = \(String(format: "%.4g", place)), where the prior has mass; take a function "
          + "that is defined for every theta, such as log(1 + theta^2) in place of log(theta)"
      }
    }
  }
}

extension ExactPosterior {
  init(_ posterior: Posterior) throws(Failure) {
    let (places, range) = try Self.scan(posterior)
    let values = places.map(posterior.logJoint)
    let peaks = Self.peaks(posterior, places, values)
    guard let top = peaks.map(posterior.logJoint).max() else { throw .nowhere }
    let shown = peaks.filter { posterior.logJoint($0) > top - 28 }

    // Cut at the peaks, around them, and in the valleys between
    var cuts = [range.lowerBound, range.upperBound]
    for peak in shown {
      let width = Self.width(posterior, at: peak, otherwise: places[1] - places[0])
      for step in shown.count > Self.manyPeaks ? [0.0, 5] : [0.0, 3, 10, 40] {
        cuts += [peak - step * width, peak + step * width]
      }
    }
    for (left, right) in zip(shown, shown.dropFirst()) {
      cuts.append(Self.valley(posterior, from: left, to: right))
    }
    cuts = Set(cuts.filter(range.contains)).sorted()

    let cellsPerPiece = min(48, max(6, 4000 / cuts.count))

    // Areas and moments about the highest peak
    let centre = shown.max { posterior.logJoint($0) < posterior.logJoint($1) } ?? 0
    func moment(_ f: (Double) -> Double) -> Double {
      zip(cuts, cuts.dropFirst()).reduce(0) { sum, piece in
        func height(_ theta: Double) -> Double {
          f(theta - centre) * .exp(posterior.logJoint(theta) - top)
        }
        // Hundreds of peaks leave many short pieces, on which a fixed rule does
        return shown.count > Self.manyPeaks
          ? sum + gauss(height, from: piece.0, to: piece.1, cells: cellsPerPiece)
          : sum + integrate(height, from: piece.0, to: piece.1).value
      }
    }
    let area = moment { _ in 1 }
    guard area > 0, area.isFinite else { throw .nowhere }
    let shift = moment { $0 } / area
    let variance = moment { ($0 - shift) * ($0 - shift) } / area

    // Shares, cell by cell
    var (cells, below) = ([range.lowerBound], [0.0])
    for (left, right) in zip(cuts, cuts.dropFirst()) {
      for cell in 0..<cellsPerPiece {
        let from = cells[cells.count - 1]
        let to = left + (right - left) * Double(cell + 1) / Double(cellsPerPiece)
        below.append(
          below[below.count - 1]
            + gauss({ .exp(posterior.logJoint($0) - top) }, from: from, to: to) / area)
        cells.append(to)
      }
    }

    self.posterior = posterior
    self.peaks = shown
    self.range = range
    logHeight = top
    logEvidence = top + .log(area)
    mean = centre + shift
    standardDeviation = variance.squareRoot()
    self.places = cells
    shares = below
  }

  private static let manyPeaks = 20

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

  /// Where the density is lowest between its two highest peaks; nil for a single peak.
  var pass: Double? {
    let highest = peaks.sorted { density($0) > density($1) }.prefix(2).sorted()
    guard highest.count == 2 else { return nil }
    return Self.valley(posterior, from: highest[0], to: highest[1])
  }

  // MARK: Looking for peaks

  /// Places from left to right, wide enough that the density has died down by e⁻⁸⁰ at both ends, and every 200th of a
  /// standard deviation of the prior within ten of its mean, where peaks may be close together.
  private static func scan(
    _ posterior: Posterior
  ) throws(Failure) -> ([Double], ClosedRange<Double>) {
    let prior = posterior.priorSpread
    var reach = 10.0
    var close: [Double] = []
    while reach < 20_000 {
      let half = reach * prior.standardDeviation
      let places = [Double].evenlySpaced(
        from: prior.mean - half, to: prior.mean + half, count: 4001)
      let values = places.map(posterior.logJoint)
      if reach == 10 { close = places }
      if let bad = values.firstIndex(where: \.isNaN), reach == 10 {
        throw .undefined(places[bad])
      }
      let top = values.filter(\.isFinite).max() ?? -.infinity
      if top.isFinite, !(values[0] > top - 80), !(values[4000] > top - 80) {
        let left = places.filter { $0 < close[0] }
        let right = places.filter { $0 > close[4000] }
        return (left + close + right, places[0]...places[4000])
      }
      reach *= 2
      if !top.isFinite, reach > 10_000 { throw .nowhere }
    }
    throw .noEnd
  }

  /// Every place that is higher than its neighbours, climbed to its top.
  private static func peaks(
    _ posterior: Posterior, _ places: [Double], _ values: [Double]
  ) -> [Double] {
    (1..<(places.count - 1)).compactMap { place in
      guard values[place].isFinite, !(values[place - 1] >= values[place]),
        !(values[place + 1] > values[place])
      else { return nil }
      return goldenSectionMaximum(
        of: posterior.logJoint, over: places[place - 1]...places[place + 1],
        width: 1e-9 * max(1, abs(places[place])))
    }
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

/// ∫ f by five places in each of so many cells.
private func gauss(
  _ f: (Double) -> Double, from lower: Double, to upper: Double, cells: Int
) -> Double {
  let width = (upper - lower) / Double(cells)
  return (0..<cells).reduce(0) { sum, cell in
    let left = lower + Double(cell) * width
    return sum + gauss(f, from: left, to: left + width)
  }
}

/// ∫ f by five places in the cell, exact for polynomials of degree nine (Gauss and Legendre).
private func gauss(_ f: (Double) -> Double, from lower: Double, to upper: Double) -> Double {
  let half = (upper - lower) / 2
  let middle = (upper + lower) / 2
  let nodes = [
    (0.0, 0.568_888_888_888_888_9), (0.538_469_310_105_683_1, 0.478_628_670_499_366_5),
    (0.906_179_845_938_664, 0.236_926_885_056_189_1),
  ]
  return half
    * nodes.reduce(0) { sum, node in
      node.0 == 0
        ? sum + node.1 * f(middle)
        : sum + node.1 * (f(middle - half * node.0) + f(middle + half * node.0))
    }
}
