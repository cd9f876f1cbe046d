import RealModule

/// A function of θ that a reader typed, such as "theta^2 - 1": read into a tree and computed, never run as code.
///
///     sum      = product (("+" | "-") product)*
///     product  = signed (("*" | "/") signed)*
///     signed   = ("+" | "-") signed | power
///     power    = atom ("^" signed)?
///     atom     = number | "theta" | "pi" | function "(" sum ")" | "(" sum ")"
///
/// So -theta^2 is -(theta^2) and 2^3^2 is 2^9, as in mathematics.
struct ThetaExpression: Sendable, Equatable, CustomStringConvertible {
  /// As it was typed.
  let description: String
  private let root: Node

  /// The most characters of an expression, and the deepest nesting of its brackets, signs and powers.
  static let longest = 200
  static let deepest = 30

  /// - Throws: ``ExpressionError`` with the place and what was expected there.
  init(_ text: String) throws(ExpressionError) {
    var parser = ExpressionParser(text)
    root = try parser.read()
    description = text
  }

  /// The function and its slope at θ; NaN or infinite where it has no value.
  func callAsFunction(_ theta: Double) -> Dual { root.value(Dual(theta, slope: 1)) }

  /// Whether θ occurs at all; without it data say nothing about θ.
  var hasTheta: Bool { root.hasTheta }

  /// A function of one number that an expression may call.
  enum Function: String, CaseIterable, Sendable {
    case sin, cos, tan, exp, log, sqrt, tanh, abs

    // snippet: functions
    /// By the chain rule: f(u) has the slope f'(u) u'.
    func callAsFunction(_ u: Dual) -> Dual {
      switch self {
      case .sin: Dual(.sin(u.value), slope: .cos(u.value) * u.slope)
      case .cos: Dual(.cos(u.value), slope: -.sin(u.value) * u.slope)
      // end snippet
      case .tan:
        Dual(.tan(u.value), slope: u.slope / (Double.cos(u.value) * Double.cos(u.value)))
      case .exp: Dual(.exp(u.value), slope: .exp(u.value) * u.slope)
      case .log: Dual(.log(u.value), slope: u.slope / u.value)
      case .sqrt: Dual(u.value.squareRoot(), slope: u.slope / (2 * u.value.squareRoot()))
      case .tanh:
        // 1/cosh² rather than 1 - tanh², which cancels
        Dual(.tanh(u.value), slope: u.slope / (Double.cosh(u.value) * Double.cosh(u.value)))
      // At the corner the slope is taken as 0
      case .abs:
        Dual(Swift.abs(u.value), slope: u.value == 0 ? 0 : u.value > 0 ? u.slope : -u.slope)
      }
    }
  }

  indirect enum Node: Sendable, Equatable {
    case number(Double)
    case theta
    case minus(Node)
    case sum(Node, Node)
    case difference(Node, Node)
    case product(Node, Node)
    case quotient(Node, Node)
    case power(Node, Node)
    case function(Function, Node)

    func value(_ theta: Dual) -> Dual {
      switch self {
      case .number(let value): Dual(value, slope: 0)
      case .theta: theta
      case .minus(let u): -u.value(theta)
      case .sum(let u, let v): u.value(theta) + v.value(theta)
      case .difference(let u, let v): u.value(theta) - v.value(theta)
      case .product(let u, let v): u.value(theta) * v.value(theta)
      case .quotient(let u, let v): u.value(theta) / v.value(theta)
      case .power(let u, let v): u.value(theta).raised(to: v.value(theta))
      case .function(let function, let u): function(u.value(theta))
      }
    }

    var hasTheta: Bool {
      switch self {
      case .number: false
      case .theta: true
      case .minus(let u), .function(_, let u): u.hasTheta
      case .sum(let u, let v), .difference(let u, let v), .product(let u, let v),
        .quotient(let u, let v), .power(let u, let v):
        u.hasTheta || v.hasTheta
      }
    }
  }
}

/// A number together with its slope: u + u' ε, where ε² = 0.
///
/// Every rule of differentiation is one line of arithmetic, so a function that is computed with dual numbers computes
/// its exact slope along the way (forward differentiation).
struct Dual: Sendable, Equatable {
  let value: Double
  /// ∂ value / ∂ θ
  let slope: Double

