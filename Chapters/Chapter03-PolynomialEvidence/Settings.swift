import ArgumentParser
import Workbook

/// The options of chapter 3; their defaults are the lecture's case.
struct PolynomialSettings: ChapterSettings {
  @Option("Orders to compare", in: 0...40, value: "a-b")
  var orders = LectureData.orders

  @Option(
    "Variance of the noise, in the square of the units of y; 1.5 for the lecture's points, chosen by "
      + "the evidence for yours if you leave it out",
    in: 1e-12...1e12, value: "variance")
  var noiseVariance: Double?

  @Option(
    "Prior variance of each weight, in the units of your x and y as they stand; 1 for the lecture's "
      + "points; if you leave it out, your points are standardised and the evidence chooses it",
    in: 1e-12...1e12, value: "variance")
  var priorVariance: Double?

  @Option("Basis functions: powers of x, or Chebyshev polynomials on the range of x")
  var basis = Basis.monomial

  @Option(file: "Your own points: a text file with x and y in two columns, of any length")
  var data: String?

  /// The lecture's own values, stated for the lecture's points, change nothing.
  mutating func validate() {
    guard data == nil else { return }
    if noiseVariance == LectureData.noiseVariance { noiseVariance = nil }
    if priorVariance == LectureData.priorVariance { priorVariance = nil }
  }
}
