import ArgumentParser
import RealModule

/// f(θ), what the model predicts for a datum, with its slope.
struct ModelFunction: Sendable {
  /// As it is written, such as "sin(theta)".
  let text: String
  /// Whether θ occurs in it; without it data say nothing of θ.
  var hasTheta = true
  /// Its value and its slope at θ.
  let at: @Sendable (_ theta: Double) -> (value: Double, slope: Double)

  /// sin θ, the lecture's.
  static let sine = ModelFunction(text: "sin(theta)") { (.sin($0), .cos($0)) }
  /// θ³ / 10: rises everywhere, and is flat at 0.
  static let cubic = ModelFunction(text: "theta^3/10") { ($0 * $0 * $0 / 10, 0.3 * $0 * $0) }
  /// θ² / 4: the sign of θ is lost.
  static let square = ModelFunction(text: "theta^2/4") { ($0 * $0 / 4, $0 / 2) }
  /// θ: a linear model, whose posterior is normal.
  static let line = ModelFunction(text: "theta") { ($0, 1) }
  /// tanh θ, as a unit of a net.
  static let tanh = ModelFunction(text: "tanh(theta)") { theta in
    let value = Double.tanh(theta)
    return (value, (1 - value) * (1 + value))
  }

  /// Those that have a name of their own on the command line.
  static let named: [(name: String, function: ModelFunction)] = [
    ("sin", .sine), ("cubic", .cubic), ("square", .square), ("line", .line), ("tanh", .tanh),
  ]
}

extension ModelFunction {
  /// "sin, cubic, square, line, tanh"
  static var names: String { named.map(\.name).joined(separator: ", ") }

  /// What each name stands for: "sin = sin(theta), cubic = theta^3/10, ..."
  static var legend: String {
    named.map { "\($0.name) = \($0.function.text)" }.joined(separator: ", ")
  }

  /// A function by its name, or by a formula of theta.
  ///
  /// - Throws: `ValidationError` with what is wrong and where.
  static func parsed(_ text: String) throws -> ModelFunction {
    if let known = named.first(where: { $0.name == text }) { return known.function }
    do throws(ExpressionError) {
      let formula = try ThetaExpression(text)
      return ModelFunction(text: text, hasTheta: formula.hasTheta) { theta in
        let f = formula(theta)
        return (f.value, f.slope)
      }
    } catch {
      throw ValidationError("\(error); or give one of the names \(names)")
    }
  }
}
