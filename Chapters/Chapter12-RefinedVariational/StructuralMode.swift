import BayesNumerics
import Inference
import RealModule
import Workbook

/// The scales with the highest posterior density in their logarithms, near where a search begins.
struct StructuralMode: Sendable {
  let position: [Double]
  let logDensity: Double
  let logLikelihood: Double
  var scales: StructuralModel.Scales { StructuralPosterior.scales(at: position) }

  init(_ posterior: StructuralPosterior, from start: [Double]? = nil) {
    let top = LBFGS(iterations: 200, tolerance: 1e-6).minimise(from: start ?? posterior.start) {
      position, gradient in
      let value = posterior.logDensity(at: position, gradient: &gradient)
      for i in gradient.indices { gradient[i] = -gradient[i] }
      return value.isFinite ? -value : .infinity
    }
    position = top.position
    logDensity = posterior.logDensity(at: top.position)
    logLikelihood = posterior.likelihood.logDensity(StructuralPosterior.scales(at: top.position))
  }
}

/// The modes that searches from the prior's median and from the sixteen corners around it find, highest first.
struct StructuralModes: Sendable {
  let found: [StructuralMode]
  var highest: StructuralMode { found[0] }

  /// A corner is so many of the prior's standard deviations off in each logarithm.
  static let reach = 1.5
  /// Modes whose logarithms all differ by less are one.
  static let apart = 0.3

  init(_ posterior: StructuralPosterior) {
    var found = [StructuralMode(posterior)]
    for corner in 0..<16 {
      let start = posterior.start.enumerated().map { index, middle in
        middle + (corner >> index & 1 == 1 ? 1 : -1) * Self.reach * posterior.prior.spread
      }
      let mode = StructuralMode(posterior, from: start)
      let isNew = found.allSatisfy { other in
        zip(mode.position, other.position).contains { abs($0 - $1) > Self.apart }
      }
      if isNew, mode.logDensity.isFinite { found.append(mode) }
    }
    self.found = found.sorted { $0.logDensity > $1.logDensity }
  }

  /// Those whose density is less than ten nats below the highest: the others hold nothing.
  var relevant: [StructuralMode] { found.filter { $0.logDensity > highest.logDensity - 10 } }

  /// A sentence where there is more than one; else empty.
  var warning: String {
    guard relevant.count > 1 else { return "" }
    let below = NumberText.significant(highest.logDensity - relevant[1].logDensity, digits: 2)
    return
      " The posterior of the scales has a second mode, its density \(below) nats below the first: a fit that begins at one of them stays there."
  }
}
