import Foundation
import TestSupport
import Testing

/// Options at the ends of what is allowed, beyond those that the tests of each chapter try: in `make validate` only, as
/// each is a whole run with all its figures.
@Suite struct ExtremeOptionsValidation {
  @Test(
    "Every allowed case is answered and drawn",
    .enabled(if: Validation.isLong, "make validate tries these"),
    arguments: [
      (1, ["--prior", "0.001,0.001", "--against", "1000000,0.001"]),
      (1, ["--heads", "1000000", "--flips", "1000000"]), (1, ["--seed", "18446744073709551615"]),
      (1, ["--heads", "37", "--flips", "60", "--fair-prior", "0.9", "--against", "5,5"]),
      (1, ["--heads", "1", "--flips", "1"]), (1, ["--heads", "7", "--flips", "14"]),
      (1, ["--flips", "1000000", "--heads", "0"]), (1, ["--heads", "178079", "--flips", "350757"]),
      (1, ["--prior", "1,1", "--against", "1,1"]), (1, ["--fair-prior", "0.000001"]),
      (2, ["--simulate", "--rates", "0,0", "--intervals", "1", "--grid", "5"]),
      (
        2,
        ["--simulate", "--rates", "100000,0.001", "--intervals", "10000", "--colours", "jet"]
      ),
      (2, ["--simulate", "--rates", "300,200", "--upper", "5", "--intervals", "3"]),
      (2, ["--simulate", "--rates", "4,0.5", "--intervals", "30", "--colours", "jet"]),
      (2, ["--simulate", "--rates", "100000,100000", "--upper", "0.001", "--intervals", "20"]),
      (2, ["--prior-means", "0.001,1000000"]), (2, ["--grid", "5"]), (2, ["--upper", "10000000"]),
      (2, ["--upper", "0.001"]), (2, ["--grid", "1000"]),
      (2, ["--seed", "18446744073709551615"]),
      (3, ["--noise-variance", "1e-12", "--prior-variance", "1e12", "--orders", "0-40"]),
      (3, ["--orders", "0-40"]), (3, ["--orders", "3-4"]), (3, ["--orders", "0-4"]),
      (3, ["--noise-variance", "1e-12"]), (3, ["--prior-variance", "1e12"]),
      (3, ["--noise-variance", "1e-12", "--prior-variance", "1e-12", "--orders", "0-40"]),
      (
        4,
        [
          "--count", "20", "--area-spread", "0.05", "--temperature-spread", "0.01", "--quick",
          "--fields", "100",
        ]
      ),
      (4, ["--count", "5", "--noise", "0.2", "--quick", "--fields", "100"]),
      (
        4,
        [
          "--count", "50", "--area-spread", "0.05", "--temperature-spread", "0.01", "--noise",
          "0.01", "--fields", "100", "--quick",
        ]
      ),
      (
        4,
        [
          "--count", "20", "--area-spread", "2", "--temperature-spread", "0.5", "--quick",
          "--fields", "100",
        ]
      ),
      (
        5,
        [
          "--weight-scale", "10000", "--noise-scale", "0.0001", "--draws", "100", "--set",
          "motorcycle", "--nodes", "8", "--quick", "--thinning", "1",
        ]
      ),
      (6, ["--likely", "1", "--even", "1"]), (6, ["--rare", "1"]),
      (6, ["--likely", "0.1", "--rare", "0.9", "--even", "0.001"]),
      (6, ["--heads", "0.001", "--awakenings", "1000"]),
      (6, ["--heads", "0.999", "--awakenings", "1"]),
    ] as [(Int, [String])])
  func everyAllowedCaseIsDrawn(chapter: Int, arguments: [String]) throws {
    let folder = TemporaryFolder()
    let result = CommandRunner.built("chapter\(chapter)").run(
      arguments + ["--figures", folder.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("NaN") && !result.output.lowercased().contains("nan "))
    // A picture beside each script
    let pictures = folder.names.filter { $0.hasSuffix(".svg") }
    #expect(!pictures.isEmpty && folder.names.count == 2 * pictures.count)
    for picture in pictures {
      let size = bytes(of: "\(folder.path)/\(picture)")?.count ?? .max
      #expect(chapter != 2 || size < 300_000, "\(picture)")
    }
  }
}
