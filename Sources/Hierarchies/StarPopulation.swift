/// What is known of the stars before their luminosity is measured: P(A, T), log-normal in both.
///
/// log A ~ N(`meanLogArea`, `areaSpread`²) and log T ~ N(`meanLogTemperature`, `temperatureSpread`²),
/// independent. A = (R / R☉)² is the surface area in units of the nominal Sun's, T is in units of
/// 5772 K; with luminosities in nominal L☉ the law reads L = (σ_T / σ☉) A T⁴ (`NominalSun`).
public struct StarPopulation: Sendable, Equatable {
  public var meanLogArea: Double
  public var areaSpread: Double
  public var meanLogTemperature: Double
  public var temperatureSpread: Double

  public init(
    meanLogArea: Double = 0, areaSpread: Double = 0.6, meanLogTemperature: Double = 0,
    temperatureSpread: Double = 0.1
  ) {
    self.meanLogArea = meanLogArea
    self.areaSpread = areaSpread
    self.meanLogTemperature = meanLogTemperature
    self.temperatureSpread = temperatureSpread
  }

  /// Mean of log(A T⁴): all that the population says about the product that shines.
  public var meanLogProduct: Double { meanLogArea + 4 * meanLogTemperature }

  /// Standard deviation s of log(A T⁴), as in sd(log σ_T) = √((s² + t²) / N).
  public var productSpread: Double {
    (areaSpread * areaSpread + 16 * temperatureSpread * temperatureSpread).squareRoot()
  }
}

/// How well the population itself is known: a prior for each of its four parameters.
///
/// The means are normal around those of the population, the spreads log-normal around its spreads.
public struct PopulationPrior: Sendable, Equatable {
  /// Standard deviation of the mean of log A.
  public var meanLogArea: Double
  /// Standard deviation of the mean of log T.
  public var meanLogTemperature: Double
  /// Standard deviation of the logarithm of each of the two spreads.
  public var logSpread: Double

  public init(
    meanLogArea: Double = 0.1, meanLogTemperature: Double = 0.02, logSpread: Double = 0.3
  ) {
    self.meanLogArea = meanLogArea
    self.meanLogTemperature = meanLogTemperature
    self.logSpread = logSpread
  }

  /// Prior standard deviation of the mean of log(A T⁴).
  public var meanLogProduct: Double {
    (meanLogArea * meanLogArea + 16 * meanLogTemperature * meanLogTemperature).squareRoot()
  }
}

/// Prior of the constant: log σ_T ~ N(log `median`, `logWidth`²).
public struct ConstantPrior: Sendable, Equatable {
  /// W m⁻² K⁻⁴
  public var median: Double
  /// 2 means a factor of 7 up or down.
  public var logWidth: Double

  public init(median: Double = 1e-7, logWidth: Double = 2) {
    self.median = median
    self.logWidth = logWidth
  }
}
