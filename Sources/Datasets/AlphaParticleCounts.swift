/// Alpha particles of a polonium source, counted in intervals of 7.5 seconds.
///
/// E. Rutherford and H. Geiger, with a note by H. Bateman (1910), "The probability variations in the
/// distribution of α particles", Philosophical Magazine 20, 698-707.
public enum AlphaParticleCounts {
  /// The number of intervals with 0, 1, 2, ... particles.
  public static let intervals = [57, 203, 383, 525, 532, 408, 273, 139, 45, 27, 10, 4, 0, 1, 1]
}
