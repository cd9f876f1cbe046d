/// A star whose radius, temperature and luminosity were measured by three separate routes.
public struct MeasuredStar: Sendable, Equatable {
  public let name: String
  /// R☉, from the angular diameter and the parallax, with its error.
  public let radius: Double
  public let radiusError: Double
  /// K, from the spectrum.
  public let temperature: Double
  public let temperatureError: Double
  /// L☉, from the bolometric flux and the parallax.
  public let luminosity: Double
  public let luminosityError: Double

  public init(
    name: String, radius: Double, radiusError: Double, temperature: Double,
    temperatureError: Double, luminosity: Double, luminosityError: Double
  ) {
    self.name = name
    self.radius = radius
    self.radiusError = radiusError
    self.temperature = temperature
    self.temperatureError = temperatureError
    self.luminosity = luminosity
    self.luminosityError = luminosityError
  }
}
