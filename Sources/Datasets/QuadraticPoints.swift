/// Thirty points that lecture 002 generated from a polynomial of order 2, and how probable each order makes them.
///
/// S. Rossi and M. Filippone, *Introduction to Bayesian inference for deep learning*, lecture 002. Both were
/// measured on the figures of the slides; the slides print no numbers.
public enum QuadraticPoints {
  /// "Some data generated from a known polynomial of order k = 2", page 18, to three decimals; no units.
  public static let points: [(x: Double, y: Double)] = [
    (-2.999, 5.049), (-2.836, 3.509), (-2.766, 6.163), (-2.490, 2.174), (-2.446, 4.339),
    (-2.158, 1.163), (-2.119, 0.517), (-1.981, 1.505), (-1.882, 2.258), (-1.811, 0.936),
    (-1.773, 0.517), (-1.186, 0.103), (-1.119, 1.279), (-0.927, -0.529), (-0.619, -0.586),
    (-0.498, -2.089), (-0.496, -2.722), (-0.485, -2.048), (0.233, -3.543), (0.352, -3.825),
    (1.023, -3.486), (1.111, -4.140), (1.154, -2.079), (1.322, -4.023), (1.804, -4.045),
    (2.258, -2.443), (2.269, -1.546), (2.269, -2.975), (2.368, -3.152), (2.810, -1.076),
  ]

  /// σ², the variance of the noise: the value that gives all thirteen log evidences of the lecture's figure.
  public static let noiseVariance = 1.5
  /// s², the prior variance of each weight: the prior is N(0, I).
  public static let priorVariance = 1.0

  /// Log evidences of orders 0 to 12, page 25.
  ///
  /// σ² = 1.5 and S = I are the settings that give them: no slide states these. That all thirteen agree is the
  /// fit of two settings, not thirteen independent checks.
  public static let logEvidences = [
    -115.98, -64.85, -52.29, -55.10, -57.74, -61.56, -65.83, -70.51, -75.20, -80.45, -86.34, -92.71,
    -98.71,
  ]
  /// How well a height of that figure can be read.
  public static let readingError = 0.02
}
