import RealModule

/// How a gradient becomes a step down the loss, with r the learning rate.
public enum Optimiser: Sendable, Equatable {
  /// w ← w - r g. Source: CASI, section 18.2.
  case gradientDescent
  /// v ← μ v + g, w ← w - r v: steps along one direction add up to 1/(1 - μ) of one.
  ///
  /// Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods"; here
  /// with the rate outside the sum.
  case momentum(Double)
  /// m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², w ← w - r m̂ / (√v̂ + ε) with m̂ = m/(1 - β₁ᵗ) and
  /// v̂ = v/(1 - β₂ᵗ) after t steps: each weight moves by about r, whatever the size of its gradient.
  ///
  /// Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization", algorithm 1.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// How many numbers the steps remember of each parameter.
  var memories: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum: 1
    case .adam: 2
    }
  }
}

/// Steps of an optimiser with what they remember, in memory that is taken once.
final class Descent<Scalar: TrainingScalar> {
  private let optimiser: Optimiser
  private let layout: PaddedParameters<Scalar>
  private let memories: [AlignedBlock<Scalar>]

  init(_ optimiser: Optimiser, layout: PaddedParameters<Scalar>) {
    self.optimiser = optimiser
    self.layout = layout
    memories = (0..<optimiser.memories).map { _ in AlignedBlock(count: layout.count) }
  }

  /// Step `number`, from 1, at learning rate r; weight decay joins the gradient, which is 0 afterwards.
  func step(
    _ number: Int, rate: Double, gradient: AlignedBlock<Scalar>, parameters: AlignedBlock<Scalar>
  ) {
    let kernels = Scalar.kernels
    let r = Scalar(rate)
    for stretch in layout.stretches {
      let w = parameters.base + stretch.start
      let g = gradient.base + stretch.start
      let decay = Scalar(stretch.decay)
      switch optimiser {
      case .gradientDescent: kernels.descent(w, g, stretch.count, r, decay)
      case .momentum(let keep):
        kernels.momentum(
          w, g, memories[0].base + stretch.start, stretch.count, r, decay, Scalar(keep))
      case .adam(let beta1, let beta2, let epsilon):
        kernels.adam(
          w, g, memories[0].base + stretch.start, memories[1].base + stretch.start, stretch.count,
          r, decay, Scalar(beta1), Scalar(beta2), Scalar(epsilon),
          Scalar(1 / (1 - Double.pow(beta1, number))), Scalar(1 / (1 - Double.pow(beta2, number))))
      }
    }
  }
}

/// The learning rate r of each epoch, from 1.
public enum LearningRate: Sendable, Equatable {
  case constant(Double)
  /// r, multiplied by `factor` after each `every` epochs.
  case steps(Double, factor: Double, every: Int)
  /// From one rate to the other along half a cosine wave, reached at the last of `epochs`, and there it
  /// stays. Source: Loshchilov and Hutter (2017), equation 5.
  case cosine(from: Double, to: Double, epochs: Int)

  /// r in an epoch, counted from 1.
  public func rate(inEpoch epoch: Int) -> Double {
    switch self {
    case .constant(let r): return r
    case .steps(let r, let factor, let every):
      precondition(every >= 1, "A rate changes after one epoch or more, not \(every).")
      return r * .pow(factor, (epoch - 1) / every)
    case .cosine(let start, let end, let epochs):
      let share = epochs > 1 ? min(1, Double(epoch - 1) / Double(epochs - 1)) : 1
      return end + (start - end) * (1 + .cos(.pi * share)) / 2
    }
  }
}
