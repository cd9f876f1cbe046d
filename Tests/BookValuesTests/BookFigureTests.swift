import BayesNumerics
import Foundation
import Testing

@testable import Inference
@testable import book_values

extension BookFigure: CustomTestStringConvertible {
  public var testDescription: String { name }
}

/// The interactive figures of the book: their committed numbers, their files and their place in the chapters.
@Suite struct BookFigureTests {
  private static let clone = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: clone.appendingPathComponent(path), encoding: .utf8)
  }

  /// Where a committed list of expectations is not the computed one.
  ///
  /// Another processor may change last digits, so numbers are compared within a tenth of their tolerance.
  private static func differences(
    _ json: String, from figure: BookFigure
  ) throws -> [String] {
    let list = try JSONDecoder().decode([Committed].self, from: Data(json.utf8))
    guard list.count == figure.expectations.count else {
      return ["\(list.count) instead of \(figure.expectations.count) expectations"]
    }
    return try zip(list, figure.expectations).compactMap { committed, computed in
      let fresh = try JSONDecoder().decode(Committed.self, from: Data(computed.json.utf8))
      let isSame =
        committed.set == fresh.set && committed.presses == fresh.presses
        && committed.read == fresh.read
        && abs(committed.value - fresh.value) <= fresh.tolerance / 10
        && abs(committed.tolerance - fresh.tolerance) <= fresh.tolerance / 10
      return isSame ? nil : "\(committed) is now \(computed.json)"
    }
  }

  private struct Committed: Decodable {
    enum Setting: Decodable, Equatable {
      case number(Double)
      case word(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = .word(try value.decode(String.self))
        }
      }
    }
    let set: [String: Setting]
    let press: [[Setting]]?
    let read: String
    let value: Double
    let tolerance: Double

    var presses: [[Setting]] { press ?? [] }
  }

  @Test("Both optima of one divergence and the optimum of the other are found")
  func optima() {
    let buttons = Set(BookFigure.divergences.expectations.flatMap { $0.presses.map(\.button) })
    #expect(buttons == ["least-reverse", "other-reverse", "least-forward"])
  }

  @Test("The committed expectations are what the workbook computes", arguments: BookFigure.all)
  func expectations(figure: BookFigure) throws {
    let json = try Self.text("Book/explore/\(figure.name).expect.json")
    #expect(try Self.differences(json, from: figure) == [])
  }

  @Test("A number that moved by its tolerance is found")
  func movedNumber() throws {
    let figure = BookFigure.flips
    let json = try #require(figure.files.first).text
    let first = figure.expectations[0]
    let moved = json.replacingOccurrences(
      of: "\(first.value),", with: "\(first.value + first.tolerance),")
    #expect(try Self.differences(json, from: figure) == [])
    #expect(try !Self.differences(moved, from: figure).isEmpty)
  }

  @Test("The committed data are what the workbook draws", arguments: BookFigure.all)
  func data(figure: BookFigure) throws {
    for (name, text) in figure.files where name.hasSuffix(".data.js") {
      #expect(try Self.text("Book/explore/\(name)") == text, "\(name)")
    }
  }

  @Test("A page loads less than 200 kB for its figure, and nothing from elsewhere")
  func weight() throws {
    for figure in BookFigure.all {
      var files = ["explore.js", "explore.css", "\(figure.name).html", "\(figure.name).js"]
      files += figure.files.map(\.name).filter { $0.hasSuffix(".js") }
      let texts = try files.map { try Self.text("Book/explore/\($0)") }
      #expect(texts.reduce(0) { $0 + $1.utf8.count } < 200_000, "\(figure.name)")
      for (file, text) in zip(files, texts) {
        let rest = text.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
        for forbidden in ["http:", "https:", "fetch(", "import ", "innerHTML"] {
          #expect(!rest.contains(forbidden), "\(file) has \(forbidden)")
        }
      }
    }
  }

  @Test("Each figure stands in one chapter, and each mark of a chapter has a figure")
  func marks() throws {
    let chapters = Self.clone.appendingPathComponent("Chapters")
    let marks = try FileManager.default.contentsOfDirectory(atPath: chapters.path).flatMap {
      folder -> [String] in
      guard let page = try? Self.text("Chapters/\(folder)/README.md") else { return [] }
      return page.matches(of: /\n\n<!-- explore: ([a-z]+) -->\n\n/).map { String($0.1) }
    }
    #expect(marks.sorted() == BookFigure.all.map(\.name).sorted())
  }

  @Test(
    "At the chapter's settings a figure shows the number that the chapter prints",
    arguments: [
      ("flips", 3, "Chapter01-CoinFlip", "is-it-fair.K"),
      ("flips", 4, "Chapter01-CoinFlip", "is-it-fair.probability"),
      ("flips", 6, "Chapter01-CoinFlip", "posterior.first.lower"),
      ("sensors", 5, "Chapter02-PoissonRates", "landscapes.exponential.1.first"),
      ("order", 0, "Chapter03-PolynomialEvidence", "which-order.evidence.2"),
      ("order", 2, "Chapter03-PolynomialEvidence", "which-order.probability.2"),
      ("order", 4, "Chapter03-PolynomialEvidence", "outside-the-data.outside.order2.sd"),
      ("stars", 1, "Chapter04-StefanBoltzmann", "three-routes.closed-form.sd"),
      ("areas", 0, "Chapter06-LogicOfInference", "rules.2.rare-cause"),
      ("areas", 4, "Chapter06-LogicOfInference", "rules.2.frequent-anyway"),
      ("laplace", 0, "Chapter07-EveryMethod", "posterior.log-evidence"),
      ("laplace", 1, "Chapter07-EveryMethod", "laplace.one.log-evidence"),
      ("laplace", 3, "Chapter07-EveryMethod", "posterior.mass"),
      ("laplace", 4, "Chapter07-EveryMethod", "laplace.one.mass"),
      ("laplace", 5, "Chapter07-EveryMethod", "laplace.both.mass"),
      ("bound", 0, "Chapter14-Autoencoders", "bound.prior"),
      ("bound", 1, "Chapter14-Autoencoders", "bound.gap"),
    ])
  func chapterNumbers(name: String, index: Int, folder: String, quantity: String) throws {
    let figure = try #require(BookFigure.all.first { $0.name == name })
    let page = try Self.text("Chapters/\(folder)/README.md")
    let tie = try #require(page.range(of: "<!--=\(quantity)-->"))
    let before = page[..<tie.lowerBound].suffix(24)
    let printed = try #require(before.firstMatch(of: /-?[0-9]+\.([0-9]+)\$?$/))
    let number = try #require(
      Double(String(printed.0).replacingOccurrences(of: "$", with: "")))
    let halfUnit = 0.5 * pow(10, -Double(printed.1.count))
    #expect(abs(figure.expectations[index].value - number) <= halfUnit * (1 + 1e-9))
  }

  /// -log p of two correlated normals, as chapter 9's ridge.
  private struct Ridge: DifferentiableLogDensity {
    var dimension: Int { 2 }
    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      let rho = BookFigure.correlation
      let (x, y) = (position[0], position[1])
      let slope = [(x - rho * y) / (1 - rho * rho), (y - rho * x) / (1 - rho * rho)]
      gradient[0] = -slope[0]
      gradient[1] = -slope[1]
      return -(x * slope[0] + y * slope[1]) / 2
    }
  }

  @Test("The ball goes where the engine's leapfrog takes it")
  func leapfrog() {
    let momentum = [-0.7, 1.2]
    let rolled = BookFigure.rolled(stepSize: 0.3, steps: 40, momentum: momentum)
    var point = PhasePoint(Ridge(), at: BookFigure.start)
    point.momentum = momentum
    point.velocity = momentum
    let before = point.energy
    for _ in 0..<40 { point.leapfrog(Ridge(), metric: .unit(2), stepSize: 0.3) }
    // Forty steps on a ridge with slopes of some twenty lose four of sixteen digits
    for axis in 0..<2 {
      #expect(abs(point.position[axis] - rolled.position[axis]) < 1e-11)
      #expect(abs(point.momentum[axis] - rolled.momentum[axis]) < 1e-11)
    }
    #expect(abs(point.energy - before - rolled.rise) < 1e-11)
  }
}
