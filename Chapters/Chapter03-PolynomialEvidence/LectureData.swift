import Inference
import Workbook

/// The 30 points of lecture 002, "Some data generated from a known polynomial of order k = 2", measured
/// on the slide's figure to three decimals (S. Rossi and M. Filippone, page 18).
enum LectureData {
  static let points: [(x: Double, y: Double)] = [
    (-2.999, 5.049), (-2.836, 3.509), (-2.766, 6.163), (-2.490, 2.174), (-2.446, 4.339),
    (-2.158, 1.163), (-2.119, 0.517), (-1.981, 1.505), (-1.882, 2.258), (-1.811, 0.936),
    (-1.773, 0.517), (-1.186, 0.103), (-1.119, 1.279), (-0.927, -0.529), (-0.619, -0.586),
    (-0.498, -2.089), (-0.496, -2.722), (-0.485, -2.048), (0.233, -3.543), (0.352, -3.825),
    (1.023, -3.486), (1.111, -4.140), (1.154, -2.079), (1.322, -4.023), (1.804, -4.045),
    (2.258, -2.443), (2.269, -1.546), (2.269, -2.975), (2.368, -3.152), (2.810, -1.076),
  ]

  /// σ² of the lecture: the value that gives all thirteen log evidences of its figure.
  static let noiseVariance = 1.5
  /// s² of the lecture: the prior of the weights is N(0, I).
  static let priorVariance = 1.0
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
