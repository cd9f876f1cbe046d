import BayesNumerics

/// In what a distribution contradicts itself: sentences, none for a right one.
///
/// Its density is integrated over pieces and compared with its cumulative, its mean and variance
/// with integrals, its quantiles with the inverse of its cumulative, its mode with its
/// neighbours, and 200,000 draws with its cumulative (false-alarm rate 1e-6). Integrals are
/// compared to 1e-8, the tolerance that they are asked for.
public func contradictions<D: ContinuousDistribution>(
  of distribution: D, integrable: Bool = true, seed: UInt64 = 1
) -> [String] {
  var found: [String] = []
  func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { found.append("\(distribution): \(sentence())") }
  }

  // Quantiles undo cumulatives, in both tails; the two tails make a whole.
  let levels = [1e-12, 1e-6, 0.01, 0.2, 0.5, 0.8, 0.99]
  for p in levels {
    // Rounding x to a double moves the cumulative by density × ulp: allow four, and 1e-13 of p
    // (16 digits, less the three that an incomplete function may lose at shapes up to 1e4).
    let x = distribution.quantile(p)
    let moved = x == 0 ? 0 : 4 * distribution.density(x) * x.ulp
    expect(
      abs(distribution.cumulative(x) - p) <= 1e-13 * p + moved,
      "cumulative(quantile(\(p))) = \(distribution.cumulative(x))")
    let y = distribution.upperTailQuantile(p)
    let movedTail = y == 0 ? 0 : 4 * distribution.density(y) * y.ulp
    expect(
      abs(distribution.upperTail(y) - p) <= 1e-13 * p + movedTail,
      "upperTail(upperTailQuantile(\(p))) = \(distribution.upperTail(y))")
    expect(
      abs(distribution.cumulative(x) + distribution.upperTail(x) - 1) <= 1e-13,
      "the tails at \(x) do not add up to 1")
  }

  // Densities are the slopes of cumulatives, and give the moments.
  if integrable {
    let points =
      [distribution.support.lowerBound] + levels.map(distribution.quantile)
      + levels.reversed().map(distribution.upperTailQuantile)
      + [distribution.support.upperBound]
    // Without a variance the tails are too heavy for the quadrature: 2e-12 of the mass is left out
    let isHeavy = !distribution.variance.isFinite
    let edges = points.sorted().filter { $0.isFinite || !isHeavy }
    var mass = 0.0
    var first = 0.0
    var second = 0.0
    for (lower, upper) in zip(edges, edges.dropFirst()) where lower < upper {
      let piece = integrate(
        { distribution.density($0) }, from: lower, to: upper, relativeTolerance: 1e-9)
      let gained = distribution.cumulative(upper) - distribution.cumulative(lower)
      expect(
        abs(piece.value - gained) <= 1e-8,
        "the density over \(lower)...\(upper) is \(piece.value), the cumulative gains \(gained)")
      mass += piece.value
      // Heavy tails have no moments to compare
      if isHeavy { continue }
      first +=
        integrate(
          { ($0 - distribution.mean) * distribution.density($0) }, from: lower, to: upper,
          relativeTolerance: 1e-9
        ).value
      second +=
        integrate(
          { x in
            let deviation = (x - distribution.mean) / distribution.standardDeviation
            return deviation * deviation * distribution.density(x)
          }, from: lower, to: upper, relativeTolerance: 1e-9
        ).value
    }
    expect(abs(mass - 1) <= 1e-8, "the density integrates to \(mass)")
    expect(
      isHeavy || abs(first) <= 1e-8 * distribution.standardDeviation, "the mean is off by \(first)")
    expect(isHeavy || abs(second - 1) <= 1e-8, "the variance is off by the factor \(second)")
  }

  // Nothing near the mode is likelier.
  if let mode = distribution.mode {
    let width = distribution.upperTailQuantile(0.25) - distribution.quantile(0.25)
    for step in [-1e-3, 1e-3] {
      let neighbour = mode + step * width
      expect(
        distribution.logDensity(neighbour) <= distribution.logDensity(mode),
        "the density at \(neighbour) exceeds that at the mode \(mode)")
    }
  }

  // Outside there is nothing, and no number is no number.
  expect(distribution.logDensity(.nan).isNaN, "the log density of NaN is a number")
  expect(distribution.cumulative(.nan).isNaN, "the cumulative of NaN is a number")
  expect(distribution.upperTail(.nan).isNaN, "the upper tail of NaN is a number")
  for p in [-0.1, 1.1, .nan] {
    expect(distribution.quantile(p).isNaN, "quantile(\(p)) is a number")
    expect(distribution.upperTailQuantile(p).isNaN, "upperTailQuantile(\(p)) is a number")
  }
  for end in [distribution.support.lowerBound.nextDown, distribution.support.upperBound.nextUp]
  where !distribution.support.contains(end) {
    expect(distribution.logDensity(end) == -.infinity, "there is density at \(end)")
  }
  expect(distribution.cumulative(distribution.support.lowerBound) == 0, "cumulative starts above 0")
  expect(distribution.upperTail(distribution.support.upperBound) == 0, "the tail ends above 0")

  // Draws follow it.
  var random = RandomSource(seed: seed)
  let counts = BinnedCounts(distribution.samples(200_000, using: &random), against: distribution)
  expect(!counts.rejects(), "draws are refused, p = \(counts.pValue)")
  return found
}

