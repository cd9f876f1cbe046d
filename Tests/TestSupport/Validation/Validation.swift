import Foundation
import Inference

/// Where the tests of samplers say what they tried, and how long they should try.
///
/// `swift test` runs them short. `make validate` sets BAYESICS_VALIDATION to a file: then they run
/// long, each writes its line of VALIDATION.md there and tells standard error that it is done. So
/// one set of checks serves both, and a chapter joins by one test in its folder of ChaptersTests:
///
/// ```swift
/// @Suite struct StarsValidation {
///   @Test func isCalibrated() async {
///     let report = await Validation.calibrate("chapter 4, NUTS", model) { data, count, random in .. }
///     #expect(report.isCalibrated, "\(report)")
///   }
/// }
/// ```
///
/// The name of the suite ends in Validation. `make validate` runs all other tests too, so that what they leave out in
/// `swift test` is tried somewhere: see ``cases(_:short:)``.
public enum Validation {
  private static let file = ProcessInfo.processInfo.environment["BAYESICS_VALIDATION"]

  public static var isLong: Bool { file != nil }

  /// Data sets of a simulation-based calibration: 100, which see a gross fault, or 1000. Negative controls have sizes of
  /// their own.
  public static var replications: Int { isLong ? 1000 : 100 }

  /// All cases, or in `swift test` the first few: for what costs a whole run of a program each.
  public static func cases<Case>(_ all: [Case], short count: Int) -> [Case] {
    isLong ? all : Array(all.prefix(count))
  }

  /// So many in `swift test`, ten times as many in `make validate`.
  public static func longer(_ count: Int) -> Int { isLong ? 10 * count : count }

  /// Runs a simulation-based calibration at the size of the hour, and notes it.
  public static func calibrate<Model: GenerativeModel>(
    _ name: String, _ model: Model, seed: UInt64 = 1,
    sampler: @escaping SimulationBasedCalibration<Model>.Sampler
  ) async -> CalibrationReport {
    let report = await SimulationBasedCalibration(
      of: model, replications: replications, sampler: sampler
    ).run(using: .init(seed: seed))
    let worst = report.worst
    note(
      name, check: "simulation-based calibration", size: "\(replications) data sets of 99 draws",
      statistic: "p = \(short(worst?.pValue ?? .nan)) (\(worst?.name ?? ""))",
      threshold: "p < \(short(report.threshold))", rate: report.falseAlarmRate,
      isMet: report.isCalibrated)
    return report
  }

  /// Runs Geweke's test, and notes it.
  public static func compare<Model: GenerativeModel>(
    _ name: String, _ test: JointDistributionTest<Model>, seed: UInt64 = 1
  ) -> JointDistributionReport {
    let report = test.run(using: .init(seed: seed))
    note(
      name, check: "joint distribution (Geweke)", size: "\(test.draws) sweeps",
      statistic: "z = \(short(report.worst?.z ?? .nan)) (\(report.worst?.name ?? ""))",
      threshold: "|z| > \(short(report.threshold))", rate: report.falseAlarmRate,
      isMet: report.agrees)
    return report
  }

  /// One line of VALIDATION.md; nothing in a short run. `rate` is nil where no sound sampler is on
  /// trial.
  public static func note(
    _ name: String, check: String, size: String, statistic: String, threshold: String,
    rate: Double?, isMet: Bool, verdict: String? = nil
  ) {
    guard let file else { return }
    let verdict = isMet ? verdict ?? "passed" : "FAILED"
    let cells = [check, name, size, statistic, threshold, rate.map(short) ?? "-", verdict]
      .map { $0.replacingOccurrences(of: "|", with: "\\|") }
    append("| " + cells.joined(separator: " | ") + " |\n", to: file)
    FileHandle.standardError.write(Data("validated: \(check), \(name): \(verdict)\n".utf8))
  }

  /// Two significant digits.
  public static func short(_ value: Double) -> String { String(format: "%.2g", value) }

  private static func append(_ line: String, to path: String) {
    guard let handle = fopen(path, "a") else { return }
    fputs(line, handle)
    fclose(handle)
  }
}
