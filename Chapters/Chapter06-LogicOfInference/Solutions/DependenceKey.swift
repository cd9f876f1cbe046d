import Foundation
import Marking

extension ExerciseKey<ThreeEventTable> {
  static var dependence: Self {
    Self(
      solution: { try chapter6.dependence(joint: $0.joint) },
      mistakes: [
        Mistake(
          "c not known",
          hint: "You add over c first: that is independence as long as nothing is known of c."
        ) { table in
          table.largest { a, b, _ in
            table.p(a, b, nil) - table.p(a, nil, nil) * table.p(nil, b, nil)
          }
        },
        Mistake(
          "not divided by P(c)",
          hint: "P(a, b, c) is a cell; P(a, b | c) is what it is of all the cells with this c."
        ) { table in
          table.largest { a, b, c in table.p(a, b, c) - table.p(a, nil, c) * table.p(nil, b, c) }
        },
        Mistake(
          "divided by P(c) once only",
          hint: "P(a | c) and P(b | c) are both conditional: each is divided by P(c)."
        ) { table in
          table.largest { a, b, c in
            let seen = table.p(nil, nil, c)
            return table.p(a, b, c) / seen - table.p(a, nil, c) * table.p(nil, b, c) / seen
          }
        },
        Mistake(
          "the whole difference divided by P(c)",
          hint:
            "You divide P(a, c) P(b, c) by P(c) to make a joint probability, and are left with "
            + "P(c) in front; divide "
            + "all by P(c)."
        ) { table in
          table.largest { a, b, c in
            table.p(a, b, c) - table.p(a, nil, c) * table.p(nil, b, c) / table.p(nil, nil, c)
          }
        },
        Mistake(
          "given a, not c",
          hint: "You condition on a. In joint[a][b][c] the event that is known stands last."
        ) { table in
          table.largest { a, b, c in
            let seen = table.p(a, nil, nil)
            return table.p(a, b, c) / seen - table.p(a, b, nil) / seen * (table.p(a, nil, c) / seen)
          }
        },
        Mistake(
          "given b, not c",
          hint: "You condition on b. In joint[a][b][c] the event that is known stands last."
        ) { table in
          table.largest { a, b, c in
            let seen = table.p(nil, b, nil)
            return table.p(a, b, c) / seen - table.p(a, b, nil) / seen * (table.p(nil, b, c) / seen)
          }
        },
        Mistake(
          "a c that never occurs",
          hint:
            "Where P(c) is 0 you divide by it. Such a c says nothing; leave it out, and look at "
            + "the other."
        ) { table in
          (0...1).contains { table.p(nil, nil, $0) == 0 } ? .nan : table.given()
        },
        Mistake(
          "c = 0 only", hint: "You look at c = 0 only; c = 1 leaves another table."
        ) { $0.given([0]) },
        Mistake(
          "c = 1 only", hint: "You look at c = 1 only; c = 0 leaves another table."
        ) { $0.given([1]) },
        Mistake(
          "all cells added",
          hint: "You add the distances of all cells; the largest one is asked for."
        ) { table in 4 * (table.given([0]) + table.given([1])) },
        Mistake(
          "averaged over c", hint: "You average over c; the largest distance is asked for."
        ) { table in
          (0...1).reduce(0) { $0 + table.p(nil, nil, $1) * table.given([$1]) }
        },
        Mistake(
          "the smaller c",
          hint: "You return the smaller of the two c; the largest distance is asked for."
        ) { table in
          (0...1).filter { table.p(nil, nil, $0) > 0 }.map { table.given([$0]) }.min() ?? 0
        },
        Mistake(
          "P(a) for P(a | c)",
          hint:
            "All three probabilities are those of the table that is left once c is known, its "
            + "margins too."
        ) { table in
          table.largest { a, b, c in
            table.p(a, b, c) / table.p(nil, nil, c) - table.p(a, nil, nil) * table.p(nil, b, nil)
          }
        },
        Mistake(
          "P(a | b, c) - P(a | c)",
          hint:
            "That is how far seeing b moves a. It also is 0 for independent events; but another "
            + "number is asked for, in "
            + "which a and b have the same part."
        ) { table in
          table.largest { a, b, c in
            let seen = table.p(nil, b, c)
            return seen > 0
              ? table.p(a, b, c) / seen - table.p(a, nil, c) / table.p(nil, nil, c) : 0
          }
        },
        Mistake(
          "half the sum of a table",
          hint: "You add the distances of the four cells of a c; the largest of them is asked for.",
          result: { numbers, _ in numbers.map { 2 * $0 } }),
        Mistake(
          "a ratio for a difference",
          hint: "You ask by which factor P(a, b | c) and P(a | c) P(b | c) differ; their "
            + "difference is asked for."
        ) { table in
          table.largest { a, b, c in
            let product = table.p(a, nil, c) * table.p(nil, b, c)
            return product > 0 ? table.p(a, b, c) * table.p(nil, nil, c) / product - 1 : 0
          }
        },
        Mistake(
          "squared", hint: "That is the square of the distance; its size is asked for.",
          result: { numbers, _ in numbers.map { $0 * $0 } }),
        Mistake(
          "yes or no",
          hint:
            "You say whether they are dependent; the task asks how far they are from independence."
        ) { table in table.given() > 1e-9 ? 1 : 0 },
      ])
  }
}

extension ThreeEventTable {
  /// The probability of these values, nil for any.
  fileprivate func p(_ a: Int?, _ b: Int?, _ c: Int?) -> Double {
    var sum = 0.0
    for i in 0...1 where a == nil || a == i {
      for j in 0...1 where b == nil || b == j {
        for k in 0...1 where c == nil || c == k { sum += joint[i][j][k] }
      }
    }
    return sum
  }

  /// Over the values of c that occur.
  fileprivate func largest(
    _ values: [Int] = [0, 1], of distance: (_ a: Int, _ b: Int, _ c: Int) -> Double
  ) -> Double {
    var largest = 0.0
    for c in values where p(nil, nil, c) > 0 {
      for a in 0...1 { for b in 0...1 { largest = max(largest, abs(distance(a, b, c))) } }
    }
    return largest
  }

  /// The right distance for these values of c.
  fileprivate func given(_ values: [Int] = [0, 1]) -> Double {
    largest(values) { a, b, c in
      let seen = p(nil, nil, c)
      return p(a, b, c) / seen - p(a, nil, c) / seen * (p(nil, b, c) / seen)
    }
  }
}
