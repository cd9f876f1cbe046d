import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct CollapseTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.collapse)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Labels keep their distance and their order, and stay inside.
  @Test func labelsStandApart() {
    let places = Autoencoders.apart([1, 1e-5, 0.9, 2e-5], in: 1e-5...10)
    let sorted = places.sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 / $0 > 2 })
    #expect(sorted[0] > 1e-5 && places[0] > places[2] && places[3] > places[1])
    #expect(Autoencoders.apart([1, 0.01], in: 1e-5...10) == [1, 0.01])
  }

  /// The linear case has closed forms: against the top of the bound itself, with β as more noise.
  @Test func linearUnitsAreThoseOfTheTop() throws {
    var random = RandomSource(seed: 5)
    let x = (0..<400).map { _ -> [Double] in
      let (z, u) = (random.normal(), random.normal())
      return [1.5 * z, 0.7 * u, 0.2 * random.normal()]
    }
    // Probabilistic PCA of two components learns s; the units carry ½ log(λ/s)
    let pca = ProbabilisticPCA(Matrix(rows: x), components: 2)
    let units = LinearUnits(
      eigenvalues: Array(pca.eigenvalues.prefix(2)), noise: pca.noise, beta: 1)
    for k in 0..<2 {
      let length = (0..<3).reduce(0.0) { $0 + pca.loadings[$1, k] * pca.loadings[$1, k] }
      let variance = pca.noise / (pca.noise + length)
      #expect(abs(units.divergences[k] + 0.5 * .log(variance)) < 1e-12)
    }
    let heavy = LinearUnits(eigenvalues: [2, 0.5], noise: 0.1, beta: 10).divergences
    #expect(abs(heavy[0] - 0.5 * .log(2)) < 1e-15 && heavy[1] == 0)
  }
}
