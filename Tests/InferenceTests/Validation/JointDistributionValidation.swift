import BayesNumerics
import Inference
import TestSupport
import Testing

/// Geweke's joint-distribution test of every kernel, refused at 1e-5 each.
@Suite struct JointDistributionValidation {
  @Test(arguments: KernelCase.allCases) func everyKernelAgrees(kernel: KernelCase) {
    // NUTS takes some eight gradients a step, so a tenth of the sweeps
    let draws = [.randomWalk, .hmc].contains(kernel) ? 200_000 : 60_000
    let report = Validation.compare(
      "\(kernel), normal mean and precision",
      kernel.jointDistributionTest(draws: Validation.longer(draws)))
    #expect(report.agrees, "\(report)")
  }

  @Test(arguments: [false, true]) func gibbsAgrees(walks: Bool) {
    let model = NormalModel(count: 4)
    let name = walks ? "Gibbs with a random walk inside" : "Gibbs"
    let report = Validation.compare(
      "\(name), normal mean and precision",
      JointDistributionTest(of: model, draws: Validation.longer(300_000)) {
        model.gibbs($0, walksMean: walks)
      })
    #expect(report.agrees, "\(report)")
  }
}
