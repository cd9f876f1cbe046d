import BayesNumerics
import Foundation
import Marking
import Workbook

extension Exercise {
  static let shortestInterval = Exercise(
    4, "shortest-interval", "The shortest interval", difficulty: 2,
    task: "The lecture cuts 2.5 % off each tail. Find the shortest interval that holds 95 % of "
      + "Beta(a, b).",
    hint: "Slide an interval of 95 % over the peak. It is shortest where the density is equal at "
      + "both ends.",
    count: 12,
    alwaysTry: [Beta(a: 11, b: 5), Beta(a: 1.2, b: 40)],
    inputs: { random in
      Beta(
        a: Double.random(in: 1.5...30, using: &random),
        b: Double.random(in: 1.5...30, using: &random))
    },
    describe: { "a = \($0.a), b = \($0.b)" },
    // No names of parts: both ends come from one thought, so they are not explained one by one
    agreement: .absolute(1e-4, because: "the exercise asks for 0.0001"),
    call: StudentCall("highestDensityInterval") { ["a": $0.a, "b": $0.b] },
    key: .shortestInterval)
}
