import BayesNumerics
import Foundation
import Inference
import RealModule
import SafeIO
import Workbook

/// Clicks that are frequent among the young and the old and rare between: log odds -2 + 4((age - 50)/30)² for ages from
/// 20 to 80. A regression on the age has no column for that, until it gets one.
struct ClicksByAge {
  static let rows = 2000

  /// What the program finds on a file of them, as on a reader's own.
  struct Regression {
    /// Coefficients per standard deviation of a column, the constant first.
    let result: StreamedRegression.Result
    let columns: [String]
    /// The Monte Carlo error of an end of each 95 % interval.
    var intervalErrors: [Double] {
      // √(p(1 - p)/n) over the density there, for p = 0.025 of a normal distribution
      zip(result.deviations, result.effectiveDraws).map { sd, draws in
        (0.025 * 0.975 / draws).squareRoot() / Double.exp(Normal().logDensity(1.96)) * sd
      }
    }
  }

  /// With the age as the only column, and with (age - 50)² as a second one.
  let age: Regression
  let squared: Regression

  /// - Parameter folder: For the two files.
  init(folder: String, batch: Int, share: Double, using random: RandomSource) throws {
    func regression(isSquared: Bool) throws -> Regression {
      let path = "\(folder)/\(isSquared ? "age-and-square" : "age").csv"
      var random = random
      let lines = (0..<Self.rows).map { _ -> String in
        let age = 20 + 60 * random.uniform()
        let square = (age - 50) * (age - 50)
        let isClick = random.uniform() < 1 / (1 + Double.exp(2 - 4 * square / 900))
        return "\(age),\(isSquared ? "\(square)," : "")\(isClick ? 1 : 0)\n"
      }
      let heading = isSquared ? "age,(age - 50)²,click\n" : "age,click\n"
      try Data((heading + lines.joined()).utf8).write(to: URL(fileURLWithPath: path))
      let file = try RegressionFile(path: path)
      let regression = StreamedRegression(file: file, batch: batch, share: share)
      let result = try regression.run(using: random.stream("chain"))
      try regression.requireBelievable(result)
      return Regression(result: result, columns: file.names)
    }
    (age, squared) = (try regression(isSquared: false), try regression(isSquared: true))
  }

  var tables: [Table] {
    let rows = [age, squared].flatMap { own in
      own.columns.indices.dropFirst().map { k -> [String] in
        let interval = own.result.intervals[k]
        return [
          own.columns.dropFirst().joined(separator: ", "), own.columns[k],
          NumberText.value(own.result.means[k], withError: own.result.errors[k]),
          "\(NumberText.significant(interval.lowerBound, digits: 2)) to "
            + NumberText.significant(interval.upperBound, digits: 2),
          own.result.fit.isMisfit ? "misfit" : "as expected",
        ]
      }
    }
    return [
      Table(
        title: "Clicks of the young and the old: coefficients per standard deviation of the column",
        columns: ["columns", "coefficient of", "mean", "95 % interval", "fit"], rows: rows,
        note:
          "\(NumberText.grouped(Self.rows)) simulated rows, log odds -2 + 4((age - 50)/30)²; the tests of the first fit are below."
      ),
      age.result.fit.table,
    ]
  }

  var values: [Findings.Value] {
    func coefficient(_ name: String, _ own: Regression, _ k: Int) -> [Findings.Value] {
      let (interval, error) = (own.result.intervals[k], own.intervalErrors[k])
      return [
        .init(name, own.result.means[k], standardError: own.result.errors[k]),
        .init("\(name).low", interval.lowerBound, standardError: error),
        .init("\(name).high", interval.upperBound, standardError: error),
      ]
    }
    let fit = age.result.fit
    return coefficient("clicks.age", age, 1) + coefficient("clicks.square", squared, 2)
      + fit.scores.map { .init("clicks.z.\($0.score.candidate.key)", $0.score.z) }
      + fit.likenesses.map { .init("clicks.z.\($0.kind.key)", $0.pairs.z) }
      + [.init("clicks.rows", Self.rows)]
  }
}

extension ScoreTests.Candidate {
  fileprivate var key: String {
    switch self {
    case .square: "square"
    case .cube: "cube"
    case .product: "product"
    case .place: "place"
    case .placeSquared: "place-squared"
    case .drift: "drift"
    }
  }
}

extension FitCheck.Kind {
  fileprivate var key: String {
    switch self {
    case .equal: "equal"
    case .neighbouring: "neighbours"
    case .near: "near"
    case .distant: "distant"
    }
  }
}
