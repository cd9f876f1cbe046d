import Hierarchies
import TestSupport
import Testing

@testable import chapter4

@Suite struct StarVerdictValidation {
  /// The wrong unit is named, and what comes by chance seldom is, in 2000 sets of 5, 17 or 40 stars or in 500.
  ///
  /// Of 30,000 right sets of each size none was suspected: at one in 30,000 three of 500 come once in a
  /// million runs, three of 2000 once in 20,000. Of sets with additional scatter of 20 % one in 150 is,
  /// where five stars are all there is: of 150 nine come once in a million runs. Degrees Celsius were found in 908,
  /// 991 and 993 of 1000 sets, as few or near-by stars leave room for a common error of the temperatures instead: fewer
  /// than 117 or 141 of 150 come once in 700,000 runs. Every mistake is named in 92 of 100 sets or more: four or
  /// fewer of ten come once in 20,000 runs. Larger counts are judged with more room (all binomial).
  @Test(
    "Temperatures in degrees Celsius and other wrong units are named",
    arguments: [(5, 117), (17, 141), (40, 141)])
  func wrongUnitsAreNamed(count: Int, leastCelsius: Int) {
    let isLong = Validation.isLong
    let sets = (0..<(isLong ? 2000 : 500)).map { StarVerdictTests.stars(count, seed: $0) }
    let suspected = sets.count { UnitMistake.likely($0) != nil }
    #expect(suspected <= 2, "\(suspected) of \(sets.count)")

    let few = isLong ? 500 : 150
    let loose = (0..<few).count {
      UnitMistake.likely(StarVerdictTests.stars(count, seed: $0, scatter: 0.2)) != nil
    }
    let mostLoose = isLong ? 25 : 8
    #expect(loose <= mostLoose, "\(loose) of \(few)")

    let celsius = sets.prefix(few).count { stars in
      UnitMistake.likely(
        stars.map { $0.changed(temperature: ($0.temperature - 273.15, $0.temperatureError)) })?
        .words.contains("Celsius") == true
    }
    let least = isLong ? (count == 5 ? 350 : 475) : leastCelsius
    #expect(celsius >= least, "\(celsius) of \(few)")

    let tries = isLong ? 50 : 10
    let named = UnitMistake.all.map { mistake in
      sets.prefix(tries).count { stars in
        UnitMistake.likely(stars.map { $0.undone(mistake) })?.words == mistake.words
      }
    }
    let leastNamed = isLong ? 33 : 5
    for (mistake, named) in zip(UnitMistake.all, named) {
      #expect(named >= leastNamed, "\(named) of \(tries): \(mistake.words)")
    }
    Validation.note(
      "chapter 4, units of \(count) right stars", check: "verdicts on simulated sets",
      size: "\(sets.count) data sets", statistic: "\(suspected) suspected", threshold: "> 2",
      rate: 5e-5, isMet: suspected <= 2)
    Validation.note(
      "chapter 4, units of \(count) stars with scatter of 20 %",
      check: "verdicts on simulated sets", size: "\(few) data sets",
      statistic: "\(loose) suspected", threshold: "> \(mostLoose)", rate: 2e-5,
      isMet: loose <= mostLoose)
    Validation.note(
      "chapter 4, \(count) stars in degrees Celsius",
      check: "negative control: verdicts on simulated sets", size: "\(few) data sets",
      statistic: "\(celsius) named", threshold: ">= \(least)", rate: nil, isMet: celsius >= least,
      verdict: "caught")
    Validation.note(
      "chapter 4, \(count) stars in each wrong unit",
      check: "negative control: verdicts on simulated sets", size: "\(tries) data sets a unit",
      statistic: "\(named.min() ?? 0) named", threshold: ">= \(leastNamed)", rate: nil,
      isMet: named.allSatisfy { $0 >= leastNamed }, verdict: "caught")
  }
}
