import BayesNumerics
import Foundation
import Inference
import Measuring
import SafeIO
import Workbook

/// `polynomials make POINTS FILE` writes points of a quadratic to a file; `polynomials weigh FILE` reads
/// them and weighs the orders 0 to 12 by their evidence, as chapter 3 does.
@main
struct Polynomials {
  static let orders = 0...12
  static let model = BayesianLinearRegression(noiseVariance: 1.5, priorVariance: 1)

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("make", 3):
      guard let count = Int(arguments[2]), count > 0 else { throw Wrong.usage }
      try make(count, arguments[3])
    case ("weigh", 2): try weigh(arguments[2])
    default: throw Wrong.usage
    }
  }

  enum Wrong: Error { case usage }

  // MARK: Points

  /// y = -2 - x + x²/2 with noise of variance 1.5, x uniform on (-3, 3), all digits written.
  private static func make(_ count: Int, _ path: String) throws {
    var random = RandomSource(seed: 3)
    var text = "x,y\n"
    text.reserveCapacity(40 * count)
    for _ in 0..<count {
      let x = 6 * random.uniform() - 3
      text += "\(x),\(-2 - x + x * x / 2 + 1.5.squareRoot() * random.normal())\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  // MARK: Evidence

  private static func weigh(_ path: String) throws {
    let clock = ContinuousClock()

    // From the file, block by block
    var streamed: [Double] = []
    var count = 0
    let fromFile = try clock.measure {
      var statistics = RegressionStatistics(features: orders.upperBound + 1)
      try NumberTable.forEachBlock(of: path, columns: 2, rowsPerBlock: 1024) {
        block throws(InputError) in
        statistics.add(powers(block.column(0)), targets: block.column(1))
      }
      streamed = evidences(statistics)
      count = statistics.count
    }
    let memory = peakMemory()

    // From memory, in the same blocks
    let table = try NumberTable(path: path, columns: 2)
    let (x, y) = (table.rows.column(0), table.rows.column(1))
    var held: [Double] = []
    let fromMemory = clock.measure {
      var statistics = RegressionStatistics(features: orders.upperBound + 1)
      for start in stride(from: 0, to: x.count, by: 1024) {
        let rows = start..<min(x.count, start + 1024)
        statistics.add(powers(Array(x[rows])), targets: Array(y[rows]))
      }
      held = evidences(statistics)
    }
    guard held == streamed else { throw Wrong.usage }

    print("points \(count)")
    print("seconds from the file \(seconds(fromFile))")
    print("seconds from memory \(seconds(fromMemory))")
    print("peak memory in MB when read from the file \(memory)")
    print("log evidences \(streamed.map { "\($0)" }.joined(separator: " "))")
  }

  private static func powers(_ x: [Double]) -> Matrix {
    let n = x.count
    var elements = [Double](repeating: 1, count: n * (orders.upperBound + 1))
    for j in stride(from: 1, through: orders.upperBound, by: 1) {
      for i in 0..<n { elements[i + j * n] = elements[i + (j - 1) * n] * x[i] }
    }
    return Matrix(rows: n, columns: orders.upperBound + 1, elements: elements)
  }

  private static func evidences(_ statistics: RegressionStatistics) -> [Double] {
    orders.map { model.posterior(statistics.leading($0 + 1)).logEvidence }
  }

  private static func seconds(_ duration: Duration) -> String {
    NumberText.fixed(
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18,
      decimals: 3)
  }
}
