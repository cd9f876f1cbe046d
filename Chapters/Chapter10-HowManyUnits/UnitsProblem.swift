import BayesNumerics
import Foundation
import Networks

/// The evidence of a net with so many hidden units: its units γ and the hierarchy above them are walked through, its
/// weights and its linear part are integrated out.
///
/// y = x'a + Σ_j β_j ψ(x'γ_j) + ε with the prior of ``ShallowNetworkPrior`` and a ~ N(0, σ_a² I). It shares no code
/// with the chain that jumps: units are written as γ_j = μ_γ + R z_j with S_γ = R R', z_j ~ N(0, I), S_γ⁻¹ by its
/// Bartlett decomposition, and the mean weight μ_β is integrated out too, so that weights have the covariance
/// σ_β² I + A_β 11'. θ holds z_1, ..., z_M, (μ_γ - a_γ) in units of A_γ, the entries of Bartlett's factor, log 1/σ_β²
/// and last log 1/σ²; without units log 1/σ² alone. Source: lecture 001, Lemma 2.1 and "var arch"; Bartlett (1933).
struct UnitsProblem: EvidenceProblem {
  /// M
  let units: Int
  /// x' with the constant 1 first, N × p.
  let inputs: Matrix
  let targets: [Double]
  let prior: ShallowNetworkPrior
  /// σ_a²
  let linearVariance: Double

  /// T with T T' = (c_γ C_γ)⁻¹, and the factor of A_γ.
  private let scaleRoot: Matrix
  private let meanRoot: Matrix
  /// X'X, X'y, y'y
  private let gram: Matrix
  private let pull: [Double]
  private let squares: Double

  /// Precondition: positive definite matrices in the prior, as many inputs as it is for.
  init(
    units: Int, inputs: Matrix, targets: [Double], prior all: VariableNetworkPrior
  ) throws(Cholesky.Failure) {
    let prior = all.units
    self.units = units
    self.inputs = inputs
    self.targets = targets
    self.prior = prior
    linearVariance = all.linearVariance
    let inverse = try Cholesky(prior.nodeScale).solve(.identity(inputs.columns))
    scaleRoot = try Cholesky(
      Matrix(
        rows: inputs.columns, columns: inputs.columns,
        elements: inverse.elements.map { $0 / prior.nodeDegrees })
    ).lower
    meanRoot = try Cholesky(prior.nodeMeanCovariance).lower
    gram = inputs.gram
    pull = inputs.transposedTimes(targets)
    squares = dot(targets, targets)
  }

  private var p: Int { inputs.columns }

  var dimension: Int { units == 0 ? 1 : units * p + p + p * (p + 1) / 2 + 2 }

  // MARK: Prior

  func drawPrior(using random: inout RandomSource) -> [Double] {
    let noise = log(
      random.gamma(shape: prior.noiseDegrees / 2) * 2 / (prior.noiseDegrees * prior.noiseScale))
    guard units > 0 else { return [noise] }
    var theta = (0..<(units * p + p)).map { _ in random.normal() }
    for j in 0..<p {
      theta.append(log(2 * random.gamma(shape: (prior.nodeDegrees - Double(j)) / 2)))
      for _ in (j + 1)..<max(p, j + 1) { theta.append(random.normal()) }
    }
    theta.append(
      log(
        random.gamma(shape: prior.weightDegrees / 2) * 2
          / (prior.weightDegrees * prior.weightScale)))
    return theta + [noise]
  }

  func logPrior(_ theta: [Double]) -> Double {
    var sum = Self.logGammaOfLogarithm(
      theta[dimension - 1], shape: prior.noiseDegrees / 2,
      rate: prior.noiseDegrees * prior.noiseScale / 2)
    guard units > 0 else { return sum }
    let normals = units * p + p
    var squares = 0.0
    for index in 0..<normals { squares += theta[index] * theta[index] }
    var count = Double(normals)
    var next = normals
    for j in 0..<p {
      sum += Self.logGammaOfLogarithm(
        theta[next], shape: (prior.nodeDegrees - Double(j)) / 2, rate: 0.5)
      next += 1
      for _ in (j + 1)..<max(p, j + 1) {
        squares += theta[next] * theta[next]
        count += 1
        next += 1
      }
    }
    sum += Self.logGammaOfLogarithm(
      theta[next], shape: prior.weightDegrees / 2,
      rate: prior.weightDegrees * prior.weightScale / 2)
    return sum - 0.5 * squares - 0.5 * count * log(2 * .pi)
  }

