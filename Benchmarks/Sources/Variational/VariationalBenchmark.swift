import BayesNumerics
import Foundation
import Hierarchies
import Inference
import Measuring

/// Measures variational inference on two posteriors: the stars of chapter 4 and a logistic
/// regression of 10,000 rows.
///
/// `variational FOLDER REPETITIONS` writes the data (`stars.csv`, `logistic.csv`), the mean-field
/// normal of every repetition (`stars-advi-1.csv`: mean, standard deviation) and of one long search
/// (`stars-reference.csv`), the draws of Pathfinder's approximations with their log density under
/// it (`stars-pathfinder-1.csv`), and what all of them cost (`workbook.csv`), for
/// peers/variational.py to fit the same posteriors and to judge all fits by one estimator. One
/// thread; seconds are of processor time, which other programs disturb less.
@main struct VariationalBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count == 3, let repetitions = Int(CommandLine.arguments[2]),
      repetitions >= 1
    else {
      print("variational FOLDER REPETITIONS: writes data, fits and seconds there")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    var lines = ["model,method,repetition,seconds,gradients,values"]
    lines += try measure("stars", try stars(folder), repetitions, folder)
    lines += try measure("logistic", try logistic(folder), repetitions, folder)
    try write(lines, to: "\(folder)/workbook.csv")
  }

  // MARK: Models

  /// 100 stars with all defaults of ``VectorisedStarHierarchy``: 205 parameters.
  static func stars(_ folder: String) throws -> VectorisedStarHierarchy {
    var random = RandomSource(seed: 4).stream(0)
    let population = StarPopulation()
    let luminosities = (0..<100).map { _ in
      let logProduct =
        population.meanLogProduct + population.areaSpread * random.normal()
        + 4 * population.temperatureSpread * random.normal()
      return exp(logProduct) * (1 + 0.1 * random.normal())
    }
    try write(["luminosity"] + luminosities.map { "\($0)" }, to: "\(folder)/stars.csv")
    return VectorisedStarHierarchy(luminosities: luminosities, noise: 0.1)
  }

  /// 10,000 rows of 20 columns, of which every two share 0.4 of their variance; coefficients of
  /// about one half, prior variance 10.
  static func logistic(_ folder: String) throws -> LogisticRegression {
    var random = RandomSource(seed: 4).stream(1)
    let (rows, columns) = (10_000, 20)
    let coefficients = (0..<columns).map { _ in 0.5 * random.normal() }
    var (inputs, outcomes, lines) = ([Double](), [Double](), [String]())
    for _ in 0..<rows {
      let shared = random.normal()
      let x = (0..<columns).map { _ in
        0.4.squareRoot() * shared + 0.6.squareRoot() * random.normal()
      }
      let y = random.uniform() < 1 / (1 + exp(-dot(x, coefficients))) ? 1.0 : 0.0
      inputs += x
      outcomes.append(y)
      lines.append((x + [y]).map { "\($0)" }.joined(separator: ","))
    }
    try write(["x1,...,x20,y"] + lines, to: "\(folder)/logistic.csv")
    return LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: 10)
  }

  // MARK: Measuring

  /// A line for each fit of each method.
  static func measure(
    _ name: String, _ target: some DifferentiableLogDensity, _ repetitions: Int, _ folder: String
  ) throws -> [String] {
    let origin = [Double](repeating: 0, count: target.dimension)
    func save(_ fit: VariationalNormal, as file: String) throws {
      try write(
        zip(fit.mean, fit.standardDeviations).map { "\($0),\($1)" }, to: "\(folder)/\(file).csv")
    }
    var lines: [String] = []
    for repetition in 1...repetitions {
      var random = RandomSource(seed: UInt64(repetition))
      var begin = clock()
      let fit = try DeterministicADVI().fit(target, from: origin, using: &random)
      lines.append(
        "\(name),advi,\(repetition),\(seconds(since: begin)),\(fit.gradients),\(fit.values)")
      print("\(name), \(repetition): \(fit.stop) \(lines[lines.count - 1])")
      try save(fit.approximation, as: "\(name)-advi-\(repetition)")

      // Uniform on (-2, 2) as the chains of Stan and BlackJAX start
      let start = origin.map { _ in 4 * random.uniform() - 2 }
      begin = clock()
      let path = try Pathfinder().run(target, from: start, draws: 1000, using: &random)
      lines.append(
        "\(name),pathfinder,\(repetition),\(seconds(since: begin)),\(path.gradients),\(path.values)"
      )
      try write(
        zip(path.draws, path.logRatios).map { draw, ratio in
          (draw + [target.logDensity(at: draw) - ratio]).map { "\($0)" }.joined(separator: ",")
        }, to: "\(folder)/\(name)-pathfinder-\(repetition).csv")
      try write(start.map { "\($0)" }, to: "\(folder)/\(name)-start-\(repetition).csv")
    }
    var random = RandomSource(seed: 99)
    let reference = try DeterministicADVI(tolerance: 0.002, mostDraws: 200_000).fit(
      target, from: origin, using: &random)
    try save(reference.approximation, as: "\(name)-reference")
    return lines
  }

  static func seconds(since begin: clock_t) -> Double {
    Double(clock() - begin) / Double(CLOCKS_PER_SEC)
  }
}
