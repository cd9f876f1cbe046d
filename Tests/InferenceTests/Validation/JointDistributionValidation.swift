import BayesNumerics
import Inference
import TestSupport
import Testing

/// Geweke's joint-distribution test of every kernel, refused at 1e-5 each; in `make test` with 20,000 sweeps
/// or more, where the tails of z make it some three times that.
@Suite struct JointDistributionValidation {
  @Test(arguments: KernelCase.memoryless) func everyKernelAgrees(kernel: KernelCase) {
    // NUTS takes some eight gradients a step, so a third of the sweeps
    let long = [.randomWalk, .hmc].contains(kernel) ? 2_000_000 : 600_000
    let short = [.randomWalk, .hmc].contains(kernel) ? 60_000 : 20_000
    let report = Validation.compare(
      "\(kernel), normal mean and precision",
      kernel.jointDistributionTest(draws: Validation.isLong ? long : short))
    #expect(report.agrees, "\(report)")
  }

  @Test(arguments: [false, true]) func gibbsAgrees(walks: Bool) {
    let model = NormalModel(count: 4)
    let name = walks ? "Gibbs with a random walk inside" : "Gibbs"
    let report = Validation.compare(
      "\(name), normal mean and precision",
      JointDistributionTest(of: model, draws: Validation.isLong ? 3_000_000 : 60_000) {
        model.gibbs($0, walksMean: walks)
      })
    #expect(report.agrees, "\(report)")
  }
}
