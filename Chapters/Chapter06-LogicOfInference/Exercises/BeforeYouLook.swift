import Foundation
import Inference
import Marking
import Workbook

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook { foretold }

  /// What the chapter computes, and how wide a careful reader's interval may be.
  private static var foretold: [Forecast] {
    // The networks of the sections with their standard probabilities, which are none that could be refused
    func computed(_ value: () throws -> Double) -> Double { (try? value()) ?? .nan }
    let p = RuleProbabilities.standard
    let effect = [p.rare, p.likely]
    let collider = computed {
      try BayesianNetwork([
        .event("clock", [p.rare]), .event("train", [p.rare]),
        .event(
          "Ann", given: ["clock", "train"], [p.rare, p.likely, p.likely, ThreeEvents.twoCauses(p)]),
      ]).joint.probability(of: ["clock": "yes"], given: ["Ann": "yes", "train": "yes"])
    }
    let admissions = StratifiedTable.berkeley
    return [
      Forecast(
        "a rare cause after its effect",
        computed {
          try SoftRule.causeAndEffect(p.rare, effect).joint
            .probability(of: ["A": "yes"], given: ["B": "yes"])
        }, width: 0.25, within: 0...1),
      Forecast(
        "the first link of a chain after its last",
        computed {
          try SoftRule.chain(p.rare, effect).joint
            .probability(of: ["A": "yes"], given: ["C": "yes"])
        }, width: 0.25, within: 0...1),
      Forecast("the failed clock", collider, width: 0.15, within: 0...1),
      Forecast(
        "the bright giant", computed { try StarTable(giants: 0.1).looks()[2].giant }, width: 0.25,
        within: 0...1),
      Forecast(
        "the entropy of the kind",
        computed { try StarTable(giants: 0.1).joint.entropy(of: ["kind"]) }, width: 0.3,
        within: 0...1),
      Forecast(
        "the error of a mean without a variance", pow(100, -RandomMean.heavyTail.power),
        width: 3, within: 1...100),
      Forecast(
        "the difference of all admissions",
        100 * (admissions.pooled.rate(0) - admissions.pooled.rate(1)), width: 8,
        within: -100...100),
      Forecast(
        "departments that admit women more often",
        Double(admissions.strata.count { $0.rate(1) > $0.rate(0) }), width: 2, within: 0...6),
    ]
  }
}
