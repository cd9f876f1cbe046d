import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// The filter and the smoother against the joint normal distribution of all numbers at once.
@Suite struct StructuralModelTests {
  static let scales = StructuralModel.Scales(
    observation: 0.3, level: 0.2, slope: 0.05, season: 0.1)

  /// The covariance of y and of the state at each time, from the transition as it is written: no
  /// recursion of a filter.
  struct Dense {
    let count: Int
    let mean: [Double]
    let covariance: Matrix
    /// Cov(state part at t, y), part 0 level, 1 slope, 2 the month's effect.
    let cross: (_ part: Int, _ t: Int) -> [Double]
    let priorVariance: (_ part: Int, _ t: Int) -> Double
    let priorMean: (_ part: Int, _ t: Int) -> Double

    init(_ model: StructuralModel, _ scales: StructuralModel.Scales, count: Int) {
      let k = model.stateCount
      let s = Double(model.season)
      var transition = Matrix.identity(k)
      transition[0, 1] = 1
      // State t is a sum over the start and all noise: C[t][u] = Cov(x_t, x_u) for u ≤ t
      var variances: [Matrix] = [model.startCovariance]
      var means = [model.startMean]
      for t in 1..<max(count, 2) {
        var next = transition * variances[t - 1] * transition.transpose
        next[0, 0] += scales.level * scales.level
        next[1, 1] += scales.slope * scales.slope
        let c = (t - 1) % model.season
        let h = (0..<model.season).map { ($0 == c ? 1 : 0) - 1 / s }
        for i in 0..<model.season {
          for j in 0..<model.season {
            next[2 + i, 2 + j] += scales.season * scales.season * h[i] * h[j]
          }
        }
        variances.append(next)
        means.append(transition * means[t - 1])
      }
      let z = (0..<count).map { t in
        (0..<k).map { $0 == 0 || $0 == 2 + t % model.season ? 1.0 : 0 }
      }
      func power(_ n: Int) -> Matrix {
        var matrix = Matrix.identity(k)
        matrix[0, 1] = Double(n)
        return matrix
      }
      /// Cov(x_t, x_u)
      func between(_ t: Int, _ u: Int) -> Matrix {
        t >= u
          ? power(t - u) * variances[u] : variances[t] * power(u - t).transpose
      }
      var covariance = Matrix(rows: count, columns: count)
      for t in 0..<count {
        for u in 0..<count {
          covariance[t, u] = dot(z[t], between(t, u) * z[u])
          if t == u { covariance[t, u] += scales.observation * scales.observation }
        }
      }
      self.count = count
      self.covariance = covariance
      mean = (0..<count).map { dot(z[$0], means[$0]) }
      func place(_ part: Int, _ t: Int) -> Int { part < 2 ? part : 2 + t % model.season }
      cross = { part, t in (0..<count).map { u in (between(t, u) * z[u])[place(part, t)] } }
      priorVariance = { part, t in variances[t][place(part, t), place(part, t)] }
      priorMean = { part, t in means[t][place(part, t)] }
    }
  }

  static func series(_ model: StructuralModel, _ count: Int, seed: UInt64 = 1) -> [Double] {
    var random = RandomSource(seed: seed)
    return model.sample(count, scales: scales, using: &random).series
  }

  /// The bound: 1e-9 nats.
  @Test(arguments: [(4, 30), (12, 60), (2, 9)])
  func theLikelihoodIsThatOfTheJointNormal(_ season: Int, _ count: Int) throws {
    let model = StructuralModel(season: season)
    let series = Self.series(model, count)
    let dense = Dense(model, Self.scales, count: count)
    let exact = try MultivariateNormal(mean: dense.mean, covariance: dense.covariance)
      .logDensity(series)
    let likelihood = StructuralLikelihood(series, model: model)
    #expect(abs(likelihood.logDensity(Self.scales) - exact) < 1e-9)
    #expect(abs(likelihood.logDensityAndSlopes(Self.scales).value - exact) < 1e-9)
    var filter = KalmanFilter(model, scales: Self.scales)
    for y in series { filter.see(y) }
    #expect(abs(filter.logLikelihood - exact) < 1e-9 && filter.count == count)
    // Negative control: a filter with twice the noise is another model
    var other = Self.scales
    other.observation *= 2
    #expect(abs(likelihood.logDensity(other) - exact) > 0.1)
  }

