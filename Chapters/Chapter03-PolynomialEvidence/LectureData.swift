import Datasets
import Inference
import Workbook

/// The 30 points of lecture 002 and what the lecture does with them; see ``QuadraticPoints``.
enum LectureData {
  static let points = QuadraticPoints.points

  /// σ² of the lecture: the value that gives all thirteen log evidences of its figure.
  static let noiseVariance = QuadraticPoints.noiseVariance
  /// s² of the lecture: the prior of the weights is N(0, I).
  static let priorVariance = QuadraticPoints.priorVariance
  /// Orders whose evidence the lecture shows.
  static let orders = 0...12

  /// Noise and prior of the lecture.
  static let model = BayesianLinearRegression(
    noiseVariance: noiseVariance, priorVariance: priorVariance)

  /// Of x.
  static let range = -2.999...2.810

  /// A number of the model at the points as they were measured on the figure, before they were rounded to the
  /// three decimals above. No slide prints it, and nothing in this project computes it: it is a constant that was
  /// typed in from a computation made before the project, and is worth no more than that.
  ///
  /// A test moves the points by half a unit of their third decimal and finds every such number `within` the
  /// stated bound.
  static func fromUnroundedPoints(
    _ value: Double, computed: Double, within bound: Double
  ) -> Claim.Check {
    .crossCheck(
      route: "a constant typed in: an earlier computation with the points before they were rounded",
      expected: value,
      computed: computed,
      .absolute(bound, because: "the points are rounded to three decimals"))
  }
}
