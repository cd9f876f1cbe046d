import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

/// A joint table of three events, `joint[a][b][c]`.
struct ThreeEventTable: Sendable {
  let joint: [[[Double]]]

  /// - Parameter cells: Eight numbers, c changing fastest.
  init(_ cells: [Double]) {
    let sum = cells.reduce(0, +)
    joint = (0...1).map { a in
      (0...1).map { b in (0...1).map { c in cells[4 * a + 2 * b + c] / sum } }
    }
  }

  /// P(c) P(a | c) P(b | c): a fork, in which a and b are independent given c.
  static func fork(_ c: Double, a: [Double], b: [Double]) -> ThreeEventTable {
    func part(_ p: Double, _ value: Int) -> Double { value == 1 ? p : 1 - p }
    return ThreeEventTable(
      (0..<8).map { cell in
        let (i, j, k) = (cell / 4, cell / 2 % 2, cell % 2)
        return part(c, k) * part(a[k], i) * part(b[k], j)
      })
  }

  /// P(a) P(b) P(c | a, b): a collider, in which a and b are independent as long as c is not known.
  static func collider(_ a: Double, _ b: Double, c: [Double]) -> ThreeEventTable {
    func part(_ p: Double, _ value: Int) -> Double { value == 1 ? p : 1 - p }
    return ThreeEventTable(
      (0..<8).map { cell in
        let (i, j, k) = (cell / 4, cell / 2 % 2, cell % 2)
        return part(a, i) * part(b, j) * part(c[2 * i + j], k)
      })
  }

  /// Any table, or one of the two forms.
  static func drawn(using random: inout RandomSource) -> ThreeEventTable {
    func p() -> Double { Double.random(in: 0.05...0.95, using: &random) }
    switch Int.random(in: 0...3, using: &random) {
    case 0: return .fork(p(), a: [p(), p()], b: [p(), p()])
    case 1: return .collider(p(), p(), c: [p(), p(), p(), p()])
    default:
      return ThreeEventTable((0..<8).map { _ in -log(1 - random.uniform()) })
    }
  }

  var words: String {
    let cells = joint.joined().joined().map { NumberText.significant($0, digits: 4) }
    return "the cells [\(cells.joined(separator: ", "))], c changing fastest"
  }
}

extension Exercise {
  static let dependence = Exercise(
    4, "dependence", "How far from independent?", difficulty: 2,
    task:
      "A joint table of three events. Find the largest |P(a, b | c) - P(a | c) P(b | c)| over "
      + "all values: 0 "
      + "where a and b are independent given c.",
    hint:
      "First the table that is left for each c: strike out, divide. Then its margins. Is there a "
      + "c that never occurs?",
    // Ann, Ben and the train; two causes of one effect; a c that always occurs, and one that never does
    alwaysTry: [
      .fork(0.1, a: [0.1, 0.9], b: [0.1, 0.9]),
      .collider(0.1, 0.1, c: [0.1, 0.9, 0.9, 0.981]),
      ThreeEventTable([0, 4, 0, 1, 0, 2, 0, 3]), ThreeEventTable([0.4, 0, 0.1, 0, 0.2, 0, 0.3, 0]),
    ],
    inputs: { ThreeEventTable.drawn(using: &$0) },
    describe: { $0.words },
    agreement: .absolute(
      1e-9, because: "quotients of sums of eight probabilities; nine decimals are asked for"),
    call: StudentCall("dependence") { ["joint": $0.joint] },
    key: .dependence)
}
