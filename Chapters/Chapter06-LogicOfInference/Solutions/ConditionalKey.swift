import Foundation
import Marking

extension ExerciseKey<TableQuestion> {
  static var conditional: Self {
    Self(
      solution: {
        try chapter6.conditional(
          joint: $0.joint, shape: $0.shape, variable: $0.variable, value: $0.value)
      },
      mistakes: [
        Mistake(
          "the marginal for the conditional",
          hint:
            "You add over all values of the variable, as if it had not been seen. Keep the cells "
            + "that agree with what "
            + "was seen, and no others."
        ) { $0.marginal },
        Mistake(
          "not divided",
          hint: "You strike out, but do not divide: what is left is P(others, seen)."
        ) { $0.kept },
        Mistake(
          "the joint table returned", hint: "You return the table that you were given."
        ) { $0.joint },
        Mistake(
          "struck out cells left as zeros",
          hint:
            "You keep the cells that were struck out, as zeros. The variable that was seen is no "
            + "variable any more."
        ) { question in
          let sum = question.kept.reduce(0, +)
          return question.joint.indices.map {
            question.place(of: $0) == question.value ? question.joint[$0] / sum : 0
          }
        },
        Mistake(
          "variables counted from the last",
          hint: "You condition on the wrong variable: number 0 is the first in `shape`."
        ) { question in
          let other = question.shape.count - 1 - question.variable
          let stride = question.shape[(other + 1)...].reduce(1, *)
          return shares(
            question.joint.indices.filter { $0 / stride % question.shape[other] == question.value }
              .map { question.joint[$0] })
        },
        Mistake(
          "the first variable changes fastest",
          hint: "You read the list as if the first variable changed fastest; the last one does."
        ) { question in
          let stride = question.shape[..<question.variable].reduce(1, *)
          return shares(
            question.joint.indices.filter {
              $0 / stride % question.shape[question.variable] == question.value
            }.map { question.joint[$0] })
        },
        Mistake(
          "neighbouring cells for agreeing ones",
          hint:
            "You cut one stretch out of the list. That is right for the first variable; the "
            + "cells that agree with a "
            + "later one lie apart."
        ) { question in
          let length = question.joint.count / question.shape[question.variable]
          return shares(Array(question.joint.dropFirst(question.value * length).prefix(length)))
        },
        Mistake(
          "values counted from one",
          hint:
            "You keep the cells of the value before the one that was seen: value 0 is the first."
        ) { question in
          let count = question.shape[question.variable]
          let before = (question.value + count - 1) % count
          return shares(
            question.joint.indices.filter { question.place(of: $0) == before }
              .map { question.joint[$0] })
        },
        Mistake(
          "the cells that disagree",
          hint: "You strike out what was seen and keep the rest; it is the other way round."
        ) { question in
          shares(
            question.joint.indices.filter { question.place(of: $0) != question.value }
              .map { question.joint[$0] })
        },
        Mistake(
          "divided by the largest",
          hint: "You divide by the largest cell that is left; divide by their sum."
        ) { question in
          let largest = question.kept.max() ?? 0
          return largest > 0 ? question.kept.map { $0 / largest } : []
        },
        Mistake(
          "divided by their number",
          hint: "You divide by how many cells are left; divide by their sum."
        ) { question in question.kept.map { $0 / Double(question.kept.count) } },
        Mistake(
          "divided by the probability of the first value",
          hint: "You divide by the probability of value 0, whatever was seen."
        ) { question in
          let first = question.joint.indices.filter { question.place(of: $0) == 0 }
            .reduce(0.0) { $0 + question.joint[$1] }
          return question.kept.map { $0 / first }
        },
        Mistake(
          "the others in another order",
          hint:
            "Your probabilities are right, but in another order: among the variables that are "
            + "left the last one changes "
            + "fastest, too."
        ) { $0.othersReversed },
        Mistake(
          "the marginal where the event is impossible",
          hint:
            "Where what was seen has probability 0 you return the table of the others with "
            + "nothing seen. But something "
            + "was seen: return an empty list."
        ) { question in
          let sum = question.kept.reduce(0, +)
          return sum > 0 ? question.kept.map { $0 / sum } : question.marginal
        },
        Mistake(
          "the probability of what was seen",
          hint: "You return P(seen), by which the cells that are left are to be divided."
        ) { [$0.kept.reduce(0, +)] },
        Mistake(
          "0 / 0 where the event is impossible",
          hint:
            "Where what was seen has probability 0 you divide by it, and your table holds no "
            + "numbers. Return an empty "
            + "list there."
        ) { question in
          let sum = question.kept.reduce(0, +)
          return question.kept.map { $0 / sum }
        },
        Mistake(
          "zeros where the event is impossible",
          hint:
            "Where what was seen has probability 0 you return zeros, which are no distribution. "
            + "Return an empty list "
            + "there."
        ) { question in
          let sum = question.kept.reduce(0, +)
          return question.kept.map { sum > 0 ? $0 / sum : 0 }
        },
        Mistake(
          "equal probabilities where the event is impossible",
          hint:
            "Where what was seen has probability 0 you return equal probabilities. Nothing is "
            + "known there, not even "
            + "that: return an empty list."
        ) { question in
          let sum = question.kept.reduce(0, +)
          return question.kept.map { sum > 0 ? $0 / sum : 1 / Double(question.kept.count) }
        },
      ])
  }
}

/// Nothing where all are 0.
private func shares(_ cells: [Double]) -> [Double] {
  let sum = cells.reduce(0, +)
  return sum > 0 ? cells.map { $0 / sum } : []
}

extension TableQuestion {
  /// The distance in ``joint`` between neighbouring values of the variable that was seen.
  fileprivate var stride: Int { shape[(variable + 1)...].reduce(1, *) }

  /// The cells that agree with what was seen.
  fileprivate var kept: [Double] {
    joint.indices.filter { place(of: $0) == value }.map { joint[$0] }
  }

  /// The right table with the first of the others changing fastest.
  fileprivate var othersReversed: [Double] {
    let strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
    var cells = [value * strides[variable]]
    for other in shape.indices.reversed() where other != variable {
      cells = cells.flatMap { cell in (0..<shape[other]).map { cell + $0 * strides[other] } }
    }
    return shares(cells.map { joint[$0] })
  }

  /// The value of the variable in this cell.
  fileprivate func place(of cell: Int) -> Int { cell / stride % shape[variable] }

  /// The table of the other variables, with nothing seen.
  fileprivate var marginal: [Double] {
    var sums = [Double](repeating: 0, count: joint.count / shape[variable])
    for (cell, probability) in joint.enumerated() {
      sums[cell / (stride * shape[variable]) * stride + cell % stride] += probability
    }
    return sums
  }
}
