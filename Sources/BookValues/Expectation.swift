/// What a page must show when its controls stand so.
///
/// The browser test sets the controls (by mouse, touch or keyboard), presses the buttons in this order, and reads
/// the attribute `data-value` of the element NAME-out-READ.
struct Expectation: Sendable, Equatable {
  enum Setting: Sendable, Equatable {
    case number(Double)
    case choice(String)
  }

  /// Sliders and choices by their names.
  var settings: [(control: String, setting: Setting)]
  /// Buttons, each pressed so many times.
  var presses: [(button: String, times: Int)] = []
  let read: String
  let value: Double
  let tolerance: Double

  /// To a millionth, of the value or of one.
  ///
  /// The scripts compute in doubles what is computed here by other routes; the stated bound of their quadratures and
  /// quantiles is 1e-9, and a thousand times that leaves no room for a wrong formula.
  init(
    _ settings: [(control: String, setting: Setting)],
    presses: [(button: String, times: Int)] = [], _ read: String, _ value: Double
  ) {
    self.settings = settings
    self.presses = presses
    self.read = read
    self.value = value
    tolerance = 1e-6 * max(1, abs(value))
  }

  static func == (a: Expectation, b: Expectation) -> Bool { a.json == b.json }

  var json: String {
    let set = settings.map { control, setting in
      switch setting {
      case .number(let value): "\"\(control)\": \(DataValue.text(value))"
      case .choice(let word): "\"\(control)\": \"\(word)\""
      }
    }.joined(separator: ", ")
    let press = presses.map { "[\"\($0.button)\", \($0.times)]" }.joined(separator: ", ")
    return "{\"set\": {\(set)}, "
      + (presses.isEmpty ? "" : "\"press\": [\(press)], ")
      + "\"read\": \"\(read)\", \"value\": \(DataValue.text(value)), \"tolerance\": \(DataValue.text(tolerance))}"
  }
}
