import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension NetworkFit {
  // MARK: Words

  /// "a simulated rotation curve, 70 points, 3 hidden units"
  var inWords: String {
    "\(set.name), \(set.count) \(set.count == 1 ? "point" : "points"), \(unitsInWords)"
  }

  /// "1 hidden unit"
  var unitsInWords: String {
    "\(network.nodes) hidden \(network.nodes == 1 ? "unit" : "units")"
  }

  /// What is said instead of a result.
  var refusal: String {
    "No result: the chains have not mixed (\(shortVerdict.dropFirst("no, ".count)))."
  }

  /// The verdict where there is room for a few words.
  var shortVerdict: String { mixing.shortVerdict }

  /// "A mirror move was accepted in 21 % of the sweeps that turned over all units, and in 0.2 % of those that
  /// turned over one."; empty where there was none.
  var mirrorRates: String {
    guard let (all, one) = mirrorAcceptance else { return "" }
    func percent(_ rate: Estimate) -> String {
      NumberText.significant(100 * rate.value, digits: 2) + " %"
    }
    return
      " A mirror move was accepted in \(percent(all)) of the sweeps that turned over all units, and in "
      + "\(percent(one)) of those that turned over one."
  }

  /// "171.2 (90 % credible interval 160.3 to 182.1)"
  func interval(_ quantity: LabelFree) -> String {
    let row = row(quantity)
    let text = digits(of: row)
    return "\(text(row.mean)) (90 % credible interval \(text(row.quantiles[0])) to "
      + "\(text(row.quantiles[2])))"
  }

  /// Numbers with two digits of the posterior standard deviation, all with as many decimals.
  func digits(of row: Summary.Row) -> @Sendable (Double) -> String {
    let exponent = log10(row.standardDeviation)
    guard exponent.isFinite, exponent > -9, exponent < 9 else {
      return { NumberText.significant($0, digits: 4) }
    }
    let decimals = max(0, 1 - Int(exponent.rounded(.down)))
    return { NumberText.fixed($0, decimals: decimals) }
  }

  // MARK: Table

  /// What the draws say of f and of the noise, with the diagnostics of the chains; or why nothing is said.
  func table() -> Table {
    let title = inWords.prefix(1).uppercased() + inWords.dropFirst()
    guard isMixed else {
      return Table(
        title: title, columns: ["result"], rows: [["refused, the chains have not mixed"]],
        note:
          "\(verdict) --warm-up 20000 lets chains look longer for a mode, and --thinning 200 gives longer "
          + "chains; modes that no move crosses stay apart in both.\(mirrorRates)")
    }
    func cells(_ quantity: LabelFree, _ words: String, truth: Double?) -> [String] {
      let row = row(quantity)
      let text = digits(of: row)
      return [
        words, text(row.mean), "\(text(row.quantiles[0])) to \(text(row.quantiles[2]))",
        NumberText.significant(row.errorOfMean, digits: 2),
        NumberText.fixed(min(row.bulkSize, row.tailSize), decimals: 0),
        NumberText.fixed(row.rHat, decimals: 3),
      ] + (set.truth == nil ? [] : [truth.map(text) ?? ""])
    }
    let rows = zip([LabelFree.first, .middle, .last], places).map { quantity, place in
      cells(
        quantity, "f at \(NumberText.significant(place, digits: 4))",
        truth: set.truth?.function(place))
    }
    return Table(
      title: title,
      columns: [
        "quantity", "mean", "90 % credible interval", "Monte Carlo error", "effective draws",
        "R-hat",
      ] + (set.truth == nil ? [] : ["truth"]),
      rows: rows + [cells(.noise, "σ, noise", truth: set.truth?.noise)],
      note: "Have the chains mixed? \(verdict), over the whole range of the figure.\(mirrorRates)"
        + (set.truth == nil
          ? ""
          : " " + missesInWords))
  }

  /// How many of the intervals miss the truth of simulated points.
  private var missesInWords: String {
    guard let truth = set.truth else { return "" }
    let truths = places.map(truth.function) + [truth.noise]
    let misses = zip(LabelFree.allCases, truths).count { quantity, truth in
      let row = row(quantity)
      return truth < row.quantiles[0] || row.quantiles[2] < truth
    }
    return
      "The truth is what the points were simulated from; \(misses) of these \(truths.count) intervals "
      + "miss it. Where the prior suits the points one in ten does so by chance."
  }

  // MARK: Figure

  /// Left the mean and the bands of f and of new measurements, right single draws of f; the points and,
  /// where they were simulated, the truth.
  func figure(_ curve: PredictedCurve, name: String, caption: String) -> Figure {
    var given = [Layer.points("data", x: set.first, y: curve.shown, .black, size: 0.7)]
    if let truth = set.truth {
      given.append(
        .line(
          "truth", x: curve.x, y: curve.x.map(truth.function),
          Stroke(.black, width: 2.5, dash: .dotted), title: "truth"))
    }
    let range = RoundNumber.range(
      around: Axis.range(fitting: curve.newLower + curve.newUpper + curve.shown))
    let x = Axis(
      Text(verbatim: set.xName), range: Axis.range(from: curve.x[0], to: curve.x.last ?? 1))
    func panel(_ title: Text, _ layers: [Layer], isFirst: Bool) -> Panel {
      Panel(
        title, x: x, y: Axis(isFirst ? Text(verbatim: set.verticalName) : "", range: range),
        key: isFirst && isMixed ? .below : .none,
        layers: isMixed
          ? layers + given
          : given + [
            .label(
              "refused: chains have not mixed", x: .panel(0.5), y: .panel(0.93), .vermillion,
              anchor: .centre)
          ])
    }
    return Figure(
      name: name,
      caption: isMixed
        ? caption + set.partialWords
        : "The points alone: the chains have not mixed, so no curve is drawn through them.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 660, margins: (105, 35, 50, 165)),
      panels: [
        panel(
          "Mean (line) and bands",
          .fittedCurve(
            x: curve.x, mean: curve.mean, function: (curve.lower, curve.upper),
            newData: (curve.newLower, curve.newUpper), share: "90 %",
            agreements: (
              .withinErrors(curve.errors.band), .withinErrors(curve.errors.newBand)
            )), isFirst: true),
        panel(
          "Draws of *f*",
          .fan(x: curve.x, draws: curve.fan, within: range, agreement: .singleDraws),
          isFirst: false),
      ])
  }
}
