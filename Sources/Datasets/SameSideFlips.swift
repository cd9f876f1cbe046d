/// 350,757 real flips by 48 people: F. Bartoš et al. (2023), "Fair coins tend to land on the same side
/// they started", arXiv:2310.04153.
public enum SameSideFlips {
  public static let flips = 350_757
  /// Flips that landed on the side that they started from.
  public static let sameSide = 178_079
  /// Flips that landed heads up.
  public static let headsUp = 175_420
  /// Diaconis, Holmes and Montgomery (2007) predicted P(same side) of about 0.51 from mechanics.
  public static let predicted = 0.51
}
