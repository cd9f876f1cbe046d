import BayesNumerics
import Inference
import RealModule

/// The table of targets: densities of which some means are known exactly.
public struct TargetCase: Sendable, CustomStringConvertible {
  public let name: String
  public let target: any DifferentiableLogDensity
  /// What is recorded of a position.
  public let recorder: Recorder
  /// Its means, one for each recorded name.
  public let means: [Double]
  /// One start a chain, wider than the target.
  public let starts: [[Double]]
  /// Kernels that cannot sample it, and why; that they fail is tested too.
  public let failing: [KernelCase: String]

  public var description: String { name }

  public init(
    _ name: String, _ target: any DifferentiableLogDensity, means: [(String, Double)],
    starts: [[Double]], failing: [KernelCase: String] = [:],
    recording values: @escaping @Sendable ([Double]) -> [Double]
  ) {
    self.name = name
    self.target = target
    self.means = means.map(\.1)
    recorder = Recorder(names: means.map(\.0), values: values)
    self.starts = starts
    self.failing = failing
  }

  public static let all: [TargetCase] = [
    // Standard deviations 1, 2, 0.5; correlation 0.9 of the first two, else none
    TargetCase(
      "correlated normal", CorrelatedNormal(),
      means: [
        ("x", 1), ("y", -1), ("z", 0), ("x²", 2), ("y²", 5), ("z²", 0.25), ("x y", 0.8),
      ], starts: [[4, 4, 2], [-2, -6, -1], [4, -6, 1], [0, 0, 0]]
    ) { p in [p[0], p[1], p[2], p[0] * p[0], p[1] * p[1], p[2] * p[2], p[0] * p[1]] },

    // v ~ N(0, 1), three x ~ N(0, e^v): mean of x² = e^½, of v² = 1
    TargetCase(
      "mild funnel", Funnel(width: 1, leaves: 3),
      means: [("v", 0), ("v²", 1), ("x", 0), ("exp(-v) x²", 1)],
      starts: [[1, 1, 1, 1], [-1, 0.5, -0.5, 0], [2, -1, 1, 0], [0, 0, 0, 0]]
    ) { p in [p[0], p[0] * p[0], p[1], .exp(-p[0]) * p[1] * p[1]] },

    // Neal (2003): v ~ N(0, 9), nine x ~ N(0, e^v)
    TargetCase(
      "Neal's funnel", Funnel(width: 3, leaves: 9), means: [("v", 0), ("v²", 9)],
      starts: [-4.0, -1, 1, 4].map { [$0] + [Double](repeating: .exp($0 / 2), count: 9) },
      failing: [
        .langevin: "one step size cannot suit both the neck and the mouth",
        .randomWalk: "one width cannot suit both the neck and the mouth",
        .hmc: "one step size cannot suit both the neck and the mouth",
        .nutsDiagonal: "one step size cannot suit both the neck and the mouth",
        .nutsDense: "one step size cannot suit both the neck and the mouth",
        .nutsGradients: "one step size cannot suit both the neck and the mouth",
        .tempered: "one width cannot suit both the neck and the mouth",
      ]
    ) { p in [p[0], p[0] * p[0]] },

    // x ~ N(0, 1), y ~ N(x², ½²); no fourth moment, whose own error a few hundred draws do not know
    TargetCase(
      "banana", Banana(), means: [("x", 0), ("y", 1), ("x²", 1), ("(y - x²)²", 0.25)],
      starts: [[2, 4], [-2, 4], [0, 0], [1, -1]]
    ) { p in
      let across = p[1] - p[0] * p[0]
      return [p[0], p[1], p[0] * p[0], across * across]
    },

    // Three degrees of freedom; probabilities by the incomplete beta function
    TargetCase(
      "heavy tail (Student t, 3 degrees of freedom)", HeavyTail(freedom: 3),
      means: [
        ("x > 0", 0.5), ("|x| < 1", HeavyTail(freedom: 3).probabilityWithin(1)),
        ("|x| < 3", HeavyTail(freedom: 3).probabilityWithin(3)),
      ], starts: [[5], [-5], [1], [-1]]
    ) { p in [p[0] > 0 ? 1 : 0, abs(p[0]) < 1 ? 1 : 0, abs(p[0]) < 3 ? 1 : 0] },

    // Beta(2, 3), gamma(3, rate 2) and Dirichlet(2, 3, 4), through their transforms
    TargetCase(
      "bounded (beta, gamma, Dirichlet)",
      Transformed(BoundedModel(), by: BoundedModel.blocks.blocks),
      means: [
        ("p", 0.4), ("p²", 0.2), ("r", 1.5), ("r²", 3), ("s", 2.0 / 9), ("t", 1.0 / 3),
        ("s t", 6.0 / 90),
      ], starts: [[2, 1, 1, -1], [-2, -1, -1, 1], [0, 0, 2, 2], [1, 1, 0, 0]]
    ) { free in
      let x = BoundedModel.blocks.constrained(free)
      return [x[0], x[0] * x[0], x[1], x[1] * x[1], x[2], x[3], x[2] * x[3]]
    },

    // ½ N(-10, 1) + ½ N(10, 1): 40 in the log density to climb
    TargetCase(
      "two modes", TwoModes(distance: 10), means: [("x", 0)],
      starts: [[-10], [-9], [-11], [10]],
      failing: Dictionary(
        uniqueKeysWithValues: KernelCase.allCases.filter { $0 != .tempered }.map {
          ($0, "no chain crosses from one mode to the other")
        })
    ) { p in [p[0]] },
  ]
}

