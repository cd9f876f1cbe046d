import Datasets
import RealModule
import SafeIO
import Workbook

/// A column of numbers that may fall into groups.
struct MixtureColumn: Sendable {
  /// In words, such as "82 galaxies".
  let name: String
  /// For axes, with units.
  let quantity: String
  let values: [Double]
  let prior: MixturePrior

  static let fewest = 10
  static let most = 20_000

  /// The galaxies, with the prior of Chib (1995).
  static let galaxies = MixtureColumn(
    name: "82 galaxies", quantity: "velocity [1000 km/s]", values: GalaxyVelocities.values,
    prior: .chib)

  /// A place on the column's scale, to a hundredth or so of its range: 20.8 for the galaxies.
  func text(of place: Double) -> String {
    let size = values.reduce(0) { max($0, abs($1)) }
    let range = (values.max() ?? 0) - (values.min() ?? 0)
    guard size < 1e7, range > 1e-4, range < .infinity else {
      let digits = 3 + Int(Double.log10(max(1, size / range)).rounded(.up))
      return NumberText.significant(place, digits: min(max(digits, 3), 12))
    }
    return NumberText.fixed(place, decimals: 2 - Int(Double.log10(range).rounded(.down)))
  }

  private init(name: String, quantity: String, values: [Double], prior: MixturePrior) {
    self.name = name
    self.quantity = quantity
    self.values = values
    self.prior = prior
  }

  /// A file with one column of numbers; the prior is that of the galaxies, in units of the column's own spread.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where there is more than one column, too few or
  ///   too many rows, a number beyond 1e100, or numbers that hardly vary.
  init(path: String) throws(InputError) {
    let rows = try NumberTable(path: path, mostRows: 1_000_000).rows
    let file = DataFile.shown(path)
    guard rows.columns == 1 else {
      throw InputError(
        .data, "\(file) has \(rows.columns) columns; give one column of numbers")
    }
    guard (Self.fewest...Self.most).contains(rows.rows) else {
      throw InputError(
        .data,
        "\(file) has \(rows.rows) \(rows.rows == 1 ? "number" : "numbers"); give \(Self.fewest) to "
          + "\(NumberText.grouped(Self.most)), if need be a random sample of the rows")
    }
    let values = rows.column(0)
    let size = values.reduce(0) { max($0, abs($1)) }
    guard size <= 1e100 else {
      throw InputError(
        .data, "\(file) holds numbers beyond 1e100, which cannot be squared; give other units")
    }
    let spread = (values.max() ?? 0) - (values.min() ?? 0)
    guard spread >= 1e-100, spread >= 1e-5 * size else {
      throw InputError(
        .data,
        "the numbers of \(file) hardly vary: the largest is \(NumberText.significant(spread, digits: 3)) "
          + "above the smallest; give numbers that vary, if need be with a constant subtracted")
    }
    self.init(
      name: "the column of \(path)", quantity: "value", values: values,
      prior: MixturePrior(inUnitsOf: values))
  }
}
