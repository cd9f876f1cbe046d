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

  @Test func theSunHadNoSpotsInThreeYearsAndMostIn1957() {
    let counts = Sunspots.counts
    #expect(counts.count == 2008 - Sunspots.firstYear + 1)
    // The sum of the file, and years that every table of the series has
    let total = counts.reduce(0, +)
    #expect(abs(total - 15_373.4) < 1e-6)
    #expect(counts.indices.filter { counts[$0] == 0 }.map { $0 + 1700 } == [1711, 1712, 1810])
    #expect(counts[1957 - 1700] == 190.2 && counts.max() == 190.2)
  }

  @Test func carbonDioxideRosePast360() {
    let values = CarbonDioxide.monthly
    #expect(values.count == 12 * (1997 - CarbonDioxide.firstYear + 1))
    // The sum of R's table, its first and last month, and the line through three missing months
    #expect(abs(values.reduce(0, +) - 157741.05) < 1e-6)
    #expect(values.first == 315.42 && values.last == 364.34)
    let gap = values[60...64]
    #expect(zip(gap, gap.dropFirst()).allSatisfy { abs($1 - $0 - (322.06 - 319.41) / 4) < 0.01 })
    // May is the highest month of nearly every year
    let years = (0..<39).map { Array(values[(12 * $0)..<(12 * $0 + 12)]) }
    #expect(years.count { $0[4] == $0.max() } >= 35)
  }

  @Test func thereWere2072MajorEarthquakes() {
    let counts = MajorEarthquakes.counts
    #expect(counts.count == 2006 - MajorEarthquakes.firstYear + 1)
    #expect(counts.reduce(0, +) == 2072 && counts.max() == 41 && counts.min() == 6)
    #expect(counts[1943 - 1900] == 41)
  }

  @Test func thereAre82GalaxiesInOrder() {
    let values = GalaxyVelocities.values
    #expect(values.count == 82 && values == values.sorted())
    // The sum of the table with 26.960, not 26.690, as the 78th
    #expect(abs(values.reduce(0, +) - 1708.18) < 1e-9)
    #expect(values[77] == 26.960)
  }

  @Test func theAdmissionsOfBerkeleyAddUpToTheirTotals() {
    // R's UCBAdmissions has 4526 applicants, 1755 admitted; 2691 are men, 1198 of them admitted
    let departments = BerkeleyAdmissions.departments
    let men = departments.reduce(0) { $0 + $1.men.admitted + $1.men.rejected }
    let women = departments.reduce(0) { $0 + $1.women.admitted + $1.women.rejected }
    #expect((men, women) == (2691, 1835))
    #expect(departments.reduce(0) { $0 + $1.men.admitted } == 1198)
    #expect(departments.reduce(0) { $0 + $1.women.admitted } == 557)
    #expect(departments.map(\.name) == ["A", "B", "C", "D", "E", "F"])
  }

  @Test func thirtyPointsAreInOrderAndThirteenEvidencesFall() {
    let points = QuadraticPoints.points
    #expect(points.count == 30 && QuadraticPoints.logEvidences.count == 13)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x })
    // Highest at order 2, and falling from there
    let falling = QuadraticPoints.logEvidences.dropFirst(2)
    #expect(QuadraticPoints.logEvidences.max() == falling.first)
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
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

  @Test func theDigitsAreThoseOfTheirDescription() {
    // optdigits.names: 1797 instances of 64 attributes from 0 to 16, and how many of each class
    #expect(Digits.images.count == 1797 && Digits.labels.count == 1797)
    #expect(Digits.images.allSatisfy { $0.count == 64 && $0.allSatisfy((0...16).contains) })
    #expect(
      (0...9).map { label in Digits.labels.count { $0 == label } }
        == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    // The first two as the source prints them: a nought and a one
    #expect(Array(Digits.images[0].prefix(8)) == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(Array(Digits.images[1].suffix(8)) == [0, 0, 0, 11, 16, 10, 0, 0])
    #expect(Digits.labels.prefix(10).elementsEqual(0...9))
  }

  @Test func theConcreteIsThatOfItsDescription() {
    // Concrete_Readme: 1030 instances, nine attributes, none missing; strengths from 2.33 to 82.6 MPa
    // (mean 35.82, standard deviation 16.71), cement from 102 to 540, ages from 1 to 365 days
    #expect(Concrete.samples.count == 1030 && Concrete.strengths.count == 1030)
    #expect(Concrete.samples.allSatisfy { $0.count == Concrete.inputNames.count })
    #expect(Concrete.strengths.min() == 2.33 && Concrete.strengths.max() == 82.6)
    let mean = Concrete.strengths.reduce(0, +) / 1030
    let squares = Concrete.strengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect((mean * 100).rounded() == 3582)
    #expect(((squares / 1029).squareRoot() * 100).rounded() == 1671)
    #expect(Concrete.samples.map { $0[0] }.min() == 102)
    #expect(Concrete.samples.map { $0[0] }.max() == 540)
    #expect(Set(Concrete.samples.map { $0[7] }).isSubset(of: Set((1...365).map(Double.init))))
  }

  @Test func aMixtureIsItsSevenIngredients() {
    #expect(Concrete.mixtures.max() == 426)
    for (first, second) in [(0, 1), (2, 3), (5, 900)] {
      let same = Concrete.samples[first].prefix(7) == Concrete.samples[second].prefix(7)
      #expect((Concrete.mixtures[first] == Concrete.mixtures[second]) == same)
    }
    // 25 rows stand there twice or more
    let rows = zip(Concrete.samples, Concrete.strengths).map { $0 + [$1] }
    #expect(rows.count - Set(rows).count == 25)
  }
}