  /// The likelihood for whole vectors is the filter of the textbook, number after number: a hundred
  /// roundings of sums of the size of its terms. With gaps, effects that stand still, units of every size
  /// and states that fill their vectors or do not.
  @Test(arguments: [2, 5, 6, 7, 12, 14, 24])
  func theLikelihoodIsTheFilters(_ season: Int) {
    for (unit, still) in [(1.0, false), (1, true), (1e40, false), (1e-40, false)] {
      var start = StructuralModel.Start()
      start.levelDeviation *= unit
      start.slopeDeviation *= unit
      start.effectDeviation *= unit
      let model = StructuralModel(season: season, start: start)
      let scales = StructuralModel.Scales(
        observation: 0.3 * unit, level: 0.2 * unit, slope: 0.02 * unit,
        season: still ? 0 : 0.1 * unit)
      var series = Self.series(StructuralModel(season: season), 70).map { $0 * unit }
      for gap in [0, 3, 4, 40, 69] { series[gap] = .nan }
      var filter = KalmanFilter(model, scales: scales)
      var size = 0.0
      for y in series {
        let before = filter.logLikelihood
        filter.see(y)
        size += abs(filter.logLikelihood - before)
      }
      let likelihood = StructuralLikelihood(series, model: model)
      let (value, _) = likelihood.logDensityAndSlopes(scales)
      #expect(abs(value - filter.logLikelihood) < 1e-13 * (size + 100))
      #expect(likelihood.logDensity(scales) == value)
    }
  }

  /// Without some numbers: the joint normal of those that are there.
  @Test func missingNumbersAreLeftOut() throws {
    let model = StructuralModel(season: 4)
    var series = Self.series(model, 20)
    let gaps: Set<Int> = [0, 5, 6, 7, 13]
    let there = series.indices.filter { !gaps.contains($0) }
    let dense = Dense(model, Self.scales, count: 20)
    var covariance = Matrix(rows: there.count, columns: there.count)
    for (i, t) in there.enumerated() {
      for (j, u) in there.enumerated() { covariance[i, j] = dense.covariance[t, u] }
    }
    let exact = try MultivariateNormal(
      mean: there.map { dense.mean[$0] }, covariance: covariance
    ).logDensity(there.map { series[$0] })
    for t in gaps { series[t] = .nan }
    let likelihood = StructuralLikelihood(series, model: model)
    #expect(abs(likelihood.logDensity(Self.scales) - exact) < 1e-9)
    #expect(abs(likelihood.logDensityAndSlopes(Self.scales).value - exact) < 1e-9)
    let target = StructuralPosterior(series, model: model)
    #expect(GradientCheck(of: target, at: [-1, -2, -3, -2.5]).passes(tolerance: 1e-7))
  }

  /// Mean and deviation of level, slope and effect by conditioning the joint normal.
  @Test func theSmootherIsTheConditionalNormal() throws {
    let model = StructuralModel(season: 4)
    let series = Self.series(model, 24)
    let dense = Dense(model, Self.scales, count: 24)
    let factor = try Cholesky(dense.covariance)
    let off = zip(series, dense.mean).map { $0 - $1 }
    let weights = factor.solve(off)
    let smoother = StructuralSmoother(series, model: model, scales: Self.scales)
    for (part, path) in [smoother.level, smoother.slope, smoother.season].enumerated() {
      for t in [0, 7, 12, 23] {
        let cross = dense.cross(part, t)
        let mean = dense.priorMean(part, t) + dot(cross, weights)
        let variance = dense.priorVariance(part, t) - dot(cross, factor.solve(cross))
        #expect(abs(path.mean[t] - mean) < 1e-9, "part \(part) at \(t)")
        #expect(abs(path.deviation[t] - variance.squareRoot()) < 1e-8, "part \(part) at \(t)")
      }
    }
  }

  /// The forecast is the joint normal given the first numbers.
  @Test func theForecastIsTheConditionalNormal() throws {
    let model = StructuralModel(season: 4)
    let series = Self.series(model, 20)
    let dense = Dense(model, Self.scales, count: 20)
    var filter = KalmanFilter(model, scales: Self.scales)
    for y in series[..<14] { filter.see(y) }
    var first = Matrix(rows: 14, columns: 14)
    for i in 0..<14 {
      for j in 0..<14 { first[i, j] = dense.covariance[i, j] }
    }
    let factor = try Cholesky(first)
    let weights = factor.solve(zip(series[..<14], dense.mean).map { $0 - $1 })
    for (h, foreseen) in filter.forecast(6).enumerated() {
      let cross = (0..<14).map { dense.covariance[14 + h, $0] }
      #expect(abs(foreseen.mean - dense.mean[14 + h] - dot(cross, weights)) < 1e-9)
      let variance = dense.covariance[14 + h, 14 + h] - dot(cross, factor.solve(cross))
      #expect(abs(foreseen.variance - variance) < 1e-9)
    }
  }

