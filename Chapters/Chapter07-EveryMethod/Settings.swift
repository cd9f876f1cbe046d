import ArgumentParser
import BayesNumerics
import SafeIO
import Workbook

/// The options of chapter 7; their defaults are the lecture's case.
struct EveryMethodSettings: ChapterSettings {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The data: up to 200 numbers between -1000 and 1000 with commas between them, or none. (default: -2)",
      valueName: "numbers"),
    transform: { try DataList($0) })
  var y = DataList(numbers: [-2])

  @Option(
    "Variance of the noise; the default reproduces the heights of the lecture's picture",
    in: 0.001...1000, value: "number")
  var noise = 0.8

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Mean of the normal prior, between -100 and 100. (default: 0)", valueName: "number"),
    transform: { text in
      guard let value = PlainNumber.double(text), abs(value) <= 100 else {
        throw ValidationError("it must be a number between -100 and 100")
      }
      return value
    })
  var priorMean = 0.0

  @Option("Standard deviation of the normal prior", in: 0.01...100, value: "number")
  var priorSd = 2.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the model predicts for a datum: \(ModelFunction.legend), or another formula of theta such as "
        + "'theta*exp(-theta)'. (default: sin)", valueName: "function"),
    transform: { text in
      _ = try ModelFunction.parsed(text)
      return text
    })
  var model = "sin"

  @Option(
    help: ArgumentHelp(
      "Methods in the league, with commas between them, or all. (default: all)",
      valueName: "names"),
    transform: { try MethodChoice($0) })
  var methods = MethodChoice.all

  /// Those that change the posterior.
  static let ofModel = ["y", "noise", "prior-mean", "prior-sd", "model"]

  func nonlinearModel() throws -> NonlinearModel {
    NonlinearModel(
      data: y.numbers, function: try ModelFunction.parsed(model), noiseVariance: noise,
      prior: Normal(mean: priorMean, standardDeviation: priorSd))
  }
}

/// What `--y` says.
struct DataList: Sendable, CustomStringConvertible {
  let numbers: [Double]

  init(numbers: [Double]) { self.numbers = numbers }

  init(_ text: String) throws {
    if text == "none" {
      numbers = []
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    numbers = parts.compactMap { PlainNumber.double($0) }.filter { abs($0) <= 1000 }
    guard numbers.count == parts.count, numbers.count <= 200 else {
      throw ValidationError(
        "give up to 200 numbers between -1000 and 1000 with commas and no space, such as -2,1.5, or none"
      )
    }
  }

  var description: String {
    numbers.isEmpty ? "none" : numbers.map(NumberText.shortest).joined(separator: ",")
  }
}

/// What `--methods` says.
struct MethodChoice: Sendable, CustomStringConvertible {
  /// Nil for all.
  let names: [String]?

  static let all = MethodChoice(names: nil)

  init(names: [String]?) { self.names = names }

  init(_ text: String) throws {
    if text == "all" {
      names = nil
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let known = MethodList.all.map(\.name)
    if let unknown = parts.first(where: { !known.contains($0) }) {
      let shown = unknown.isEmpty ? "an empty name" : "'\(unknown.prefix(30))'"
      throw ValidationError("\(shown) is none of the methods \(known.joined(separator: ", "))")
    }
    names = parts
  }

  var description: String { names?.joined(separator: ",") ?? "all" }

  /// In the order of the league.
  var methods: [any Method] {
    guard let names else { return MethodList.all }
    return MethodList.all.filter { names.contains($0.name) }
  }
}
