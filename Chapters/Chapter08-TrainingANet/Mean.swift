/// Σ x / n; NaN of nothing.
func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