  /// The standardised surprises whiten the joint normal: they are L⁻¹ (y - mean) with its factor C = L Lᵀ. With a number
  /// left out the others are those of the joint normal of what is there, and the filter has gone on as by `see`.
  @Test func theSurprisesWhitenTheJointNormal() throws {
    let model = StructuralModel(season: 4)
    var series = Self.series(model, 20)
    let dense = Dense(model, Self.scales, count: 20)
    func whitened(_ there: [Int]) throws -> [Double] {
      var covariance = Matrix(rows: there.count, columns: there.count)
      for (i, t) in there.enumerated() {
        for (j, u) in there.enumerated() { covariance[i, j] = dense.covariance[t, u] }
      }
      return try Cholesky(covariance).whiten(there.map { series[$0] - dense.mean[$0] })
    }
    var filter = KalmanFilter(model, scales: Self.scales)
    let surprises = filter.standardisedSurprises(of: series)
    for (a, b) in zip(surprises, try whitened(Array(0..<20))) { #expect(abs(a - b) < 1e-9) }
    var other = KalmanFilter(model, scales: Self.scales)
    for y in series { other.see(y) }
    #expect(filter.count == 20 && filter.mean == other.mean)
    #expect(filter.logLikelihood == other.logLikelihood)
    // Asking teaches nothing
    _ = filter.standardisedSurprise(of: 3)
    #expect(filter.count == 20 && filter.mean == other.mean)

    series[7] = .nan
    let there = series.indices.filter { $0 != 7 }
    var withGap = KalmanFilter(model, scales: Self.scales)
    let rest = withGap.standardisedSurprises(of: series)
    #expect(rest.count == 20 && rest[7].isNaN)
    for (t, b) in zip(there, try whitened(there)) { #expect(abs(rest[t] - b) < 1e-9) }
    // Negative control: other scales, other surprises
    var calm = Self.scales
    calm.level = 0.1
    var wrong = KalmanFilter(model, scales: calm)
    let off = zip(wrong.standardisedSurprises(of: series), rest).map { abs($0 - $1) }
    #expect(off.contains { $0 > 0.1 })
  }

  /// Slopes by the disturbance smoother against central differences.
  @Test(arguments: [2, 5, 12])
  func theSlopesAreRight(_ season: Int) {
    let model = StructuralModel(season: season)
    let target = StructuralPosterior(Self.series(model, 50), model: model)
    for place in [[-1.0, -1.6, -3, -2.3], [0, -4, -6, -5], [-3, 0.5, -1, 0]] {
      let check = GradientCheck(of: target, at: place)
      #expect(check.passes(tolerance: 1e-7), "\(check.worstError)")
    }
    #expect(target.logDensity(at: [-1, -2, 800, -1]).isNaN)
  }

  /// The noise of a number is never below its floor, and far above it hardly changed; slopes know of it; and a series that
  /// repeats exactly has a density that falls towards no noise.
  @Test func theNoiseHasAFloor() {
    let floor = StructuralPosterior.smallestNoise
    #expect(StructuralPosterior.scales(at: [-100, 0, 0, 0]).observation == floor)
    let equal = StructuralPosterior.scales(at: [.log(floor), 0, 0, 0]).observation
    #expect(abs(equal - floor * 2.squareRoot()) < 1e-16)
    #expect(abs(StructuralPosterior.scales(at: [-1, 0, 0, 0]).observation / .exp(-1) - 1) < 4e-6)
    let model = StructuralModel(season: 4)
    let repeated = StructuralPosterior(
      (0..<48).map { [1.0, 0.2, -1.1, -0.1][$0 % 4] }, model: model)
    for place in [[-6.5, -7, -9, -7], [-7.5, -3, -5, -4]] {
      let check = GradientCheck(of: repeated, at: place)
      #expect(check.passes(tolerance: 1e-6), "\(check.worstError)")
    }
    func density(_ logScale: Double) -> Double {
      repeated.logDensity(at: [logScale, -9, -10, -9])
    }
    #expect(density(-30) < density(-12) && density(-12) < density(-8))
  }

  /// Effects add up to zero, before and after; a series of the model has the spread that it says.
  @Test func effectsAddUpToZero() {
    var filter = KalmanFilter(StructuralModel(season: 5), scales: Self.scales)
    for y in [1.0, 2, 0.5, -1, 0.3, 1.2, 2.2] { filter.see(y) }
    #expect(abs(filter.mean[2...].reduce(0, +)) < 1e-12)
    let p = filter.stateCovariance
    let all = (2..<7).reduce(0.0) { sum, i in sum + (2..<7).reduce(0) { $0 + p[i, $1] } }
    #expect(abs(all) < 1e-12)
  }

  /// log p of simulated series has the mean of minus the entropy: 400 series, each the sum of 30
  /// squares over two, so a standard deviation of √15/20 = 0.19 of the mean.
  @Test func seriesComeFromTheModel() throws {
    let model = StructuralModel(season: 4)
    let dense = Dense(model, Self.scales, count: 30)
    let exact = try MultivariateNormal(mean: dense.mean, covariance: dense.covariance)
    var random = RandomSource(seed: 4)
    let likelihoods = (0..<400).map { _ in
      exact.logDensity(model.sample(30, scales: Self.scales, using: &random).series)
    }
    let entropy =
      15 * (1 + Double.log(2 * .pi)) + 0.5 * (try Cholesky(dense.covariance)).logDeterminant
    let error = (15.0 / 400).squareRoot()
    #expect(abs(sampleMean(likelihoods) + entropy) < 4.42 * error)
    // Negative control: series with half the noise would be far likelier than they are
    var calm = Self.scales
    calm.observation /= 2
    calm.level /= 2
    let others = (0..<400).map { _ in
      exact.logDensity(model.sample(30, scales: calm, using: &random).series)
    }
    #expect(abs(sampleMean(others) + entropy) > 4.42 * error)
  }
}
