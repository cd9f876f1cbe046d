import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// Simulation-based calibration of every sampler, refused at 1e-5 each.
@Suite struct CalibrationValidation {
  let model = NormalModel()

  @Test(arguments: KernelCase.allCases) func everyKernelIsCalibrated(kernel: KernelCase) async {
    let model = model
    let report = await Validation.calibrate("\(kernel), normal mean and precision", model) {
      observations, count, random in
      let target = model.target(observations)
      return kernel.independentDraws(
        count, of: target, from: [0, 0], recording: target.recorder(names: model.parameterNames),
        using: &random)
    }
    #expect(report.isCalibrated, "\(report)")
  }

  @Test(arguments: [false, true]) func gibbsIsCalibrated(walks: Bool) async {
    let model = model
    let name = walks ? "Gibbs with a random walk inside" : "Gibbs"
    let report = await Validation.calibrate("\(name), normal mean and precision", model) {
      observations, count, random in
      ThinnedChain(warmUp: 200, pilot: 200).draws(
        count, of: model.gibbs(observations, walksMean: walks), from: [0, 1],
        recording: Recorder(names: model.parameterNames), using: &random)
    }
    #expect(report.isCalibrated, "\(report)")
  }

  @Test(
    arguments: Validation.cases([KernelCase.nutsDiagonal, .nutsDense, .nutsGradients], short: 1))
  func aHierarchyIsCalibrated(kernel: KernelCase) async {
    let model = GroupsModel()
    let report = await Validation.calibrate("\(kernel), four groups", model) {
      observations, count, random in
      kernel.independentDraws(
        count, of: GroupsPosterior(observations: observations),
        from: [Double](repeating: 0, count: 6),
        recording: Recorder(names: model.parameterNames, values: GroupsPosterior.parameters),
        using: &random)
    }
    #expect(report.isCalibrated, "\(report)")
  }
}
