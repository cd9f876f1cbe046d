import SafeIO
import Workbook

/// How often the flips of each of several people succeeded: landed on the side they started from, say.
struct FlipperTable: Sendable, Equatable {
  /// A line for each person; `heads` counts the successes.
  let people: [Flips]

  static let mostPeople = 2000

  init(people: [Flips]) {
    precondition(people.count >= 2, "a table of flippers needs two people, not \(people.count)")
    self.people = people
  }

  /// The same flips as if one person had made them all.
  var total: Flips {
    Flips(
      heads: people.reduce(0) { $0 + $1.heads }, flips: people.reduce(0) { $0 + $1.flips })
  }

  /// Two columns, successes and flips; or more, with columns named "same" and "flips", as in the published
  /// table (``SameSideFlips``).
  ///
  /// - Throws: ``InputError`` of kind `data` with the line that holds no successes and flips.
  init(file path: String) throws(InputError) {
    let table: NumberTable
    do {
      table = try NumberTable(path: path, mostRows: FlipperTable.mostPeople)
    } catch {
      guard error.kind == .data else { throw error }
      throw InputError(
        .data, "\(error.sentence) (a table of people has numbers only: successes and flips)")
    }
    let names = table.heading?.map { $0.lowercased() }
    let columns: (successes: Int, flips: Int)
    if let successes = names?.firstIndex(of: "same"), let flips = names?.firstIndex(of: "flips") {
      columns = (successes, flips)
    } else if table.rows.columns == 2 {
      columns = (0, 1)
    } else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(table.rows.columns) columns; give two, successes and flips, or "
          + "name the two that count 'same' and 'flips' in the first line")
    }
    var people: [Flips] = []
    for row in 0..<table.rows.rows {
      let (successes, flips) = (
        table.rows[row, columns.successes], table.rows[row, columns.flips]
      )
      guard successes == successes.rounded(), flips == flips.rounded(), successes >= 0, flips >= 1,
        successes <= flips, flips <= FlipperTable.mostFlips
      else {
        throw InputError(
          .data,
          "line \(table.rows.lines[row]) of \(DataFile.shown(path)) says "
            + "\(NumberText.shortest(successes)) successes in \(NumberText.shortest(flips)) flips; write "
            + "whole numbers, the successes no more than the flips, the flips 1 to 1,000,000,000")
      }
      people.append(Flips(heads: Int(successes), flips: Int(flips)))
    }
    guard people.count >= 2 else {
      throw InputError(
        .data, "\(DataFile.shown(path)) holds one person; give two or more, a line for each")
    }
    self.people = people
  }

  private static let mostFlips = 1e9
}
