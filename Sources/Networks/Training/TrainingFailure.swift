import RealModule

/// Why a net cannot be trained on these data, or why its training was broken off.
public enum TrainingFailure: Error, Equatable, CustomStringConvertible {
  case noSamples
  case noInputs
  case countsDiffer(inputs: Int, targets: Int)
  case inputNotFinite(sample: Int, column: Int)
  case targetNotFinite(sample: Int)
  case noSuchClass(sample: Int, given: Int, classes: Int)
  case targetsDoNotSuit(loss: NetworkLoss, sample: Int)
  case diverged(step: Int, loss: Double, rate: Double)

  public var description: String {
    switch self {
    case .noSamples:
      "There is no sample to learn from; give one or more."
    case .noInputs:
      "A net needs one input or more; the data have none."
    case .countsDiffer(let inputs, let targets):
      "There are \(inputs) samples of inputs and \(targets) of targets; each sample needs both."
    case .inputNotFinite(let sample, let column):
      "Input \(column) of sample \(sample) is not a finite number; correct it or leave the sample out."
    case .targetNotFinite(let sample):
      "The target of sample \(sample) is not a finite number; correct it or leave the sample out."
    case .noSuchClass(let sample, let given, let classes):
      "The class of sample \(sample) is \(given); with \(classes) classes it is between 0 and \(classes - 1)."
    case .targetsDoNotSuit(.bernoulli, let sample):
      "A target of sample \(sample) is not between 0 and 1, as the Bernoulli loss needs."
    case .targetsDoNotSuit(_, let sample):
      "The targets of sample \(sample) are not probabilities that sum to 1, as the softmax loss needs."
    case .diverged(let step, let loss, let rate):
      "Training diverged at step \(step): the loss is \(rounded(loss)) at a learning rate of \(rate); "
        + "take a smaller rate, or inputs and targets of a size near 1."
    }
  }

  /// To four digits.
  private func rounded(_ value: Double) -> Double {
    guard value.isFinite && value != 0 else { return value }
    let unit = Double.pow(10, Int(Double.log10(abs(value)).rounded(.down)) - 3)
    return (value / unit).rounded() * unit
  }
}
