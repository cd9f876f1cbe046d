import Foundation
import Testing

@testable import Datasets

/// The tables against the totals that their sources print, and the constants against other routes.
@Suite struct DatasetsTests {
  @Test func theHorsesKickedAsOftenAsBortkiewiczCounted() {
    let deaths = HorseKickDeaths.corps.flatMap(\.deaths)
    #expect(HorseKickDeaths.corps.allSatisfy { $0.deaths.count == 20 })
    // His table: 144, 91, 32, 11 and 2 years of a corps with 0 to 4 deaths
    #expect((0...5).map { number in deaths.count { $0 == number } } == [144, 91, 32, 11, 2, 0])
    #expect(deaths.reduce(0, +) == 196)
    // Fisher's ten corps have 122 deaths
    let fishers = HorseKickDeaths.corps.filter {
      !HorseKickDeaths.leftOutByFisher.contains($0.name)
    }
    #expect(fishers.count == 10)
    #expect(fishers.flatMap(\.deaths).reduce(0, +) == 122)
  }

  @Test func rutherfordAndGeigerCounted10097Particles() {
    let intervals = AlphaParticleCounts.intervals
    #expect(intervals.reduce(0, +) == 2608)
    #expect(intervals.enumerated().reduce(0) { $0 + $1.offset * $1.element } == 10_097)
  }

  @Test func the133MeasurementsAreInOrderOfTime() {
    let points = MotorcycleCrashes.points
    #expect(points.count == 133)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.time <= $1.time })
  }

  @Test func theSharesOfRealFlipsAreThoseOfThePaper() {
    // Printed: 0.508 on the same side, 0.500 heads up
    let flips = Double(SameSideFlips.flips)
    #expect((Double(SameSideFlips.sameSide) / flips * 1000).rounded() == 508)
    #expect((Double(SameSideFlips.headsUp) / flips * 1000).rounded() == 500)
  }

  @Test func sigmaIsThatOfCODATA() {
    // CODATA 2018 prints 5.670374419...e-8, exact but cut to ten digits
    #expect(abs(StefanBoltzmann.sigma - 5.670374419e-8) < 1e-17)
    // The nominal Sun's luminosity over its surface and T⁴: 5.6704e-8
    #expect(abs(NominalSun.sigma - 5.6704e-8) < 0.5e-12)
  }

  @Test func everyStarHasPositiveNumbersAndSmallErrors() {
    #expect(WellKnownStars.table.count == 17)
    for star in WellKnownStars.table {
      for (value, error) in [
        (star.radius, star.radiusError), (star.temperature, star.temperatureError),
        (star.luminosity, star.luminosityError),
      ] {
        #expect(value > 0 && error > 0 && error < 0.1 * value, "\(star.name)")
      }
    }
  }
}