/// Mean (1, -1, 0), standard deviations 1, 2, 0.5, correlation 0.9 of the first two.
public struct CorrelatedNormal: DifferentiableLogDensity {
  public let dimension = 3
  public init() {}
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, y, z) = (position[0] - 1, (position[1] + 1) / 2, position[2] / 0.5)
    let rest = 1 - 0.81
    gradient[0] = -(x - 0.9 * y) / rest
    gradient[1] = -(y - 0.9 * x) / rest / 2
    gradient[2] = -z / 0.5
    return -(x * x - 1.8 * x * y + y * y) / (2 * rest) - z * z / 2
  }
}

/// v ~ N(0, width²), each leaf ~ N(0, e^v). Source: Neal (2003), section 8.
public struct Funnel: DifferentiableLogDensity {
  public let width: Double
  public let leaves: Int
  public var dimension: Int { leaves + 1 }
  public init(width: Double, leaves: Int) {
    self.width = width
    self.leaves = leaves
  }
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (v, narrow) = (position[0], Double.exp(-position[0]))
    var squares = 0.0
    for index in 1...leaves {
      gradient[index] = -position[index] * narrow
      squares += position[index] * position[index]
    }
    gradient[0] = -v / (width * width) - Double(leaves) / 2 + squares * narrow / 2
    return -v * v / (2 * width * width) - Double(leaves) / 2 * v - squares * narrow / 2
  }
}

/// x ~ N(0, 1), y ~ N(x², ½²).
public struct Banana: DifferentiableLogDensity {
  public let dimension = 2
  public init() {}
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, off) = (position[0], 4 * (position[1] - position[0] * position[0]))
    gradient[0] = -x + 2 * off * x
    gradient[1] = -off
    return -x * x / 2 - off * off / 8
  }
}

/// Student's t.
public struct HeavyTail: DifferentiableLogDensity {
  public let freedom: Double
  public let dimension = 1
  public init(freedom: Double) { self.freedom = freedom }
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let x = position[0]
    gradient[0] = -(freedom + 1) * x / (freedom + x * x)
    return -(freedom + 1) / 2 * .log(onePlus: x * x / freedom)
  }
  /// P(|x| < t)
  public func probabilityWithin(_ t: Double) -> Double {
    regularizedIncompleteBeta(t * t / (freedom + t * t), a: 0.5, b: freedom / 2)
  }
}

/// p ~ Beta(2, 3), r ~ gamma(3, rate 2), (s, t, u) ~ Dirichlet(2, 3, 4).
public struct BoundedModel: ConstrainedLogDensity {
  public let parameterCount = 5
  public static let blocks = TransformBlocks([Bounded(above: 0, below: 1), Positive(), Simplex(3)])
  public init() {}
  public func logDensity(of x: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = 1 / x[0] - 2 / (1 - x[0])
    gradient[1] = 2 / x[1] - 2
    for index in 2..<5 { gradient[index] = Double(index - 1) / x[index] }
    return .log(x[0]) + 2 * .log(1 - x[0]) + 2 * .log(x[1]) - 2 * x[1] + .log(x[2])
      + 2 * .log(x[3]) + 3 * .log(x[4])
  }
}

/// ½ N(-d, 1) + ½ N(d, 1).
public struct TwoModes: DifferentiableLogDensity {
  public let distance: Double
  public let dimension = 1
  public init(distance: Double) { self.distance = distance }
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let x = position[0]
    gradient[0] = -x + distance * .tanh(distance * x)
    return -x * x / 2 + abs(distance * x) + log1pexp(-2 * abs(distance * x))
  }
}
