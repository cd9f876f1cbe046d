import BayesNumerics
import RealModule

extension MixturePrior {
  /// log p of numbers that belong to one component, mean and precision integrated out: exact but for quadrature, to a
  /// relative 1e-9.
  ///
  /// The precision's integral is a gamma function, which leaves one integral over the mean.
  func logEvidence(ofOneComponentWith members: [Double]) -> Double {
    guard !members.isEmpty else { return 0 }
    let count = Double(members.count)
    let centre = members.reduce(0, +) / count
    let squares = members.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let power = shape + count / 2
    let normal = Normal(mean: mean, standardDeviation: standardDeviation)
    func logIntegrand(_ place: Double) -> Double {
      let shift = place - centre
      return normal.logDensity(place) - power * .log(rate + (squares + count * shift * shift) / 2)
    }
    // The likelihood's peak is about this wide; the prior's width bounds the rest
    let width = (2 * (rate + squares / 2) / (count * power)).squareRoot()
    let ends = [
      mean - 12 * standardDeviation, centre - 12 * width, centre, centre + 12 * width, mean,
      mean + 12 * standardDeviation,
    ].sorted()
    let top = max(logIntegrand(centre), logIntegrand(mean))
    let area = zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
      sum + integrate({ .exp(logIntegrand($0) - top) }, from: piece.0, to: piece.1).value
    }
    return shape * .log(rate) - logGamma(shape) + logGamma(power) - count / 2 * .log(2 * .pi)
      + top + .log(area)
  }
}
