import ArgumentParser
import BayesNumerics
import Foundation
import SafeIO
import TestSupport
import Testing

@testable import chapter8

@Suite struct SampleTableTests {
  /// What is made of a file, or the sentence with which it is refused.
  private static func read(_ text: String) throws -> Result<SampleTable, InputError> {
    let folder = TemporaryFolder()
    let path = folder.path + "/samples.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    do throws(InputError) {
      return .success(try SampleTable(path: path))
    } catch {
      return .failure(error)
    }
  }

  /// 30 rows, every one made by `row` of its number.
  private static func text(_ row: (Int) -> String) -> String {
    (0..<30).map(row).joined(separator: "\n")
  }

  private static func good(_ i: Int) -> String { "\(i),\(i * i % 7),\(i % 5)" }

  @Test func everyFaultHasItsSentence() throws {
    let cases: [(text: String, words: String)] = [
      ("", "is empty"), ("# nothing\n", "no row"), ("1,2,3", "has 1 sample"),
      ("a,b,y\n", "has 1 sample"),
      (Self.text { "\($0)" }, "1 column"),
      (Self.text { "4,\($0),\($0 % 3)" }, "column 1"),
      (Self.text { "\($0),\($0 % 4),7" }, "nothing to learn"),
      (Self.text { $0 == 12 ? "nan,1,2" : Self.good($0) }, "line 13"),
      (Self.text { $0 == 12 ? "inf,1,2" : Self.good($0) }, "line 13"),
      (Self.text { $0 == 12 ? "1,,2" : Self.good($0) }, "an empty field"),
      (Self.text { $0 == 12 ? "1,2," : Self.good($0) }, "line 13"),
      (Self.text { $0 == 12 ? "1,2,NA" : Self.good($0) }, "line 13"),
      (Self.text { $0 == 12 ? "1,2,1e300" : Self.good($0) }, "other units"),
      (Self.text { $0 == 12 ? "1,2" : Self.good($0) }, "2 columns where 3"),
      (Self.text { $0 == 12 ? "1,2,cat" : Self.good($0) }, "either numbers or names"),
      (Self.text { "\($0),\($0 % 4),cat" }, "two classes or more"),
      (Self.text { "\($0),\($0 % 4),\($0 == 3 ? "dog" : "cat")" }, "one row"),
      (Self.text { "\($0 % 3),\($0 % 3),\($0)" }, "different samples"),
    ]
    for (text, words) in cases {
      guard case .failure(let error) = try Self.read(text) else {
        Issue.record("\(words): taken")
        continue
      }
      #expect(error.kind == .data)
      #expect(error.sentence.contains(words), "\(error.sentence)")
    }
  }

  /// The control: numbers and classes, with and without a heading, with commas, semicolons, tabs and blanks.
  @Test(arguments: [",", ";", "\t", " "]) func goodFilesAreTaken(separator: String) throws {
    let numbers = Self.text { Self.good($0).replacing(",", with: separator) }
    let heading = ["size", "age", "price"].joined(separator: separator) + "\n"
    for text in [numbers, heading + numbers, numbers + "\n\n# the end"] {
      let table = try Self.read(text).get()
      #expect(table.count == 30 && table.inputs.columns == 2)
      guard case .numbers(let y, let name, _) = table.target else {
        Issue.record("y is a number")
        continue
      }
      #expect(y[7] == 2)
      #expect(name == (text.hasPrefix("size") ? "price" : "y"))
    }
    let words = Self.text { "\($0)\(separator)\($0 % 2 == 0 ? "cat" : "dog")" }
    #expect(
      try Self.read(words).get().target
        == .classes((0..<30).map { $0 % 2 }, names: ["cat", "dog"]))
  }

  @Test func rowsWithTheSameInputsAreAGroup() throws {
    let table = try Self.read(
      Self.text { "\($0 / 2 * 2),\($0 / 2),\($0)" } + "\n"
        + Self.text { "\(100 + $0),1,\($0)" }
    ).get()
    #expect(table.count == 60 && table.numberOfGroups == 45)
    #expect(table.groups[0] == table.groups[1] && table.groups[1] != table.groups[2])
  }

  @Test func aFileThatIsNotThereIsNoInput() {
    #expect(throws: InputError.self) { try SampleTable(path: "/no/such/file") }
  }

  @Test func layersAreWholeNumbersInRange() throws {
    #expect(try LayerWidths("64,32").units == [64, 32])
    #expect(try LayerWidths("1000").description == "1000")
    for text in ["0", "10000", "", "64,", "64, 32", "-3", "1,2,3,4,5,6,7,8,9", "x"] {
      #expect(throws: ValidationError.self) { try LayerWidths(text) }
    }
  }

  @Test func theOptionsMakeThePlan() throws {
    let usual = try TrainingSettings.parse([])
    #expect(usual.plan(isQuick: false) == NetPlan())
    let own = try TrainingSettings.parse([
      "--layers", "64,32", "--activation", "relu", "--optimiser", "momentum", "--epochs", "40",
    ])
    let plan = own.plan(isQuick: false)
    #expect(plan.layers == [64, 32] && plan.activation == .relu && plan.epochs == 40)
    #expect(plan.optimiser == .momentum(0.9) && plan.rate == 0.02)
    #expect(own.plan(isQuick: true).epochs == 10)
    #expect(own.changed.first?.value == "64,32")
  }
}
