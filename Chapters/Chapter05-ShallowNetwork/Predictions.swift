import ArgumentParser
import BayesNumerics
import Inference
import Networks
import SafeIO
import Workbook

/// A place that the reader asks a prediction for: as many numbers as the points have inputs.
struct PredictionPlace: Sendable, Equatable {
  let coordinates: [Double]

  /// "1.5" or "1.5,2"
  var text: String { coordinates.map(NumberText.shortest).joined(separator: ",") }
}

/// One or more places, as `--predict` gives them: "1.5;2" or, with two inputs, "1.5,2;3,0".
struct PredictionPlaces: Sendable, CustomStringConvertible {
  let places: [PredictionPlace]

  var description: String { places.map(\.text).joined(separator: ";") }

  static let most = 100

  /// - Throws: Where a part is no number, or is larger than points may be.
  init(_ text: String) throws {
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { place in
      place.split(separator: ",", omittingEmptySubsequences: false).map {
        PlainNumber.double($0).flatMap { abs($0) <= TrainingSet.largest ? $0 : nil }
      }
    }
    guard numbers.joined().allSatisfy({ $0 != nil }), numbers.count <= PredictionPlaces.most else {
      throw ValidationError(
        "give one number for each input with commas between them, and semicolons between places (at most "
          + "\(PredictionPlaces.most)), such as 1.5 or '1.5,2;3,0'")
    }
    places = numbers.map { PredictionPlace(coordinates: $0.compactMap(\.self)) }
  }
}

/// f and a new measurement at a place, as the draws of a fit have them.
struct Prediction: Sendable {
  let place: PredictionPlace
  /// Chains × draws.
  let functions, measurements: [[Double]]
  let f, new: Summary.Row
  /// Why nothing is said; nil where the chains of f have mixed.
  let refusal: String?
  let isAmongPoints: Bool
  /// Numbers with two digits of the standard deviation of f.
  let text: @Sendable (Double) -> String

  var isKnown: Bool { refusal == nil }

  var bandOfFunction: String { "\(text(f.quantiles[0])) to \(text(f.quantiles[2]))" }
  var bandOfMeasurement: String { "\(text(new.quantiles[0])) to \(text(new.quantiles[2]))" }

  /// "At x = 3 the mean of f is 338 (90 % interval 281 to 368); a new measurement: 272 to 390."
  var sentence: String {
    guard isKnown else { return "At x = \(place.text) no result: \(refusal ?? "")." }
    return
      "At x = \(place.text) the mean of f is \(text(f.mean)) (90 % interval \(bandOfFunction)), and the "
      + "90 % interval of a new measurement is \(bandOfMeasurement)"
      + (isAmongPoints ? "." : "; there are no points there, so the prior decides.")
  }
}

extension NetworkFit {
  /// f and a new measurement at the places asked for; each is judged by its own chains of f.
  ///
  /// - Parameter random: Gives the noise of the new measurements.
  func predictions(
    at places: [PredictionPlace], using random: inout RandomSource
  ) -> [Prediction] {
    guard !places.isEmpty else { return [] }
    var rows = Matrix(rows: places.count, columns: set.columns)
    for (row, place) in places.enumerated() {
      for (column, value) in place.coordinates.enumerated() { rows[row, column] = value }
    }
    let inputs = scale.inputs(rows, hasConstant: hasConstant)
    var functions = [[[Double]]](
      repeating: [[Double]](repeating: [], count: draws.chains.count), count: places.count)
    var measurements = functions
    for chain in draws.chains.indices {
      for draw in 0..<draws.count {
        let parameters = parameters(chain: chain, draw: draw)
        let noise = parameters.noiseVariance.squareRoot()
        for (row, value) in ShallowNetwork.function(parameters, at: inputs).enumerated() {
          functions[row][chain].append(scale.measured(value))
          measurements[row][chain].append(scale.measured(value + noise * random.normal()))
        }
      }
    }
    return places.indices.map { index in
      let f = Summary.Row(name: "f", chains: functions[index])
      return Prediction(
        place: places[index], functions: functions[index], measurements: measurements[index],
        f: f, new: Summary.Row(name: "y", chains: measurements[index]),
        refusal: !isMixed
          ? "the chains have not mixed"
          : hasMixed(f) ? nil : "the chains have not mixed here",
        isAmongPoints: isAmongPoints(places[index]), text: digits(of: f))
    }
  }

  func predictionTable(of predictions: [Prediction]) -> Table {
    Table(
      title: "Predictions",
      columns: [
        set.columns == 1 ? "x" : "x1,x2,...", "mean of f", "90 % of f", "90 % of a new measurement",
        "where",
      ],
      rows: predictions.map { one in
        if let refusal = one.refusal { return [one.place.text, "refused", "", "", refusal] }
        return [
          one.place.text, one.text(one.f.mean), one.bandOfFunction, one.bandOfMeasurement,
          one.isAmongPoints ? "among the points" : "outside, where the prior decides",
        ]
      })
  }

  /// Whether a quantity meets the standard of the main verdict.
  private func hasMixed(_ row: Summary.Row) -> Bool {
    row.rHat <= mixing.mixing.standard.largestRHat
      && min(row.bulkSize, row.tailSize) >= mixing.mixing.standard.smallestSize
  }

  /// Whether each coordinate lies between the least and the largest of the points.
  private func isAmongPoints(_ place: PredictionPlace) -> Bool {
    place.coordinates.enumerated().allSatisfy { column, value in
      let own = (0..<set.count).map { set.x[$0, column] }
      return (own.min() ?? .nan) <= value && value <= (own.max() ?? .nan)
    }
  }
}
