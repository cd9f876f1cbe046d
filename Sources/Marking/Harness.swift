/// The program around a student's function: it reads the questions, calls the function and hands over the answers.
///
/// It holds neither a solution nor a verdict: whatever the student's code does to it, only numbers leave it, and these
/// are judged elsewhere.
enum Harness {
  /// The main file that is compiled beside the student's.
  ///
  /// - Parameter arguments: Label and type of each argument, in the order of the function.
  static func source(function: String, arguments: [(label: String, type: String)]) -> String {
    let fields = arguments.indices.map { "    let a\($0): \(arguments[$0].type)" }
    let reads = arguments.indices.map {
      "      a\($0) = try values.decode(\(arguments[$0].type).self)"
    }
    let passes = arguments.enumerated().map { index, argument in
      argument.label == "_" ? "question.a\(index)" : "\(argument.label): question.a\(index)"
    }
    return """
      import Foundation

      @_silgen_name("crash_report_to") private func reportCrashes(to descriptor: Int32)

      /// Thrown by what is not written yet.
      struct Unsolved: Error {}

      enum MarkersHarness {
        struct Question: Decodable {
      \(fields.joined(separator: "\n"))

          init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
      \(reads.joined(separator: "\n"))
            _ = values.isAtEnd
          }
        }

        static func numbers(_ value: Double) -> [Double] { [value] }
        static func numbers(_ value: Int) -> [Double] { [Double(value)] }
        static func numbers(_ values: [Double]) -> [Double] { values }
        static func numbers(_ values: [Int]) -> [Double] { values.map(Double.init) }
        static func numbers(_ rows: [[Double]]) -> [Double] { rows.flatMap { $0 } }
        static func numbers(_ pair: (Double, Double)) -> [Double] { [pair.0, pair.1] }
        static func numbers(_ ranges: [ClosedRange<Double>]) -> [Double] {
          ranges.flatMap { [$0.lowerBound, $0.upperBound] }
        }

        static func report(_ line: String) {
          var bytes = Array((line + "\\n").utf8)[...]
          while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(3, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
          }
        }

        static func run() {
          setvbuf(stdout, nil, Int32(_IOLBF), 0)
          reportCrashes(to: 3)
          let decoder = JSONDecoder()
          decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
          guard let data = FileManager.default.contents(atPath: CommandLine.arguments[1]),
            let questions = try? decoder.decode([Question].self, from: data)
          else {
            report("F the questions cannot be read")
            return
          }
          for question in questions {
            do {
              let answer = numbers(try \(function)(\(passes.joined(separator: ", "))))
              report("A" + answer.map { " " + String($0.bitPattern, radix: 16) }.joined())
            } catch is Unsolved {
              report("U")
              return
            } catch {
              report("T " + "\\(error)".split(whereSeparator: \\.isNewline).joined(separator: " "))
              return
            }
          }
        }
      }

      MarkersHarness.run()
      fflush(nil)
      _exit(0)

      """
  }
}
