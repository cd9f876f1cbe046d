import BayesNumerics
import ChapterTestSupport
import Datasets
import Inference
import Testing

@testable import chapter3

@Suite struct MotorcycleTests {
  /// Constant noise is refused: if it were right, the mean square of 21 standardised residuals would be at
  /// least 0.3 but for one time in 10,000 (chi-square, 21 degrees, widened by the fit); it is 0.03.
  @Test func constantNoiseDoesNotFit() async throws {
    let found = try await PolynomialEvidence.findings(PolynomialEvidence.motorcycle)
    func value(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    #expect(try value("points") == 133)
    #expect(try value("order.powers") == 5)
    #expect(try value("order.chebyshev") == 12)
    let early = try value("scatter.before")
    #expect(early * early < 0.3 / 3)
    #expect(try value("scatter.middle") > 1)
  }

  /// The control: measurements at the same times with the fitted curve and its constant noise are not refused. A
  /// right model is so at most once in a hundred times, so of 20 sets four or more once in 20,000; the real
  /// crashes are.
  @Test func constantNoiseIsNotRefusedWhereItIsRight() throws {
    let crashes = StandardisedCrashes(MotorcycleCrashes.points)
    let fits = fitOrders(0...12, in: .chebyshev, to: crashes)
    var random = RandomSource(seed: 361)
    let real = try PolynomialEvidence.checkNoise(of: fits.best, on: fits.data, using: &random)
    #expect(real.combined.isMisfit && real.gravest.kind == .thirds)
    let curve = fits.best.predictions(of: fits.data, at: crashes.points.map(\.x)).map(\.mean)
    var refused = 0
    for _ in 0..<20 {
      let points = zip(crashes.points, curve).map { point, mean in
        (x: point.x, y: mean + fits.best.noiseVariance.squareRoot() * random.normal())
      }
      let data = PolynomialData(
        name: "simulated crashes", points: points, basis: .chebyshev, highestOrder: 12)
      let fit = fitNoise(order: 12, to: data)
      if try PolynomialEvidence.checkNoise(of: fit, on: data, using: &random).combined.isMisfit {
        refused += 1
      }
    }
    #expect(refused < 4)
  }

  /// The noise variance found has a larger evidence than those a tenth of a percent away, in either basis;
  /// the control: than one a factor 2 away by a visible amount.
  @Test(arguments: Basis.allCases) func theNoiseIsThatOfTheLargestEvidence(basis: Basis) {
    let crashes = StandardisedCrashes(MotorcycleCrashes.points)
    let fits = fitOrders(0...6, in: basis, to: crashes)
    for fit in fits.fits {
      func logEvidence(_ factor: Double) -> Double {
        BayesianLinearRegression(noiseVariance: factor * fit.noiseVariance, priorVariance: 1)
          .posterior(fits.data.statistics.leading(fit.order + 1)).logEvidence
      }
      #expect(logEvidence(0.999) < fit.logEvidence && logEvidence(1.001) < fit.logEvidence)
      #expect(logEvidence(2) < fit.logEvidence - 1)
    }
    #expect(abs(sampleMean(crashes.points.map(\.x))) < 1e-14)
    #expect(abs(sampleStandardDeviation(crashes.points.map(\.y)) - 1) < 1e-14)
  }
}