  init(_ value: Double, slope: Double) {
    self.value = value
    self.slope = slope
  }

  // snippet: rules
  static func + (u: Dual, v: Dual) -> Dual {
    Dual(u.value + v.value, slope: u.slope + v.slope)
  }

  static func * (u: Dual, v: Dual) -> Dual {
    Dual(u.value * v.value, slope: u.slope * v.value + u.value * v.slope)
  }
  // end snippet

  static prefix func - (u: Dual) -> Dual { Dual(-u.value, slope: -u.slope) }

  static func - (u: Dual, v: Dual) -> Dual {
    Dual(u.value - v.value, slope: u.slope - v.slope)
  }

  static func / (u: Dual, v: Dual) -> Dual {
    let ratio = u.value / v.value
    return Dual(ratio, slope: (u.slope - ratio * v.slope) / v.value)
  }

  /// uᵛ: for a whole v that does not move of every u, otherwise of u > 0.
  func raised(to v: Dual) -> Dual {
    if v.slope == 0, let n = Int(exactly: v.value), abs(n) <= 1 << 40 {
      guard n != 0 else { return Dual(1, slope: 0) }
      return Dual(.pow(value, n), slope: Double(n) * .pow(value, n - 1) * slope)
    }
    if v.slope == 0 {
      return Dual(.pow(value, v.value), slope: v.value * .pow(value, v.value - 1) * slope)
    }
    let power = Double.pow(value, v.value)
    return Dual(power, slope: power * (v.slope * .log(value) + v.value * slope / value))
  }
}

/// Why a text is no expression, for the reader who typed it.
struct ExpressionError: Error, Equatable, CustomStringConvertible {
  /// The character that was not understood, counted from 1.
  let place: Int
  /// "at character 3: ..."; no full stop, no control character.
  let description: String

  init(_ place: Int, _ words: String) {
    self.place = place
    description = "at character \(place): \(words)"
  }
}

/// Reads by recursive descent: one function for each line of the grammar of ``ThetaExpression``.
private struct ExpressionParser {
  private let text: [Character]
  private var place = 0
  private var depth = 0

  typealias Node = ThetaExpression.Node

  /// What may be written, told where something else is.
  private static let grammar =
    "a number, theta, pi, a sign, a bracket or one of the functions "
    + ThetaExpression.Function.allCases.map(\.rawValue).joined(separator: " ")

  init(_ text: String) { self.text = Array(text) }

  mutating func read() throws(ExpressionError) -> Node {
    guard text.count <= ThetaExpression.longest else {
      throw ExpressionError(
        ThetaExpression.longest + 1,
        "an expression has at most \(ThetaExpression.longest) characters")
    }
    let root = try sum()
    guard peek == nil else { throw unexpected("the end") }
    return root
  }

  // MARK: Grammar

