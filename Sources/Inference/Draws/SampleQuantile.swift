import RealModule

/// The value below which a share of the draws lies, by a straight line between the two nearest.
///
/// For n draws in ascending order x₁ … xₙ it is the value at place 1 + (n - 1)·probability (type 7
/// of Hyndman and Fan 1996, the usual one of R, NumPy and ArviZ). A place within a few roundings of
/// a draw is that draw, and between equal draws it is their value exactly.
///
/// - Parameters:
///   - probability: Between 0 and 1, else NaN.
///   - sorted: Ascending. NaN for none.
public func sampleQuantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
  guard probability >= 0, probability <= 1, let last = sorted.last else { return .nan }
  let place = probability * Double(sorted.count - 1)
  let nearest = place.rounded()
  if abs(place - nearest) <= 4 * .ulpOfOne * place { return sorted[Int(nearest)] }
  let below = sorted[Int(place)]
  let above = Int(place) + 1 < sorted.count ? sorted[Int(place) + 1] : last
  if below == above { return below }
  let weight = place - place.rounded(.down)
  return (1 - weight) * below + weight * above
}
