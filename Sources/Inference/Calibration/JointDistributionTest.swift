import BayesNumerics
import RealModule

/// Two ways to draw parameters and data together must agree, if the sampler is right.
///
/// *Marginal-conditional*: parameters from the prior, then data given them; independent draws, no
/// sampler involved. *Successive-conditional*: from one pair, move the parameters by the sampler on
/// trial given the data, then draw new data given the parameters, again and again. Both have the
/// joint distribution p(θ, y), but the second only if the sampler leaves p(θ | y) invariant. So the mean of any
/// function of (θ, y) must agree, and
///
/// z = (mean₁ - mean₂) / √(error₁² + error₂²)
///
/// is standard normal; error₂ by ``BatchMeans``, as the second chain remembers. The chain begins at a
/// draw from the joint distribution, so there is nothing to warm up, and the data change all the time, so it
/// visits the whole prior. It is looked at when the sampler has moved and the data are still those that
/// it was given: looked at after the data are renewed, a sampler that drops a datum, or ignores all of
/// them, would pass, for it leaves p(θ) invariant; now the log likelihood shows it. No
/// posterior is ever computed. Every function is judged two-sided at `falseAlarmRate` over their number
/// (Bonferroni), once.
///
/// Small faults need long runs: hundreds of thousands of sweeps, so choose a model of a few data.
/// It sees faults of the stationary distribution (a wrong conditional, Jacobian or acceptance), not slow
/// mixing. Source: Geweke (2004), "Getting it right", JASA 99, 799-804.
public struct JointDistributionTest<Model: GenerativeModel>: Sendable {
  /// Moves the parameters by steps of the sampler on trial, given the observations.
  public typealias Transition =
    @Sendable (
      _ parameters: inout [Double], _ observations: Model.Observations,
      _ random: inout RandomSource
    ) -> Void

  /// A function of parameters and data whose mean is compared; it must have a finite variance.
  public struct TestFunction: Sendable {
    public let name: String
    public let value:
      @Sendable (_ parameters: [Double], _ observations: Model.Observations) -> Double

    public init(
      _ name: String,
      _ value:
        @escaping @Sendable (_ parameters: [Double], _ observations: Model.Observations) ->
        Double
    ) {
      self.name = name
      self.value = value
    }
  }

  public let model: Model
  public let transition: Transition
  public let functions: [TestFunction]
  /// Pairs drawn in each of the two ways.
  public let draws: Int
  /// How often a right sampler is refused, over all functions together.
  public let falseAlarmRate: Double

  /// - Parameters:
  ///   - functions: nil for every parameter, every product of two (squares too), and the log
  ///     likelihood.
  ///   - transition: one step or several; two let a stale cache between steps show itself.
  public init(
    of model: Model, draws: Int, falseAlarmRate: Double = 1e-5, functions: [TestFunction]? = nil,
    transition: @escaping Transition
  ) {
    precondition(
      draws >= 10_000 && falseAlarmRate > 0 && falseAlarmRate < 1,
      "\(draws) draws at a rate of \(falseAlarmRate) show nothing; take 10,000 or more.")
    self.model = model
    self.transition = transition
    self.functions = functions ?? Self.moments(of: model)
    self.draws = draws
    self.falseAlarmRate = falseAlarmRate
  }

  /// The same for a kernel that is made anew for each data set and takes `steps` steps with it.
  ///
  /// - Parameters:
  ///   - position: where the kernel stands at these parameters; nil where that is the same.
  ///   - parameters: the parameters at that position; nil where that is the same.
  public init<Kernel: TransitionKernel>(
    of model: Model, draws: Int, falseAlarmRate: Double = 1e-5, functions: [TestFunction]? = nil,
    steps: Int = 2, position: (@Sendable ([Double]) -> [Double])? = nil,
    parameters: (@Sendable ([Double]) -> [Double])? = nil,
    kernel: @escaping @Sendable (Model.Observations) -> Kernel
  ) {
    self.init(of: model, draws: draws, falseAlarmRate: falseAlarmRate, functions: functions) {
      current, observations, random in
      let kernel = kernel(observations)
      var state = kernel.start(at: position?(current) ?? current)
      for _ in 0..<steps { _ = kernel.step(&state, using: &random) }
      current = parameters?(state.position) ?? state.position
    }
  }

