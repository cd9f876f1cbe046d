/// The textbook's constant.
public enum StefanBoltzmann {
  /// σ = 2 π⁵ k⁴ / (15 h³ c²) = 5.670374419e-8 W m⁻² K⁻⁴, exact since the SI of 2019 fixed k, h and c.
  public static let sigma: Double = {
    let k = 1.380649e-23
    let h = 6.62607015e-34
    let c = 299_792_458.0
    let power = Double.pi * Double.pi * Double.pi * Double.pi * Double.pi
    return 2 * power * k * k * k * k / (15 * h * h * h * c * c)
  }()
}
