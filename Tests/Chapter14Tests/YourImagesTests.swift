import BayesNumerics
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct YourImagesTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.yourImages)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Every option that the section follows changes what is asked for.
  @Test func optionsReachTheModel() throws {
    let own = try OwnModel(
      .parse(["--code", "5", "--layers", "2", "--units", "30", "--likelihood", "categorical"]))
    #expect(own.shape == [64, 30, 30, 5])
    #expect(own.autoencoder.likelihood == .categorical(levels: 17))
    #expect(own.autoencoder.decoder.outputs == 64 * 17)
  }
}
