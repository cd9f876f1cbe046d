import BayesNumerics
import RealModule

/// What a net says of new samples, a row of numbers for each.
extension FeedForwardNetwork {
  /// f(x) for each row of `x`: N × outputs; logits for the Bernoulli and the softmax loss.
  ///
  /// Precondition: as many columns as inputs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func outputs<Scalar: TrainingScalar>(_ parameters: [Scalar], at x: Matrix) -> Matrix {
    precondition(x.columns == inputs, "\(x.columns) columns for \(inputs) inputs.")
    requireParameters(parameters.count)
    let layout = PaddedParameters<Scalar>(self)
    let block = AlignedBlock<Scalar>(count: layout.count)
    layout.spread(parameters, into: block)
    let batch = 64
    let stride = Scalar.kernels.width(outputs)
    let rows = AlignedBlock<Scalar>(count: Scalar.kernels.width(batch) * stride)
    let pass = DensePass<Scalar>(
      self, x: x.transpose.elements.map { Scalar($0) }, y: nil, batch: batch)

    var result = Matrix(rows: x.rows, columns: outputs)
    for first in Swift.stride(from: 0, to: x.rows, by: batch) {
      let count = min(batch, x.rows - first)
      pass.outputs(block.base, from: first, count: count, into: rows.base)
      for row in 0..<count {
        for column in 0..<outputs {
          result[first + row, column] = Double(rows.base[row * stride + column])
        }
      }
    }
    return result
  }

  /// The mean of y that f(x) stands for: f(x) itself for the squared error, probabilities of yes for
  /// the Bernoulli loss, of each class for softmax.
  public func means<Scalar: TrainingScalar>(_ parameters: [Scalar], at x: Matrix) -> Matrix {
    var result = outputs(parameters, at: x)
    for row in 0..<x.rows {
      let means = loss.means((0..<outputs).map { result[row, $0] })
      for (column, value) in means.enumerated() { result[row, column] = value }
    }
    return result
  }

  /// The most probable class of each row, counted from 0: the largest output, the first of equal ones;
  /// with a single output, 1 where it is above 0.
  public func classes<Scalar: TrainingScalar>(_ parameters: [Scalar], at x: Matrix) -> [Int] {
    let f = outputs(parameters, at: x)
    return (0..<x.rows).map { row in
      if outputs == 1 { return f[row, 0] > 0 ? 1 : 0 }
      return (1..<outputs).reduce(0) { f[row, $1] > f[row, $0] ? $1 : $0 }
    }
  }
}
