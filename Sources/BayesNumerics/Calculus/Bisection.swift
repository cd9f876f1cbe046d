/// Where a condition ceases to hold on a range, by halving it until two neighbouring numbers are left:
/// the first number at which `isBelow` is false.
///
/// For a condition that holds up to some place and not beyond. The lower end of the range where it holds
/// nowhere, the upper end where it holds everywhere. Takes up to 64 evaluations for every order of
/// magnitude that the answer is below the range, 55 as a rule. Precondition: a finite range.
public func bisection(
  over range: ClosedRange<Double>, while isBelow: (Double) -> Bool
) -> Double {
  var (lower, upper) = (range.lowerBound, range.upperBound)
  precondition(
    lower.isFinite && upper.isFinite, "Bisection needs a finite range, not \(lower) to \(upper).")
  guard isBelow(lower) else { return lower }
  while case let middle = lower / 2 + upper / 2, lower < middle, middle < upper {
    if isBelow(middle) { lower = middle } else { upper = middle }
  }
  return upper
}

/// A root of a function whose signs at the ends of a range differ, by halving it: within one place of
/// the last digit of where the computed function changes sign.
///
/// Nil where the signs at the ends are the same or one is NaN. Precondition: a finite range.
public func bisection(
  of function: (Double) -> Double, over range: ClosedRange<Double>
) -> Double? {
  let (first, last) = (function(range.lowerBound), function(range.upperBound))
  if first == 0 { return range.lowerBound }
  if last == 0 { return range.upperBound }
  guard first < 0 && last > 0 || first > 0 && last < 0 else { return nil }
  let rises = first < 0
  return bisection(over: range) { x in rises ? function(x) < 0 : function(x) > 0 }
}
