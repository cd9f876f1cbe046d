import ArgumentParser
import Networks
import SafeIO
import Workbook

/// The options of chapter 8; their defaults are the chapter's case.
struct TrainingSettings: ChapterSettings {
  @Option(
    file:
      "Your own samples: a text file with x in one or more columns and y in the last, a number or the "
      + "name of a class")
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Units of each hidden layer of the net for your samples, such as 64,32. (default: 50,50)",
      valueName: "m,m,..."),
    transform: { try LayerWidths($0) })
  var layers = LayerWidths.standard

  @Option("What a hidden unit makes of its weighted sum")
  var activation = HiddenActivation.tanh

  @Option("How the gradient becomes a step")
  var optimiser = OptimiserName.adam

  @Option(
    "Passes through the samples at most; training stops earlier where held-out samples say so (--quick: a "
      + "quarter)", in: 1...10_000, value: "number")
  var epochs = 200

  @Option(
    "Learning rate; 0.003 for adam, 0.02 for momentum and 0.05 for gradient-descent if you leave it out",
    in: 1e-6...1000, value: "r")
  var rate: Double?

  /// Activations of hidden units.
  enum HiddenActivation: String, CaseIterable, ExpressibleByArgument, Sendable {
    case tanh, logistic, relu, softplus, swish

    var engine: Activation {
      switch self {
      case .tanh: .tanh
      case .logistic: .logistic
      case .relu: .relu
      case .softplus: .softplus
      case .swish: .swish
      }
    }
  }

  enum OptimiserName: String, CaseIterable, ExpressibleByArgument, Sendable {
    case adam
    case momentum
    case gradientDescent = "gradient-descent"

    var engine: Optimiser {
      switch self {
      case .adam: .adam()
      case .momentum: .momentum(0.9)
      case .gradientDescent: .gradientDescent
      }
    }

    /// A rate that suits samples of mean 0 and standard deviation 1.
    var usualRate: Double {
      switch self {
      case .adam: 0.003
      case .momentum: 0.02
      case .gradientDescent: 0.05
      }
    }
  }

  /// The net and its training.
  func plan(isQuick: Bool) -> NetPlan {
    NetPlan(
      layers: layers.units, activation: activation.engine, optimiser: optimiser.engine,
      epochs: isQuick ? max(1, epochs / 4) : epochs, rate: rate ?? optimiser.usualRate)
  }

  /// The options of the net for the reader's own samples.
  static let ofData = ["data", "layers", "activation", "optimiser", "epochs", "rate"]
}

/// Units of the hidden layers, as one types them: "64,32".
struct LayerWidths: Sendable, Equatable, CustomStringConvertible {
  let units: [Int]

  var description: String { units.map(String.init).joined(separator: ",") }

  static let standard = LayerWidths(units: [50, 50])
  static let most = 1000

  private init(units: [Int]) { self.units = units }

  /// - Throws: Where a layer has no unit, more than 1000, or there are more than eight layers.
  init(_ text: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let units = parts.compactMap { part in
      part.allSatisfy { ("0"..."9").contains($0) } ? Int(part) : nil
    }
    guard units.count == parts.count, units.allSatisfy({ (1...LayerWidths.most).contains($0) }),
      units.count <= 8
    else {
      throw ValidationError(
        "give one to eight whole numbers from 1 to \(LayerWidths.most) with commas and no space, such as 64,32"
      )
    }
    self.units = units
  }
}