/// Where the slope of a log density in its value differs from the finite difference: sentences, none for
/// a right one.
///
/// At seven quantiles, from 1 % to 99 %, to 1e-6: the error of ``finiteDifferences(of:at:by:)`` in
/// units of the distribution's width.
public func slopeErrors<D: DifferentiableDistribution>(of distribution: D) -> [String] {
  let width = distribution.quantile(0.75) - distribution.quantile(0.25)
  return [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].compactMap { p in
    let x = distribution.quantile(p)
    // Steps are in units of the width, or of the distance to an end of the support
    let ends = [x - distribution.support.lowerBound, distribution.support.upperBound - x]
    let unit = min(width, ends.min() ?? width)
    let reference = finiteDifferences(
      of: { distribution.logDensity(x + unit * $0[0]) }, at: [0])[0]
    let error = largestError([unit * distribution.logDensitySlope(x)], [reference])
    return error <= 1e-6
      ? nil : "\(distribution): the slope at \(x) is off by \(error) of \(reference / unit)"
  }
}

/// The same for slopes in parameters: `logDensity` of the parameters, around `parameters`.
public func slopeErrors(
  _ slopes: [Double], ofParameters parameters: [Double],
  in logDensity: ([Double]) -> Double
) -> [String] {
  let reference = finiteDifferences(of: logDensity, at: parameters)
  let error = largestError(slopes, reference)
  return error <= 1e-6 ? [] : ["\(slopes) where differences give \(reference) at \(parameters)"]
}

/// In what a distribution of counts contradicts itself: sentences, none for a right one.
///
/// Sums of masses over all counts of any weight are compared with the cumulative, the mean and
/// the variance to 1e-9 (at most a million masses, each to 1e-13), quantiles with their
/// definition, 200,000 draws as above.
public func contradictions<D: DiscreteDistribution>(
  of distribution: D, seed: UInt64 = 1
) -> [String] {
  var found: [String] = []
  func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { found.append("\(distribution): \(sentence())") }
  }

  // Masses add up to cumulatives and moments.
  let last = distribution.upperTailQuantile(1e-18)
  let looked = [1e-9, 1e-3, 0.1, 0.5, 0.9, 0.999].map(distribution.quantile)
  var sum = 0.0
  var first = 0.0
  var second = 0.0
  var highest = -Double.infinity
  for k in distribution.support.lowerBound...last {
    let mass = distribution.density(k)
    let deviation = Double(k) - distribution.mean
    sum += mass
    first += deviation * mass
    second += deviation * deviation * mass
    highest = max(highest, distribution.logDensity(k))
    if looked.contains(k) {
      expect(
        abs(distribution.cumulative(k) - sum) <= 1e-9 * sum,
        "the masses up to \(k) are \(sum), the cumulative is \(distribution.cumulative(k))")
      expect(
        abs(distribution.cumulative(k) + distribution.upperTail(k) - 1) <= 1e-11,
        "the tails at \(k) do not add up to 1")
    }
  }
  let deviation = max(distribution.standardDeviation, 1e-300)
  expect(abs(sum - 1) <= 1e-9, "the masses add up to \(sum)")
  expect(abs(first) <= 1e-9 * max(deviation, 1), "the mean is off by \(first)")
  expect(
    abs(second - distribution.variance) <= 1e-9 * max(distribution.variance, 1),
    "the variance is \(second)")
  if let mode = distribution.mode {
    expect(
      distribution.logDensity(mode) >= highest - 1e-12, "the mode \(mode) is not the likeliest")
  }

  // Quantiles are the first counts to reach their level.
  for p in [1e-9, 0.01, 0.3, 0.5, 0.9, 0.9999] {
    let k = distribution.quantile(p)
    expect(
      distribution.cumulative(k) >= p && distribution.cumulative(k - 1) < p, "quantile(\(p)) = \(k)"
    )
    let j = distribution.upperTailQuantile(p)
    expect(
      distribution.upperTail(j) <= p && distribution.upperTail(j - 1) > p,
      "upperTailQuantile(\(p)) = \(j)")
  }

  // Outside there is nothing.
  expect(distribution.logDensity(-1) == -.infinity, "there is mass at -1")
  expect(
    distribution.cumulative(-1) == 0 && distribution.upperTail(-1) == 1, "something lies below 0")
  let end = distribution.support.upperBound
  if end < Int.max {
    expect(distribution.logDensity(end + 1) == -.infinity, "there is mass beyond the support")
    expect(
      distribution.cumulative(end) == 1 && distribution.upperTail(end) == 0,
      "something lies beyond the support")
  }

  // Draws follow it.
  var random = RandomSource(seed: seed)
  let counts = BinnedCounts(distribution.samples(200_000, using: &random), against: distribution)
  expect(!counts.rejects(), "draws are refused, p = \(counts.pValue)")
  return found
}
