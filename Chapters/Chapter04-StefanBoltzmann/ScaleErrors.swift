import Foundation
import Workbook

/// Systematic errors that all stars share: by how much the scales of diameters and of temperatures may be off.
///
/// An assumption, which the stars can hardly test: common errors of diameters and temperatures move every
/// star's σ_T alike. 2 % is what calibrators and limb darkening leave open in diameters of a milliarcsecond;
/// 1.5 % is by how much spectroscopic temperature scales differ from each other.
struct ScaleErrors: Sendable, Equatable {
  /// Standard deviation of the common error of log R.
  var diameters = 0.02
  /// Standard deviation of the common error of log T.
  var temperatures = 0.015

  /// What both do to log σ_T: √((2 × diameters)² + (4 × temperatures)²).
  var ofLogSigma: Double { hypot(2 * diameters, 4 * temperatures) }

  /// The same, larger or smaller.
  func times(_ factor: Double) -> ScaleErrors {
    ScaleErrors(diameters: factor * diameters, temperatures: factor * temperatures)
  }

  /// "2 % in diameters and 1.5 % in temperatures"
  var words: String {
    func percent(_ value: Double) -> String { NumberText.significant(100 * value, digits: 3) }
    return "\(percent(diameters)) % in diameters and \(percent(temperatures)) % in temperatures"
  }
}
