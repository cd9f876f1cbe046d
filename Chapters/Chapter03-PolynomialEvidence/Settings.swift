import ArgumentParser
import Workbook

/// The options of chapter 3; their defaults are the lecture's case.
struct PolynomialSettings: ChapterSettings {
  @Option("Orders to compare", in: 0...40, value: "a-b")
  var orders = LectureData.orders

  @Option("Variance of the noise of y", in: 1e-12...1e12, value: "variance")
  var noiseVariance = LectureData.noiseVariance

  @Option("Prior variance of each weight", in: 1e-12...1e12, value: "variance")
  var priorVariance = LectureData.priorVariance

  @Option("What is summed, powers of x or Chebyshev polynomials on the range of x")
  var basis = Basis.monomial

  @Option(file: "Your own points: x and y in two columns of a text of any length")
  var data: String?
}
