import BayesNumerics
import RealModule

/// Samples to learn from: inputs x and targets y, sample after sample.
public struct TrainingSet<Scalar: TrainingScalar>: Sendable, Equatable {
  /// N
  public let count: Int
  /// How many numbers x has.
  public let inputs: Int
  /// How many numbers y has.
  public let outputs: Int
  /// N × inputs numbers, sample after sample.
  public let x: [Scalar]
  /// N × outputs numbers, sample after sample.
  public let y: [Scalar]

  /// `inputs` has N rows, `targets` too. Throws where there is no sample or input, the rows differ in
  /// number, or a number is not finite.
  public init(inputs: Matrix, targets: Matrix) throws(TrainingFailure) {
    guard inputs.rows >= 1 else { throw .noSamples }
    guard inputs.columns >= 1 else { throw .noInputs }
    guard inputs.rows == targets.rows else {
      throw .countsDiffer(inputs: inputs.rows, targets: targets.rows)
    }
    precondition(targets.columns >= 1, "A sample has one target or more.")
    for sample in 0..<inputs.rows {
      for column in 0..<inputs.columns where !Scalar(inputs[sample, column]).isFinite {
        throw .inputNotFinite(sample: sample + 1, column: column + 1)
      }
      for column in 0..<targets.columns where !Scalar(targets[sample, column]).isFinite {
        throw .targetNotFinite(sample: sample + 1)
      }
    }
    self.init(
      inputs: inputs.columns, outputs: targets.columns,
      x: inputs.transpose.elements.map { Scalar($0) },
      y: targets.transpose.elements.map { Scalar($0) })
  }

  /// One target for each sample.
  public init(inputs: Matrix, targets: [Double]) throws(TrainingFailure) {
    try self.init(
      inputs: inputs, targets: Matrix(rows: targets.count, columns: 1, elements: targets))
  }

  /// One class of `number` for each sample, counted from 0: y is 1 in its place and 0 elsewhere.
  ///
  /// Precondition: one class or more.
  public init(inputs: Matrix, classes: [Int], of number: Int) throws(TrainingFailure) {
    precondition(number >= 1, "There is one class or more, not \(number).")
    var targets = Matrix(rows: classes.count, columns: number)
    for (sample, given) in classes.enumerated() {
      guard given >= 0 && given < number else {
        throw .noSuchClass(sample: sample + 1, given: given, classes: number)
      }
      targets[sample, given] = 1
    }
    try self.init(inputs: inputs, targets: targets)
  }

  private init(inputs: Int, outputs: Int, x: [Scalar], y: [Scalar]) {
    count = x.count / inputs
    self.inputs = inputs
    self.outputs = outputs
    self.x = x
    self.y = y
  }

  /// These samples, in this order. Precondition: one sample or more, each of this set.
  public func subset(_ samples: [Int]) -> TrainingSet {
    precondition(!samples.isEmpty, "A set has one sample or more.")
    return TrainingSet(
      inputs: inputs, outputs: outputs,
      x: samples.flatMap { x[$0 * inputs..<($0 + 1) * inputs] },
      y: samples.flatMap { y[$0 * outputs..<($0 + 1) * outputs] })
  }
}
