/// Deaths by horse kick in 14 corps of the Prussian cavalry, 1875 to 1894: L. von Bortkiewicz (1898),
/// "Das Gesetz der kleinen Zahlen".
public enum HorseKickDeaths {
  public struct Corps: Sendable {
    public let name: String
    /// Deaths in each of the twenty years.
    public let deaths: [Int]
  }

  public static let corps: [Corps] = years.map { name, deaths in
    Corps(name: name, deaths: deaths.compactMap(\.wholeNumberValue))
  }

  /// R. A. Fisher (1925) left these four out, as they are made up differently from the others.
  public static let leftOutByFisher: Set<String> = ["G", "I", "VI", "XI"]

  /// One digit a year.
  private static let years: [(name: String, deaths: String)] = [
    ("G", "02210011030210010101"), ("I", "00020302000111020310"), ("II", "00020200110021100200"),
    ("III", "00011120200010121000"), ("IV", "01011110000100001100"),
    ("V", "00002100100101111110"), ("VI", "00102001201131110300"),
    ("VII", "10100010110020021020"), ("VIII", "10001001000010001101"),
    ("IX", "00000211102110120100"), ("X", "00110102020000213011"),
    ("XI", "00002401301111213131"), ("XIV", "11211304010321021100"),
    ("XV", "01000001011000220000"),
  ]
}
