import BayesNumerics
import Datasets
import Inference
import RealModule
import SafeIO
import Workbook

/// A series with a season, brought to mean 0 and standard deviation 1 by the part that is for training.
struct SeasonalSeries: Sendable {
  /// In words, such as "carbon dioxide on Mauna Loa".
  let name: String
  /// For axes, with units.
  let quantity: String
  /// " [ppm]"; empty where the unit is not known.
  var unitText: String {
    quantity.firstIndex(of: "[").map { " \(quantity[$0...])" } ?? ""
  }
  /// In the units of the file; NaN where a time is missing.
  let raw: [Double]
  /// Time of the first number, in units of `perUnit` numbers each: 1959 with twelve months a year.
  let firstTime: Double
  let perUnit: Int
  let timeName: String
  let season: Int
  /// How many numbers are for training, and how many after them are forecast.
  let training: Int
  let ahead: Int
  /// Mean and standard deviation of the training.
  let centre, scale: Double
  /// (raw - centre)/scale
  let values: [Double]

  static let fewestSeasons = 3
  static let most = 1500

  var model: StructuralModel { StructuralModel(season: season) }
  var trainingValues: [Double] { Array(values[..<training]) }
  /// How many of the numbers before the forecast it rests on: ten seasons, or 120 numbers if that is more.
  var window: Int { min(training, max(10 * season, Self.trainingMonths)) }
  var windowValues: [Double] { Array(values[(training - window)..<training]) }
  var times: [Double] { raw.indices.map(time) }

  func time(_ index: Int) -> Double { firstTime + Double(index) / Double(perUnit) }
  func inUnits(_ value: Double) -> Double { centre + scale * value }

  /// Ten years; more where three seasons need it.
  static let trainingMonths = 120

  static func carbonDioxide(season: Int, ahead: Int) throws(InputError) -> SeasonalSeries {
    try SeasonalSeries(
      name: "carbon dioxide on Mauna Loa", quantity: "CO₂ [ppm]", raw: CarbonDioxide.monthly,
      firstTime: Double(CarbonDioxide.firstYear), perUnit: 12, timeName: "year", season: season,
      training: max(trainingMonths, fewestSeasons * season), ahead: ahead)
  }

  /// A file with one number per line; or with two columns, whole numbers that count the months (days, ...) and the
  /// values: numbers that are left out are missing.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` for more columns, times that are no whole numbers,
  ///   come twice or fall, too long gaps, a series of fewer than three seasons before what is forecast, numbers that do
  ///   not vary or are beyond 1e100.
  init(path: String, season: Int, ahead: Int) throws(InputError) {
    let rows = try NumberTable(path: path, mostRows: 1_000_000).rows
    let file = DataFile.shown(path)
    guard rows.columns <= 2 else {
      throw InputError(
        .data,
        "\(file) has \(rows.columns) columns; give one column of numbers, or two: a whole number for the time, and the value"
      )
    }
    var raw = rows.column(rows.columns - 1)
    var first = 1.0
    if rows.columns == 2 {
      let times = rows.column(0)
      first = times[0]
      raw = []
      for (row, time) in times.enumerated() {
        guard time == time.rounded(), abs(time) < 1e9 else {
          throw InputError(
            .data,
            "line \(rows.lines[row]) of \(file) has the time \(NumberText.shortest(time)); count times by whole numbers, one after the other"
          )
        }
        if row > 0, time <= times[row - 1] {
          throw InputError(
            .data,
            time == times[row - 1]
              ? "line \(rows.lines[row]) of \(file) has the time \(NumberText.shortest(time)) a second time; keep one number for each time"
              : "line \(rows.lines[row]) of \(file) goes back in time; sort the series"
          )
        }
        guard time - first < Double(Self.most) else {
          throw InputError(
            .data,
            "line \(rows.lines[row]) of \(file) is \(NumberText.shortest(time - first)) steps after the first; give a series of at most \(Self.most)"
          )
        }
        while Double(raw.count) < time - first { raw.append(.nan) }
        raw.append(rows[row, 1])
      }
    }
    try self.init(
      name: "the series of \(path)", quantity: "value", raw: raw, firstTime: first, perUnit: 1,
      timeName: "time", season: season, training: raw.count - ahead, ahead: ahead, file: file)
  }

  private init(
    name: String, quantity: String, raw: [Double], firstTime: Double, perUnit: Int,
    timeName: String, season: Int, training: Int, ahead: Int, file: String = "the series"
  ) throws(InputError) {
    guard raw.count <= Self.most else {
      throw InputError(
        .data, "\(file) has \(NumberText.grouped(raw.count)) numbers; give at most \(Self.most)")
    }
    let needed = Self.fewestSeasons * season
    guard training >= needed, training + ahead <= raw.count else {
      throw InputError(
        .data,
        "\(file) has \(max(training, 0)) numbers before the \(ahead) that are to be forecast; give \(Self.fewestSeasons) seasons, \(needed), at least, or a shorter --season or --ahead"
      )
    }
    let seen = raw[..<training].filter { !$0.isNaN }
    guard seen.count >= needed else {
      throw InputError(
        .data,
        "only \(seen.count) of the first \(training) times of \(file) have a number; give \(needed) at least"
      )
    }
    guard raw.allSatisfy({ $0.isNaN || abs($0) <= 1e100 }) else {
      throw InputError(
        .data, "\(file) holds numbers beyond 1e100, which cannot be squared; give other units")
    }
    let (centre, scale) = (sampleMean(seen), sampleStandardDeviation(seen))
    guard scale > 1e-9 * abs(centre), scale > 1e-100 else {
      throw InputError(.data, "the numbers of \(file) do not vary; there is nothing to forecast")
    }
    self.name = name
    self.quantity = quantity
    self.raw = raw
    self.firstTime = firstTime
    self.perUnit = perUnit
    self.timeName = timeName
    self.season = season
    self.training = training
    self.ahead = ahead
    self.centre = centre
    self.scale = scale
    values = raw.map { ($0 - centre) / scale }
  }
}
