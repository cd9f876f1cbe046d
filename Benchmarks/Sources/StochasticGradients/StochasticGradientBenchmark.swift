import BayesNumerics
import Foundation
import Inference
import Measuring

/// Measures chains of stochastic gradients on a logistic regression of 100,000 rows and 20 columns,
/// with mini-batches of 100 rows drawn with replacement.
///
/// `gradients FOLDER SECONDS` writes the data (`inputs.f64`, `outcomes.f64`: the numbers as they stand
/// in memory), the peak of the posterior (`peak.csv`) and what SGLD and SGLD with control variates do
/// in so many seconds of processor time (`workbook.csv`: method, steps a second, mean and standard
/// deviation of the first coefficient in units of the posterior's), for peers/gradients.py to run the
/// same.
@main struct StochasticGradientBenchmark {
  static let (rows, columns, batch) = (100_000, 20, 100)
  /// η, about a hundredth of a posterior variance.
  static let stepSize = 2e-6

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let seconds = Double(words[2]), seconds > 0 else {
      print("gradients FOLDER SECONDS: writes data and speeds there")
      exit(64)
    }
    let target = try data(words[1])
    let peak = peak(of: target)
    var hessian = Matrix.diagonal([Double](repeating: 1 / target.priorVariance, count: columns))
    target.addCurvature(at: peak, to: &hessian)
    let first = (0..<columns).map { $0 == 0 ? 1.0 : 0 }
    let variance = try Cholesky(hessian).solve(first)[0]
    try write(
      peak.map { "\($0)" } + ["\(stepSize)", "\(variance.squareRoot())"], to: "\(words[1])/peak.csv"
    )

    var lines = ["method,steps,mean,sd"]
    for (name, centre) in [("SGLD", nil), ("control variates", peak)] {
      let kernel = SGLD(
        MiniBatchGradient(target, batch: .independent(batch), centre: centre),
        stepSizes: .constant(stepSize))
      var random = RandomSource(seed: 1)
      var state = kernel.start(at: peak)
      for _ in 0..<20_000 { _ = kernel.step(&state, using: &random) }
      var (steps, sum, squares) = (0, 0.0, 0.0)
      let begin = clock()
      while Double(clock() - begin) < seconds * Double(CLOCKS_PER_SEC) {
        for _ in 0..<1000 {
          _ = kernel.step(&state, using: &random)
          let off = state.position[0] - peak[0]
          sum += off
          squares += off * off
        }
        steps += 1000
      }
      let took = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
      let mean = sum / Double(steps)
      let sd = (squares / Double(steps) - mean * mean).squareRoot()
      let unit = variance.squareRoot()
      lines.append("\(name),\(Double(steps) / took),\(mean / unit),\(sd / unit)")
      print("workbook, " + lines[lines.count - 1])
    }
    try write(lines, to: "\(words[1])/workbook.csv")
    print("rows fetched and added up, nothing computed: \(Int(fetches(seconds))) batches a second")
  }

  /// How many mini-batches a second memory gives where nothing is done with their rows: the most that any
  /// step in double precision could reach with batches drawn like this. As the workbook keeps them, rows
  /// stand on 24 numbers, three lines of the cache, in pages of 2 MB.
  static func fetches(_ seconds: Double) -> Double {
    let (width, page) = (24, 2 << 20)
    let bytes = (8 * rows * width + page - 1) / page * page
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
    defer { memory.deallocate() }
    madvise(memory, bytes, Int32(MADV_HUGEPAGE))
    let numbers = memory.bindMemory(to: Double.self, capacity: rows * width)
    numbers.initialize(repeating: 1, count: rows * width)
    var random = RandomSource(seed: 1)
    var (batches, sum) = (0, SIMD4<Double>.zero)
    var drawn = [Int](repeating: 0, count: batch)
    let begin = clock()
    while Double(clock() - begin) < seconds * Double(CLOCKS_PER_SEC) {
      for _ in 0..<1000 {
        for place in 0..<batch { drawn[place] = Int(random.uniform() * Double(rows)) }
        for row in drawn {
          let row = numbers + width * row
          sum += SIMD4(row[0], row[8], row[16], 0)
        }
      }
      batches += 1000
    }
    precondition(sum[0] > 0, "Nothing was fetched.")
    return Double(batches) / (Double(clock() - begin) / Double(CLOCKS_PER_SEC))
  }

  /// Columns of which every two share 0.4 of their variance, coefficients of about one half, prior
  /// variance 10.
  static func data(_ folder: String) throws -> LogisticRegression {
    var random = RandomSource(seed: 4)
    let coefficients = (0..<columns).map { _ in 0.5 * random.normal() }
    var (inputs, outcomes) = ([Double](), [Double]())
    inputs.reserveCapacity(rows * columns)
    for _ in 0..<rows {
      let shared = 0.4.squareRoot() * random.normal()
      let x = (0..<columns).map { _ in shared + 0.6.squareRoot() * random.normal() }
      outcomes.append(random.uniform() < 1 / (1 + exp(-dot(x, coefficients))) ? 1 : 0)
      inputs += x
    }
    for (name, numbers) in [("inputs", inputs), ("outcomes", outcomes)] {
      let bytes = numbers.withUnsafeBytes { Data($0) }
      try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name).f64"))
    }
    return LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: 10)
  }

  static func peak(of target: LogisticRegression) -> [Double] {
    LBFGS().minimise(from: [Double](repeating: 0, count: columns)) { position, gradient in
      let value = target.logDensity(at: position, gradient: &gradient)
      for i in gradient.indices { gradient[i] = -gradient[i] }
      return -value
    }.position
  }
}
