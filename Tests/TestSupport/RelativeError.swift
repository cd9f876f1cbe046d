/// |computed - reference| / |reference| in units of 2⁻⁵² (one to two of them are an ulp).
///
/// 0 where both are the same, infinities included; +∞ where `computed` is NaN and the reference
/// is not, or the reference is 0 and `computed` is not. The reference itself is rounded: half a
/// unit is its own.
public func relativeError(_ computed: Double, _ reference: Double) -> Double {
  if computed == reference || (computed.isNaN && reference.isNaN) { return 0 }
  let error = abs(computed - reference) / abs(reference) / .ulpOfOne
  return error.isNaN ? .infinity : error
}

/// |computed - reference| over the larger of |reference| and 1, in units of 2⁻⁵²: for logarithms,
/// whose absolute error is the relative error of what they are the logarithm of.
public func logarithmError(_ computed: Double, _ reference: Double) -> Double {
  if computed == reference || (computed.isNaN && reference.isNaN) { return 0 }
  let error = abs(computed - reference) / max(1, abs(reference)) / .ulpOfOne
  return error.isNaN ? .infinity : error
}

/// The worst row of a table of literals: its error and the row, to be shown when a bound fails.
public func worst(
  _ rows: [[Double]], _ error: ([Double]) -> Double
) -> (error: Double, row: [Double]) {
  var worst = (error: 0.0, row: [Double]())
  for row in rows {
    let e = error(row)
    if e.isNaN || e > worst.error { worst = (e.isNaN ? .infinity : e, row) }
  }
  return worst
}
