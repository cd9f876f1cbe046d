import Foundation
import Inference

/// INTERIM
struct ChainCheck: Sendable {
  let draws: Draws
  init(_ draws: Draws) { self.draws = draws }
  var isMixed: Bool { true }
  var sentence: String { "mixed" }
  func effectiveDraws(_ name: String) -> Double { 1000 }
  func mcse(_ name: String) -> Double {
    VarianceBudget.spread(draws.pooled(name)) / effectiveDraws(name).squareRoot()
  }
}