  private mutating func sum() throws(ExpressionError) -> Node {
    var left = try product()
    while true {
      if take("+") {
        left = .sum(left, try product())
      } else if take("-") {
        left = .difference(left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(ExpressionError) -> Node {
    var left = try signed()
    while true {
      if take("*") {
        guard peek != "*" else { throw failure("a power is written with ^, such as theta^2") }
        left = .product(left, try signed())
      } else if take("/") {
        left = .quotient(left, try signed())
      } else {
        return left
      }
    }
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    try deeper()
    defer { depth -= 1 }
    if take("-") { return .minus(try signed()) }
    if take("+") { return try signed() }
    let base = try atom()
    return take("^") ? .power(base, try signed()) : base
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    guard let first = peek else {
      guard !text.allSatisfy(\.isWhitespace) else {
        throw ExpressionError(
          1, "nothing is written; give an expression of theta, such as sin(theta)")
      }
      throw failure("the expression ends where \(Self.grammar) is expected")
    }
    if Self.isDigit(first) || first == "." { return .number(try number()) }
    if Self.isLetter(first) { return try name() }
    guard take("(") else {
      throw failure("\(shown(first)) where \(Self.grammar) is expected; nothing is run as code")
    }
    return try closed()
  }

  /// What follows an opening bracket, and the bracket that closes it.
  private mutating func closed() throws(ExpressionError) -> Node {
    let opened = place
    let inside = try sum()
    guard take(")") else {
      throw peek == nil
        ? failure("the bracket at character \(opened) is never closed")
        : unexpected("the bracket that closes the one at character \(opened)")
    }
    return inside
  }

  private mutating func name() throws(ExpressionError) -> Node {
    let start = place
    while place < text.count, Self.isLetter(text[place]) || Self.isDigit(text[place]) {
      place += 1
    }
    let name = String(text[start..<place])
    switch name {
    case "theta", "θ": return .theta
    case "pi", "π": return .number(.pi)
    default: break
    }
    guard let function = ThetaExpression.Function(rawValue: name) else {
      place = start
      let short = name.count <= 20 ? name : "\(name.prefix(20))…"
      throw failure(
        "'\(short)' is not known; there are theta, pi, numbers and the functions "
          + ThetaExpression.Function.allCases.map(\.rawValue).joined(separator: " ")
          + "; nothing is run as code")
    }
    guard take("(") else {
      throw failure("an opening bracket is expected after \(name), such as \(name)(theta)")
    }
    return .function(function, try closed())
  }

  private mutating func number() throws(ExpressionError) -> Double {
    let start = place
    func digits(from index: Int) -> Int {
      var end = index
      while end < text.count, Self.isDigit(text[end]) { end += 1 }
      return end
    }
    place = digits(from: place)
    if place < text.count, text[place] == "." { place = digits(from: place + 1) }
    // An exponent, if digits follow
    if place < text.count, text[place] == "e" || text[place] == "E" {
      var end = place + 1
      if end < text.count, text[end] == "+" || text[end] == "-" { end += 1 }
      let last = digits(from: end)
      if last > end { place = last }
    }
    guard let value = Double(String(text[start..<place])), value.isFinite else {
      let written = String(text[start..<place].prefix(20))
      place = start
      throw failure("'\(written)' is no number that a computer holds")
    }
    return value
  }

  // MARK: Characters

  /// The next character that is no space.
  private var peek: Character? {
    text[place...].first { !$0.isWhitespace }
  }

  /// Steps over spaces and, if it comes next, over this character.
  private mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard place < text.count, text[place] == character else { return false }
    place += 1
    return true
  }

  private mutating func skipSpaces() {
    while place < text.count, text[place].isWhitespace { place += 1 }
  }

  private mutating func deeper() throws(ExpressionError) {
    skipSpaces()
    depth += 1
    guard depth <= ThetaExpression.deepest else {
      throw failure(
        "brackets, signs and powers are nested more than \(ThetaExpression.deepest) deep")
    }
  }

  /// The error at the next character that is no space.
  private func failure(_ words: String) -> ExpressionError {
    let spaces = text[place...].prefix { $0.isWhitespace }.count
    return ExpressionError(place + spaces + 1, words)
  }

  /// The error where an expression could end, but something stands that cannot follow it.
  private func unexpected(_ end: String) -> ExpressionError {
    switch peek {
    case ")": return failure("a closing bracket that none opens")
    case ",": return failure("a comma; the decimal sign is a point, and functions take one number")
    case "=": return failure("an equals sign; give the right-hand side alone, such as sin(theta)")
    case let next?
    where Self.isLetter(next) || Self.isDigit(next) || next == "(" || next == ".":
      return failure("an operator is expected; a product is written with *, such as 2*theta")
    case let next?:
      return failure(
        "\(shown(next)) where an operator + - * / ^ or \(end) is expected; nothing is run as code")
    case nil: return failure("\(end) is expected")
    }
  }

  private func shown(_ character: Character) -> String {
    character.unicodeScalars.count == 1
      && character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      ? "'\(character)'" : "a character that is none of an expression"
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Letters of names; the underline too, so that a whole name can be told.
  private static func isLetter(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || ("A"..."Z").contains(character) || character == "_"
      || character == "θ" || character == "π"
  }
}