  /// Runs both ways, each on a stream of its own.
  public func run(using random: RandomSource) -> JointDistributionReport {
    var independent = functions.map { _ in BatchMeans(length: draws) }
    var chained = independent
    func note(
      _ parameters: [Double], _ observations: Model.Observations, in means: inout [BatchMeans]
    ) {
      // By index: pairs of a number and a generic closure would be looked up by type in every turn
      for index in means.indices {
        means[index].add(functions[index].value(parameters, observations))
      }
    }

    // Marginal-conditional: prior, then data
    var first = random.stream(0)
    for _ in 0..<draws {
      let parameters = model.drawParameters(using: &first)
      let observations = model.drawObservations(given: parameters, using: &first)
      note(parameters, observations, in: &independent)
    }

    // Successive-conditional: sampler, then data
    var second = random.stream(1)
    var parameters = model.drawParameters(using: &second)
    var observations = model.drawObservations(given: parameters, using: &second)
    for _ in 0..<draws {
      transition(&parameters, observations, &second)
      note(parameters, observations, in: &chained)
      observations = model.drawObservations(given: parameters, using: &second)
    }

    return JointDistributionReport(
      comparisons: functions.indices.map { index in
        JointDistributionReport.Comparison(
          name: functions[index].name, independent: independent[index], chained: chained[index])
      }, draws: draws, falseAlarmRate: falseAlarmRate)
  }

  /// Every parameter, every product of two, and the log likelihood.
  private static func moments(of model: Model) -> [TestFunction] {
    let names = model.parameterNames
    var functions = names.indices.map { i in TestFunction(names[i]) { theta, _ in theta[i] } }
    for i in names.indices {
      for j in i..<names.count {
        functions.append(TestFunction("\(names[i]) x \(names[j])") { x, _ in x[i] * x[j] })
      }
    }
    functions.append(TestFunction("log likelihood") { model.logLikelihood(of: $0, given: $1) })
    return functions
  }
}

/// What a joint-distribution test found: each function's mean by both ways, and z.
public struct JointDistributionReport: Sendable, CustomStringConvertible {
  public struct Comparison: Sendable {
    public let name: String
    /// Marginal-conditional, and successive-conditional.
    public let independent: BatchMeans
    public let chained: BatchMeans

    /// The difference over its standard error; NaN where a mean is.
    public var z: Double {
      (independent.mean - chained.mean)
        / .hypot(independent.standardError, chained.standardError)
    }
  }

  public let comparisons: [Comparison]
  public let draws: Int
  /// Over all functions together.
  public let falseAlarmRate: Double

  /// |z| above this refuses the sampler: two-sided, the rate over the number of functions.
  ///
  /// z is taken for normal. Its error is itself an estimate, from √draws batches, so its tails are a
  /// little heavier: at a rate of 1e-5 some four times the stated one for 10,000 draws, less than twice
  /// from 60,000 on.
  public var threshold: Double {
    -standardNormalQuantile(falseAlarmRate / Double(2 * comparisons.count))
  }

  /// Functions whose means do not agree.
  public var failures: [Comparison] { comparisons.filter { !(abs($0.z) <= threshold) } }

  /// True when all means agree as far as so many draws can tell.
  public var agrees: Bool { failures.isEmpty }

  /// The function that came closest to failing, or failed most.
  public var worst: Comparison? {
    comparisons.first { $0.z.isNaN } ?? comparisons.max { abs($0.z) < abs($1.z) }
  }

  public var description: String {
    let lines = comparisons.map { comparison in
      let verdict = abs(comparison.z) <= threshold ? "agrees" : "DOES NOT AGREE"
      return "\(comparison.name): \(comparison.independent.mean) and \(comparison.chained.mean), "
        + "z = \(comparison.z): \(verdict)"
    }
    return (["\(draws) draws each way, refused beyond |z| = \(threshold)"] + lines)
      .joined(separator: "\n")
  }
}