  /// The log density of q = log g where g ~ Gamma(shape, rate).
  private static func logGammaOfLogarithm(_ q: Double, shape: Double, rate: Double) -> Double {
    shape * (q + log(rate)) - rate * exp(q) - logGamma(shape)
  }

  // MARK: From θ to the net

  /// γ, p × M.
  func nodes(_ theta: [Double]) -> Matrix {
    var elements = [Double](repeating: 0, count: p * units)
    elements.withUnsafeMutableBufferPointer { nodes in
      if let start = nodes.baseAddress { fillNodes(theta, start) }
    }
    return Matrix(rows: p, columns: units, elements: elements)
  }

  /// γ_j = a_γ + A^(1/2) m + (T B)⁻ᵀ z_j with Bartlett's B, so that S_γ⁻¹ = (T B)(T B)'.
  private func fillNodes(_ theta: [Double], _ nodes: UnsafeMutablePointer<Double>) {
    let (p, m) = (p, units)
    guard m > 0 else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * p * p + p) { room in
      guard let bartlett = room.baseAddress else { return }
      let factor = bartlett + p * p
      let mean = factor + p * p
      var next = m * p + p
      for j in 0..<p {
        bartlett[j + j * p] = exp(theta[next] / 2)
        next += 1
        for i in (j + 1)..<max(p, j + 1) {
          bartlett[i + j * p] = theta[next]
          next += 1
        }
      }
      for j in 0..<p {
        for i in j..<p {
          var sum = 0.0
          for k in j...i { sum += scaleRoot[i, k] * bartlett[k + j * p] }
          factor[i + j * p] = sum
        }
      }
      for i in 0..<p {
        mean[i] = prior.nodeMeanCentre[i]
        for k in 0...i { mean[i] += meanRoot[i, k] * theta[m * p + k] }
      }
      for unit in 0..<m {
        let node = nodes + unit * p
        for i in (0..<p).reversed() {
          var value = theta[unit * p + i]
          for k in (i + 1)..<max(p, i + 1) { value -= factor[k + i * p] * node[k] }
          node[i] = value / factor[i + i * p]
        }
        for i in 0..<p { node[i] += mean[i] }
      }
    }
  }

  /// σ²
  func noiseVariance(_ theta: [Double]) -> Double { exp(-theta[dimension - 1]) }

  /// σ_β²
  func weightVariance(_ theta: [Double]) -> Double {
    units == 0 ? .nan : exp(-theta[dimension - 2])
  }

  // MARK: Likelihood

  /// log p(D | γ, σ_β², σ²): the weights, their mean and the linear part integrated out.
  ///
  /// In memory that lives as long as the call: tempered particles ask for it some hundred thousand times. A test holds it
  /// against the normal distribution of N points.
  func logLikelihood(_ theta: [Double]) -> Double { logLikelihood(theta, squaredBelow: 1e-6) }

  /// Where the misfit is below this share of y'y/σ² it is summed from residuals: n additions for each weight, and as
  /// many digits as there are.
  func logLikelihood(_ theta: [Double], squaredBelow share: Double) -> Double {
    let (p, m, n) = (p, units, targets.count)
    let size = p + m
    return withUnsafeTemporaryAllocation(
      of: Double.self, capacity: p * m + n * m + size * size + size
    ) { room in
      guard let start = room.baseAddress else { return -.infinity }
      let nodes = start
      let z = nodes + p * m
      let precision = z + n * m
      let pull = precision + size * size
      fillNodes(theta, nodes)
      fillColumns(nodes, z)
      fillPrecision(theta, z, precision, pull)

      // Eliminate: precision becomes its factor, pull the factor's inverse times itself. A pivot is never below the
      // prior's smallest precision; what rounding leaves where columns are alike may be
      let noise = noiseVariance(theta)
      let floor = max(smallestPriorPrecision(theta), .ulpOfOne * Double(n) / noise)
      var logDeterminant = 0.0
      var explained = 0.0
      for j in 0..<size {
        let column = precision + j * size
        guard column[j].isFinite else { return -.infinity }
        let pivot = max(column[j], floor)
        logDeterminant += log(pivot)
        let reciprocal = 1 / pivot
        explained += pull[j] * pull[j] * reciprocal
        for i in (j + 1)..<max(size, j + 1) {
          let factor = column[i] * reciprocal
          let target = precision + i * size
          for k in i..<size { target[k] -= factor * column[k] }
          pull[i] -= factor * pull[j]
        }
      }
      // Where the fit leaves little, the difference of two large numbers is their rounding, which a tiny variance blows
      // up to any likelihood: then as a sum of squares
      let difference = squares / noise + priorSquares(theta) - explained
      let rest =
        difference > share * squares / noise
        ? difference : misfit(theta, z, precision, pull, floor: floor)
      let sum =
        0.5 * (logPriorPrecision(theta) - logDeterminant - rest)
        - 0.5 * Double(n) * log(2 * .pi * noise)
      return sum < .infinity ? sum : -.infinity
    }
  }

  /// Z, N × M.
  private func fillColumns(
    _ nodes: UnsafeMutablePointer<Double>, _ z: UnsafeMutablePointer<Double>
  ) {
    let n = targets.count
    inputs.elements.withUnsafeBufferPointer { x in
      for j in 0..<units {
        for row in 0..<n {
          var sum = 0.0
          for k in 0..<p { sum += x[k * n + row] * nodes[j * p + k] }
          z[j * n + row] = sum
        }
      }
    }
    let columns = UnsafeMutableBufferPointer(start: z, count: n * units)
    VectorMath.logistic(UnsafeBufferPointer(columns), into: columns)
  }

  /// W'W/σ² + P below the diagonal and on it, and W'y/σ² + Pm, with W = (X, Z) and the prior N(m, P⁻¹) of (a, β): that
  /// of β is N(a_β 1, σ_β² I + A_β 11'), whose inverse is Sherman and Morrison's.
  private func fillPrecision(
    _ theta: [Double], _ z: UnsafeMutablePointer<Double>,
    _ precision: UnsafeMutablePointer<Double>, _ pull: UnsafeMutablePointer<Double>
  ) {
    let (p, m, n) = (p, units, targets.count)
    let size = p + m
    let reciprocal = 1 / noiseVariance(theta)
    for k in 0..<p {
      for i in k..<p { precision[i + k * size] = gram[i, k] * reciprocal }
      precision[k + k * size] += 1 / linearVariance
      pull[k] = self.pull[k] * reciprocal
    }
    guard m > 0 else { return }
    let along = weightVariance(theta) + Double(m) * prior.weightMeanVariance
    let off = prior.weightMeanVariance / (weightVariance(theta) * along)
    inputs.elements.withUnsafeBufferPointer { x in
      targets.withUnsafeBufferPointer { y in
        for j in 0..<m {
          let column = z + j * n
          for k in 0..<p {
            var sum = 0.0
            for row in 0..<n { sum += x[k * n + row] * column[row] }
            precision[p + j + k * size] = sum * reciprocal
          }
          for i in j..<m {
            let other = z + i * n
            var sum = 0.0
            for row in 0..<n { sum += other[row] * column[row] }
            precision[p + i + (p + j) * size] = sum * reciprocal - off
          }
          precision[p + j + (p + j) * size] += 1 / weightVariance(theta)
          var sum = 0.0
          for row in 0..<n { sum += y[row] * column[row] }
          pull[p + j] = sum * reciprocal + prior.weightMeanCentre / along
        }
      }
    }
  }

  /// |y - W w|²/σ² + (w - m)'P(w - m) at the fitted weights w, whose precision elimination has made L D below the
  /// diagonal and D on it, and their pull r to L⁻¹r; w takes its place.
  private func misfit(
    _ theta: [Double], _ z: UnsafeMutablePointer<Double>,
    _ factor: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Double>, floor: Double
  ) -> Double {
    let n = targets.count
    let size = p + units
    for j in (0..<size).reversed() {
      let column = factor + j * size
      for i in (j + 1)..<max(size, j + 1) { weights[j] -= column[i] * weights[i] }
      weights[j] /= max(column[j], floor)
    }

    var residuals = 0.0
    for row in 0..<n {
      var rest = targets[row]
      for k in 0..<p { rest -= inputs[row, k] * weights[k] }
      for j in 0..<units { rest -= z[j * n + row] * weights[p + j] }
      residuals += rest * rest
    }
    var fromPrior = 0.0
    for k in 0..<p { fromPrior += weights[k] * weights[k] / linearVariance }
    guard units > 0 else { return residuals / noiseVariance(theta) + fromPrior }

    // The deviations of β from their mean have variance σ_β², the mean itself σ_β²/M + A_β
    var mean = 0.0
    for j in 0..<units { mean += weights[p + j] / Double(units) }
    let variance = weightVariance(theta)
    for j in 0..<units {
      let deviation = weights[p + j] - mean
      fromPrior += deviation * deviation / variance
    }
    let offset = mean - prior.weightMeanCentre
    fromPrior += offset * offset / (variance / Double(units) + prior.weightMeanVariance)
    return residuals / noiseVariance(theta) + fromPrior
  }

  /// log |P|
  private func logPriorPrecision(_ theta: [Double]) -> Double {
    let line = -Double(p) * log(linearVariance)
    guard units > 0 else { return line }
    let variance = weightVariance(theta)
    return line - Double(units - 1) * log(variance)
      - log(variance + Double(units) * prior.weightMeanVariance)
  }

  /// The smallest eigenvalue of P.
  private func smallestPriorPrecision(_ theta: [Double]) -> Double {
    guard units > 0 else { return 1 / linearVariance }
    return 1
      / max(linearVariance, weightVariance(theta) + Double(units) * prior.weightMeanVariance)
  }

  /// m'Pm
  private func priorSquares(_ theta: [Double]) -> Double {
    guard units > 0 else { return 0 }
    return Double(units) * prior.weightMeanCentre * prior.weightMeanCentre
      / (weightVariance(theta) + Double(units) * prior.weightMeanVariance)
  }

  /// One draw of (a, β) given θ and the data.
  func drawWeights(_ theta: [Double], using random: inout RandomSource) throws(Cholesky.Failure)
    -> [Double]
  {
    let size = p + units
    var precision = Matrix(rows: size, columns: size)
    var pull = [Double](repeating: 0, count: size)
    var columns = [Double](repeating: 0, count: targets.count * units)
    var entries = precision.elements
    var nodes = nodes(theta).elements
    nodes.withUnsafeMutableBufferPointer { nodes in
      columns.withUnsafeMutableBufferPointer { z in
        entries.withUnsafeMutableBufferPointer { entries in
          pull.withUnsafeMutableBufferPointer { pull in
            guard let entries = entries.baseAddress, let pull = pull.baseAddress else { return }
            // Without units there are no columns
            let z = z.baseAddress ?? entries
            fillColumns(nodes.baseAddress ?? entries, z)
            fillPrecision(theta, z, entries, pull)
          }
        }
      }
    }
    precision = Matrix(rows: size, columns: size, elements: entries)
    let factor = try Cholesky(precision)
    let noise = factor.solveTransposedFactor(pull.map { _ in random.normal() })
    return zip(factor.solve(pull), noise).map { $0 + $1 }
  }

  /// f at other places, with weights drawn for it.
  func drawFunction(_ theta: [Double], at places: Matrix, using random: inout RandomSource)
    throws(Cholesky.Failure) -> [Double]
  {
    let weights = try drawWeights(theta, using: &random)
    let features = ShallowNetwork.features(nodes(theta), at: places)
    return (0..<places.rows).map { row in
      var sum = 0.0
      for k in 0..<p { sum += places[row, k] * weights[k] }
      for j in 0..<units { sum += features[row, j] * weights[p + j] }
      return sum
    }
  }
}
