import BayesNumerics
import Inference
import RealModule
import Workbook

/// Whether a series looks like those that the model makes, by its *standardised surprises*: what each number was off
/// by from the filter's forecast one step ahead, in units of the forecast's own standard deviation.
///
/// Under the model with its true scales they are independent standard normals (Durbin and Koopman 2012, section 2.12),
/// so each statistic is held against that of 4000 rows of such normals. At fitted scales the spread and the
/// autocorrelations are a little closer to what they should be than at the true ones, so that the checks err on the
/// side of silence. Eight checks share one level.
struct SurpriseChecks: Sendable {
  let surprises: [Double]
  let checks: [PredictiveCheck]

  /// The level of all eight together.
  static let level = 0.01
  static let replicates = 4000

  /// nil where fewer than ten numbers are left after those that only taught the state.
  init?(
    _ series: [Double], model: StructuralModel, scales: StructuralModel.Scales,
    using random: RandomSource
  ) {
    // snippet: surprises
    var filter = KalmanFilter(model, scales: scales)
    var (forecasts, surprises) = ([Double](), [Double]())
    for y in series {
      forecasts.append(filter.foreseen.mean)
      surprises.append(filter.standardisedSurprise(of: y))
      filter.see(y)
    }
    // end snippet
    // The first numbers teach the start of the state: they ask about its prior and not about the series
    let known = Array(surprises.indices.filter { !surprises[$0].isNaN }.dropFirst(model.stateCount))
    guard known.count >= 10 else { return nil }
    let statistics = SurpriseStatistics(
      times: known, forecasts: known.map { forecasts[$0] }, season: model.season)
    var random = random
    let others = (0..<Self.replicates).map { _ in
      statistics.values(of: known.map { _ in random.normal() })
    }
    self.surprises = known.map { surprises[$0] }
    let own = statistics.values(of: self.surprises)
    let share = Self.level / Double(own.count)
    checks = SurpriseStatistics.Kind.allCases.indices.map { index in
      let kind = SurpriseStatistics.Kind.allCases[index]
      let check = PredictiveCheck(
        statistics.name(of: kind), observed: own[index], replicated: others.map { $0[index] },
        level: share)
      // Of these a small value says nothing
      return kind.countsWhereLarge
        ? PredictiveCheck(
          check.statistic, observed: check.observed,
          lowerTail: check.lowerTail.isNaN ? .nan : 1, upperTail: check.upperTail, level: share)
        : check
    }
  }

  func check(_ kind: SurpriseStatistics.Kind) -> PredictiveCheck { checks[kind.rawValue] }

  var faults: [PredictiveCheck] { checks.filter(\.isMisfit) }

  /// The verdict, empty where no check is unusual.
  var warning: String {
    guard let least = faults.map(\.probability).min() else { return "" }
    // All inside their own 90 %, and closer than they should be: what is wrong are the bands
    if check(.spread).outcome == .tooSmall, check(.largest).observed < standardNormalQuantile(0.95)
    {
      return
        " This series scatters less than the model allows, whose noise has a floor of "
        + "\(NumberText.significant(StructuralPosterior.smallestNoise, digits: 1)) standard deviations: its bands are too wide."
    }
    // Simulated probabilities have a least value, which several faults may share
    let worst = faults.filter { $0.probability == least }.map {
      "\($0.statistic) (\(NumberText.significant($0.observed, digits: 2)))"
    }
    return
      " Misfit: in the model's own series \(worst.count == 1 ? "this is" : "these are") hardly ever so far out: "
      + "\(worst.joined(separator: "; ")). Do not rely on the model's scales or on its forecasts."
  }

  var table: Table {
    Table(
      title: "Does the model fit? What the filter was off by, one number ahead",
      columns: ["standardised surprises", "this series", "p"],
      rows: checks.map { check in
        [
          check.statistic,
          check.observed.isNaN ? "—" : NumberText.significant(check.observed, digits: 2),
          check.probability.isNaN
            ? "—" : NumberText.significant(check.probability, digits: 1),
        ]
      },
      note:
        "p: how often rows of standard normals lie as far out, of \(NumberText.grouped(Self.replicates)). Surprises are such normals at the model's true scales, and a little tamer "
        + "at fitted ones. \(verdict) All eight together raise a false alarm once in a hundred series or less. They see single numbers, one step ahead; a trend that "
        + "bends later they cannot foresee, and whether numbers are rounded or counts they do not ask."
    )
  }

  private var verdict: String {
    faults.isEmpty
      ? "None is below \(NumberText.significant(Self.level, digits: 1))/\(checks.count): no check is unusual."
      : "Below \(NumberText.significant(Self.level, digits: 1))/\(checks.count) it is a misfit: \(faults.count) of \(checks.count)."
  }
}
