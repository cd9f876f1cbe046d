import Foundation
import Marking

extension ExerciseKey<PointsQuestion> {
  static var pointsOfAGrid: Self {
    Self(
      solution: { try pointsNeeded(events: $0.events, intervals: $0.intervals, end: $0.end) },
      mistakes: [
        Mistake(
          "spacings for points",
          hint: "You counted the spacings; between n points there are n - 1 of them.",
          result: { numbers, _ in [numbers[0] - 1] }),
        Mistake(
          "rounded down",
          hint:
            "Rounded down, the number of spacings is too small and each is too wide; round it up."
        ) { $0.points(spacing: $0.standardDeviation, rounding: .down) },
        Mistake(
          "rounded to the nearest",
          hint: "Rounded to the nearest, the spacings are too wide every second time; round up."
        ) { $0.points(spacing: $0.standardDeviation, rounding: .toNearestOrAwayFromZero) },
        Mistake(
          "spacings for points, and rounded down",
          hint:
            "Rounded down, the spacings are too wide, so round up; and you counted the spacings, not the "
            + "points at their ends."
        ) { $0.points(spacing: $0.standardDeviation, rounding: .down) - 1 },
        Mistake(
          "spacings for points, and rounded to the nearest",
          hint:
            "Rounded to the nearest, the spacings are too wide every second time, so round up; and you "
            + "counted the spacings, not the points at their ends."
        ) { $0.points(spacing: $0.standardDeviation, rounding: .toNearestOrAwayFromZero) - 1 },
        Mistake(
          "the ends left out",
          hint: "You count the points between the ends; both ends belong to the grid.",
          result: { numbers, _ in [numbers[0] - 2] }),
        Mistake(
          "one point too many",
          hint:
            "You add an end too much: m spacings have m + 1 points, and both ends are among them.",
          result: { numbers, _ in [numbers[0] + 1] }),
        Mistake(
          "s for s + 1",
          hint: "The posterior is Gamma(s + 1, N): its variance has s + 1, not s."
        ) { $0.points(spacing: Double($0.events).squareRoot() / Double($0.intervals)) },
        Mistake(
          "the scatter of a single count",
          hint: "√((s + 1) / N) is the scatter of the counts; the rate is known better than that."
        ) { $0.points(spacing: (Double($0.events + 1) / Double($0.intervals)).squareRoot()) },
        Mistake(
          "variance for standard deviation",
          hint: "You compare the spacing with the variance; take its square root."
        ) { $0.points(spacing: $0.standardDeviation * $0.standardDeviation) },
        Mistake(
          "the count's standard deviation",
          hint:
            "√(s + 1) is the spread of the number of events; that of the rate is N times smaller."
        ) { $0.points(spacing: $0.standardDeviation * Double($0.intervals)) },
        Mistake(
          "both sides of the peak",
          hint:
            "You let the spacing be two standard deviations, from one flank to the other; the question asks for one."
        ) { $0.points(spacing: 2 * $0.standardDeviation) },
      ])
  }
}

extension PointsQuestion {
  /// Of the rate, under a flat prior.
  fileprivate var standardDeviation: Double { Double(events + 1).squareRoot() / Double(intervals) }

  /// The points of a grid whose spacing is at most this.
  fileprivate func points(
    spacing: Double, rounding rule: FloatingPointRoundingRule = .up
  ) -> Int {
    Int((end / spacing).rounded(rule)) + 1
  }
}
