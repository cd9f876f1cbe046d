import BayesNumerics
import Foundation
import RealModule
import SafeIO
import Workbook

/// How much memory programs took at most.
enum PeakMemory {
  /// Of this program since it began, in megabytes (10⁶ bytes); NaN where the system does not say.
  ///
  /// Linux states it in /proc; getrusage would also count what the starter of a program held.
  static var megabytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
      })
    else { return .nan }
    return kilobytes * 1024 / 1e6
  }
}

/// This chapter's program on a file of so many simulated rows, as a reader would run it.
struct MeasuredRun: Sendable {
  let rows: Int
  /// Of the file.
  let megabytesOnDisk: Double
  let peakMegabytes: Double
  let seconds: Double

  /// The program of the chapter: this one, or the one beside the tests.
  private static var program: String? {
    guard let own = Paths.executable else { return nil }
    return own.hasSuffix("/chapter13") ? own : Paths.folder(of: own) + "/chapter13"
  }

  /// Runs it; nil where the program cannot be started or fails.
  init?(path: String, rows: Int, megabytesOnDisk: Double) {
    guard let program = Self.program else { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    var children = [
      ChildProcess(
        program,
        [
          program, "--data", path, "--section", "million-rows", "--json", "--no-figures",
        ])
    ]
    ChildProcess.collect(&children, timeLimit: .seconds(120))
    let elapsed = clock.now - start
    guard children[0].ending == .exited(0),
      let report = try? JSONDecoder().decode(
        JSONReport.self, from: Data(children[0].output)),
      let peak = report.sections.first?.values["peak-memory"]
    else { return nil }
    self.rows = rows
    self.megabytesOnDisk = megabytesOnDisk
    peakMegabytes = peak.number
    seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}

/// Rows of a logistic regression in a file, written piece by piece.
struct SimulatedFile {
  let path: String
  let bytes: Int
  let truth: [Double]

  /// Of the file on which the chapter's own chain runs.
  static let rowsOfChain = 10_000

  /// Five inputs with the correlation 0.4, then the outcome; three decimals.
  ///
  /// - Throws: ``FileError`` where the file cannot be written.
  init(path: String, rows: Int, using random: RandomSource) throws {
    guard let file = fopen(path, "w") else {
      throw FileError(.cannotCreate, "cannot make the file '\(path)' for simulated rows")
    }
    defer { fclose(file) }
    var bytes = 0
    var truth: [Double] = []
    for (number, first) in stride(from: 0, to: rows, by: 10_000).enumerated() {
      // The coefficients of the first piece for all
      let count = min(10_000, rows - first)
      let piece = SimulatedRegression(
        count: count, dimension: 6, using: random, rows: random.stream("piece").stream(number))
      truth = piece.truth
      var text: [UInt8] = []
      text.reserveCapacity(count * 40)
      for row in 0..<count {
        for k in 1..<6 {
          Self.append(piece.inputs[row * 6 + k], to: &text)
          text.append(UInt8(ascii: ","))
        }
        text.append(piece.outcomes[row] == 1 ? UInt8(ascii: "1") : UInt8(ascii: "0"))
        text.append(UInt8(ascii: "\n"))
      }
      guard fwrite(text, 1, text.count, file) == text.count else {
        throw FileError(.cannotWrite, "cannot write simulated rows to '\(path)': is the disk full?")
      }
      bytes += text.count
    }
    self.path = path
    self.bytes = bytes
    self.truth = truth
  }

  /// A number below a million with three decimals.
  private static func append(_ value: Double, to text: inout [UInt8]) {
    var thousandths = Int((abs(value) * 1000).rounded())
    if value < 0 { text.append(UInt8(ascii: "-")) }
    let whole = thousandths / 1000
    thousandths %= 1000
    text += String(whole).utf8
    text.append(UInt8(ascii: "."))
    for unit in [100, 10, 1] { text.append(UInt8(ascii: "0") + UInt8(thousandths / unit % 10)) }
  }
}
