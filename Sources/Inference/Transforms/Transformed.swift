/// A log density over parameters with constraints, as a model is written on paper.
///
/// It is not a ``LogDensity``, so that no sampler can take it without its Jacobian: only
/// ``Transformed`` makes one of it.
public protocol ConstrainedLogDensity: Sendable {
  /// How many parameters there are.
  var parameterCount: Int { get }

  /// log p(parameters) + constant; `gradient` is overwritten with its slopes, each as if that
  /// parameter could move by itself.
  func logDensity(of parameters: [Double], gradient: inout [Double]) -> Double
}

/// A model over constrained parameters, seen from the free vector that samplers move in:
/// log p(y) = log p(x) + log |det ∂x/∂y|.
///
/// Allocates two arrays of `parameterCount` a call; a model that must not allocate writes its own
/// ``DifferentiableLogDensity`` over free numbers.
public struct Transformed<Model: ConstrainedLogDensity>: DifferentiableLogDensity {
  public let model: Model
  public let transform: TransformBlocks
  public var dimension: Int { transform.freeCount }

  /// Precondition: the blocks give as many parameters as the model takes.
  public init(_ model: Model, by blocks: [any Transform]) {
    transform = TransformBlocks(blocks)
    precondition(
      transform.constrainedCount == model.parameterCount,
      "The blocks give \(transform.constrainedCount) parameters, the model takes "
        + "\(model.parameterCount).")
    self.model = model
  }

  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A position of \(position.count) and a gradient of \(gradient.count) for \(dimension) numbers."
    )
    var parameters = [Double](repeating: 0, count: model.parameterCount)
    var slopes = parameters
    let logJacobian = transform.constrain(position, into: &parameters, at: BlockPlace())
    let value = model.logDensity(of: parameters, gradient: &slopes)
    transform.pullBack(
      slopes, free: position, constrained: parameters, into: &gradient, at: BlockPlace())
    return value + logJacobian
  }

  /// Records the parameters, not the free numbers. Precondition: a name for each parameter.
  public func recorder(names: [String]) -> Recorder {
    precondition(
      names.count == model.parameterCount,
      "\(names.count) names for \(model.parameterCount) parameters.")
    return Recorder(names: names) { transform.constrained($0) }
  }
}
