import BayesNumerics
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// How a second peak fades as data come in, or stays for ever.
  static let secondPeakDies = Section<EveryMethodStudy>(
    "second-peak-dies", "Do more data remove the second peak?", seconds: 0.6
  ) { _, run in
    // Model: the lecture's sine; and a sine on a slope, that takes no value near the truth twice
    let sine = Rivals(.sine, truth: Rivals.truth, edge: .pi / 2)
    let sloped = try Rivals.sloped
    let theory = RivalTheory(sloped, rival: 4 * .pi / 3, bend: -Double.sin(4 * .pi / 3))

    // Data: many sets, each added to datum by datum
    let counts = [1, 2, 5, 10, 20, 50, 100, 200]
    let sets = run.isQuick ? 60 : 400
    var random = run.random("sets")
    let noise = Normal(standardDeviation: NonlinearModel.lecture.noiseVariance.squareRoot())
    let means = (0..<sets).map { _ in
      var sum = 0.0
      var seen = 0
      return counts.map { count -> Double in
        while seen < count {
          sum += noise.sample(using: &random)
          seen += 1
        }
        return sum / Double(count)
      }
    }

    // Inference: log of right mass over left mass, for every set and number of data
    let odds = [sine, sloped].map { rivals in
      RivalOdds(
        counts: counts,
        bySet: means.map { errors in
          zip(counts, errors).map { rivals.logOdds(count: $0, error: $1) }
        })
    }
    let rate = odds[1].rate(from: 50, to: 200)
    let limit = sine.limitingShare(solutions: Rivals.sameSine(as: Rivals.truth))
    let many = sine.share(count: 100_000, error: 0)
    let death = theory.count(forShare: 0.01)
    let lateDeath = sloped.count(forMeanShare: 0.01)

    // What it shows
    return Findings(
      answer:
        "Only where the function tells the peaks apart. On a slope the second peak's share falls like exp(-n KL), with KL = "
        + "\(NumberText.fixed(theory.divergence, decimals: 3)) nats per datum: below 1 % from about "
        + "\(NumberText.fixed(death, decimals: 0)) data on in a typical data set, and from \(lateDeath) on if shares are averaged over "
        + "data sets; for sin θ it stays, and tends to "
        + "\(NumberText.fixed(limit, decimals: 2)).",
      tables: [table(odds, theory)], figures: [figure(sine, sloped, odds, theory)],
      claims: claims(rate, theory, limit: limit, many: many),
      values: [
        .init("sets", sets), .init("kl", theory.divergence), .init("death", death),
        .init("death.average", lateDeath),
        .init("limit", limit), .init("rival", theory.rival),
        .init("misfit", theory.misfit),
        .init("rate", -rate.mean, standardError: rate.standardError),
        .init(
          "sine.share", odds[0].shares(at: 200).mean,
          standardError: odds[0].shares(at: 200).standardError),
      ])
  }

  // MARK: Table

  private static func table(_ odds: [RivalOdds], _ theory: RivalTheory) -> Table {
    Table(
      title:
        "log(mass right of the edge / mass left of it), and its 10 % and 90 % quantiles over data sets",
      columns: ["data", "sin θ", "10 % to 90 %", "sin θ + θ/2", "10 % to 90 %", "theory"],
      rows: odds[0].counts.indices.map { place in
        let count = odds[0].counts[place]
        return ["\(count)"]
          + odds.flatMap { odds -> [String] in
            let band = odds.band(place)
            return [
              NumberText.fixed(odds.summary(place).mean, decimals: 1),
              "\(NumberText.fixed(band.lowerBound, decimals: 1)) to \(NumberText.fixed(band.upperBound, decimals: 1))",
            ]
          } + [NumberText.fixed(theory.logOdds(count), decimals: 1)]
      },
      note: "Theory is for sin θ + θ/2 and many data.")
  }

  // MARK: Figure

  private static func figure(
    _ sine: Rivals, _ sloped: Rivals, _ odds: [RivalOdds], _ theory: RivalTheory
  ) -> Figure {
    let counts = odds[0].counts.map(Double.init)
    let because = "quantiles of simulated data sets"
    func curves(_ name: String, _ odds: RivalOdds, _ ink: Ink, _ title: Text) -> [Layer] {
      let bands = odds.counts.indices.map { odds.band($0) }
      let summaries = odds.counts.indices.map { odds.summary($0) }
      return [
        .band(
          "\(name)_band", x: counts, lower: bands.map { max($0.lowerBound, -45) },
          upper: bands.map(\.upperBound), ink, opacity: 0.2,
          agreement: .notCompared(because: because)),
        .points(
          "\(name)_mean", x: counts, y: summaries.map(\.mean), ink,
          marker: name == "sine" ? .circle : .square, size: 1.2,
          agreement: .monteCarloByRow(standardErrors: summaries.map(\.standardError)),
          title: title),
      ]
    }
    let line = [Double].evenlySpaced(from: 0, to: .log(200), count: 61).map { Double.exp($0) }
    let places = [Double].evenlySpaced(from: -3, to: 6.5, count: 381)
    let strokes: [(Int, Stroke)] = [
      (1, Stroke(.grey)), (10, Stroke(.orange)), (50, Stroke(.blue)),
    ]
    func posteriors(_ rivals: Rivals, _ name: String, _ title: Text) -> Panel {
      Panel(
        title, x: Axis("Parameter *θ*", range: -3...6.5), y: Axis("Density", range: 0...4.8),
        key: .topRight,
        layers: strokes.map { count, stroke in
          .line(
            "\(name)_\(count)", x: places, y: rivals.density(at: places, count: count), stroke,
            title: "\(count) \(count == 1 ? "datum" : "data")")
        })
    }
    return Figure(
      name: "second-peak-dies",
      caption:
        "More data remove a peak that predicts other data, and no other. Left and middle: posteriors for data without noise, "
        + "before and after a slope is added to the sine. Right: the log odds of the right side, as means and middle 80 % "
        + "over simulated data sets, and what theory says of the sloped sine (line).",
      layout: Figure.Layout(columns: 3, width: 1600, height: 560),
      panels: [
        posteriors(sine, "sine", "Function sin *θ*"),
        posteriors(sloped, "sloped", "Function sin *θ* + *θ*/2"),
        Panel(
          x: Axis("Number of data", range: 0.9...230, scale: .logarithmic),
          y: Axis("Log odds of the right side", range: -45...5), key: .bottomLeft,
          layers: curves("sine", odds[0], .vermillion, "sin *θ*")
            + curves("sloped", odds[1], .blue, "sin *θ* + *θ*/2") + [
              .line("theory", x: line, y: line.map { theory.logOdds($0) }, Stroke(.black, width: 2))
            ]),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ rate: SetSummary, _ theory: RivalTheory, limit: Double, many: Double
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    return [
      Claim(
        "45u", source, "fall of the log odds per datum, from 50 to 200 data",
        .crossCheck(
          route: "the Kullback-Leibler divergence of one datum", expected: theory.divergence,
          computed: -rate.mean, .monteCarlo(standardError: rate.standardError))),
      Claim(
        "45v", source, "share right of π/2 of sin θ after 100,000 data",
        .crossCheck(
          route: "the prior densities at all θ with the same sine", expected: limit,
          computed: many, .absolute(1e-4, because: "what falls like 1/n"))),
    ]
  }
}

/// A function with a true θ on the left of an edge, and its rivals on the right.
///
/// With normal noise the likelihood knows the data by their number and mean alone, and the mean by its distance from f(truth).
struct Rivals: Sendable {
  let function: ModelFunction
  let truth: Double
  let edge: Double
  let prior = NonlinearModel.lecture.prior
  let variance = NonlinearModel.lecture.noiseVariance
  /// The true θ of the section.
  static let truth = 0.5

  /// A sine on a slope; its rival is the valley at 4π/3.
  static var sloped: Rivals {
    get throws {
      Rivals(try ModelFunction.parsed("sin(theta) + theta/2"), truth: truth, edge: 2 * .pi / 3)
    }
  }

  private let places: [Double]
  private let misfits: [Double]
  private let logPriors: [Double]

  init(_ function: ModelFunction, truth: Double, edge: Double) {
    self.function = function
    self.truth = truth
    self.edge = edge
    // Midpoints of cells whose ends are the edge and multiples of the width: no cell has a part on either side
    let width = Self.width
    let (left, right) = (Int(10 / width), Int(10 / width))
    let prior = prior
    places = (-left..<right).map { edge + (Double($0) + 0.5) * width }
    misfits = places.map { function.at($0).value - function.at(truth).value }
    logPriors = places.map(prior.logDensity)
  }

  /// A fifth of the standard deviation of the narrowest peak of 200 data.
  private static let width = 0.01

  private func logPosterior(_ place: Int, count: Int, error: Double) -> Double {
    let away = misfits[place] - error
    return logPriors[place] - Double(count) * away * away / (2 * variance)
  }

  // snippet: odds
  /// log of the mass on the right over the mass on the left, after so many data whose mean is off by the error.
  func logOdds(count: Int, error: Double) -> Double {
    let values = places.indices.map { logPosterior($0, count: count, error: error) }
    let half = places.count / 2
    return logSumExp(Array(values[half...])) - logSumExp(Array(values[..<half]))
  }
  // end snippet

  /// The share on the right after so many data, averaged over all sets of them.
  ///
  /// The mean of the data is off by N(0, σ²/n); a sum over 81 points of it, six standard deviations to each side.
  func meanShare(count: Int) -> Double {
    let z = [Double].evenlySpaced(from: -6, to: 6, count: 81)
    let weights = z.map { Double.exp(-$0 * $0 / 2) }
    let scale = (variance / Double(count)).squareRoot()
    let shares = z.map { 1 / (1 + .exp(-logOdds(count: count, error: scale * $0))) }
    return zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  /// The first number of data whose average share is below this one; at most a thousand.
  func count(forMeanShare share: Double) -> Int {
    // The average falls with the number of data
    var (low, high) = (0, 1000)
    while high - low > 1 {
      let middle = (low + high) / 2
      if meanShare(count: middle) < share { high = middle } else { low = middle }
    }
    return high
  }

  /// The share on the right, by places so close that peaks of 100,000 data are seen.
  func share(count: Int, error: Double) -> Double {
    let target = function.at(truth).value + error
    func mass(_ range: ClosedRange<Double>) -> Double {
      let cells = 200_000
      let width = (range.upperBound - range.lowerBound) / Double(cells)
      return (0..<cells).reduce(0) { sum, cell in
        let theta = range.lowerBound + (Double(cell) + 0.5) * width
        let away = target - function.at(theta).value
        return sum
          + width
          * .exp(prior.logDensity(theta) - Double(count) * away * away / (2 * variance))
      }
    }
    let (left, right) = (mass((edge - 12)...edge), mass(edge...(edge + 12)))
    return right / (left + right)
  }

  /// Every θ with the same sine, as far as the prior reaches.
  static func sameSine(as theta: Double) -> [Double] {
    (-4...4).flatMap { turn -> [Double] in
      let whole: Double = 2 * .pi * Double(turn)
      return [whole + theta, whole + .pi - theta]
    }
  }

  /// The share on the right when only these θ are left, all of which predict the same data equally sharply.
  func limitingShare(solutions: [Double]) -> Double {
    let densities = solutions.map { (place: $0, density: Double.exp(prior.logDensity($0))) }
    let total = densities.reduce(0) { $0 + $1.density }
    return densities.filter { $0.place > edge }.reduce(0) { $0 + $1.density } / total
  }

  /// The posterior density after data without noise.
  func density(at shown: [Double], count: Int) -> [Double] {
    let values = places.indices.map { logPosterior($0, count: count, error: 0) }
    let logArea = logSumExp(values) + .log(Self.width)
    let target = function.at(truth).value
    return shown.map { theta in
      let away = function.at(theta).value - target
      return .exp(
        prior.logDensity(theta) - Double(count) * away * away / (2 * variance) - logArea)
    }
  }
}

/// What is to be expected of many data, when the rival is a valley of f above f(truth).
///
/// One datum favours the truth by KL = δ²/(2σ²) nats on average, where δ is the misfit of the rival. To this comes what
/// does not grow: the prior densities, the widths of both peaks, and a half, since the truth's peak moves to fit the mean of
/// the data, whose square is σ²/n on average, and the rival's cannot.
struct RivalTheory: Sendable {
  let rival: Double
  /// δ
  let misfit: Double
  /// KL, in nats per datum.
  let divergence: Double
  private let constant: Double

  init(_ rivals: Rivals, rival: Double, bend: Double) {
    self.rival = rival
    let truth = rivals.function.at(rivals.truth)
    misfit = rivals.function.at(rival).value - truth.value
    divergence = misfit * misfit / (2 * rivals.variance)
    constant =
      rivals.prior.logDensity(rival) - rivals.prior.logDensity(rivals.truth)
      + 0.5 * .log(truth.slope * truth.slope / (bend * misfit)) - 0.5
  }

  func logOdds(_ count: Double) -> Double { constant - count * divergence }
  func logOdds(_ count: Int) -> Double { logOdds(Double(count)) }

  /// From how many data on the rival has less than this share.
  func count(forShare share: Double) -> Double {
    (constant - .log(share / (1 - share))) / divergence
  }
}

/// Mean over data sets, with its standard error.
private struct SetSummary {
  let mean: Double
  let standardError: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
  }
}

/// Log odds of every data set at every number of data.
private struct RivalOdds {
  let counts: [Int]
  let bySet: [[Double]]

  func summary(_ place: Int) -> SetSummary { SetSummary(bySet.map { $0[place] }) }

  /// The middle 80 % of the sets.
  func band(_ place: Int) -> ClosedRange<Double> {
    let sorted = bySet.map { $0[place] }.sorted()
    let last = sorted.count - 1
    return sorted[last / 10]...sorted[last - last / 10]
  }

  func shares(at count: Int) -> SetSummary {
    let place = counts.firstIndex(of: count) ?? 0
    return SetSummary(bySet.map { 1 / (1 + .exp(-$0[place])) })
  }

  /// The change of the log odds per datum between two numbers of data.
  func rate(from first: Int, to last: Int) -> SetSummary {
    let ends = [first, last].map { counts.firstIndex(of: $0) ?? 0 }
    return SetSummary(bySet.map { ($0[ends[1]] - $0[ends[0]]) / Double(last - first) })
  }
}
