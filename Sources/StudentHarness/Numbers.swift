// What a student's function may return, as numbers: the only thing that leaves its program.

public func numbers(_ value: Double) -> [Double] { [value] }

public func numbers(_ value: Int) -> [Double] { [Double(value)] }

public func numbers(_ values: [Double]) -> [Double] { values }

public func numbers(_ values: [Int]) -> [Double] { values.map(Double.init) }

/// Row after row.
public func numbers(_ rows: [[Double]]) -> [Double] { rows.flatMap { $0 } }

public func numbers(_ pair: (Double, Double)) -> [Double] { [pair.0, pair.1] }

/// Lower and upper end of each.
public func numbers(_ ranges: [ClosedRange<Double>]) -> [Double] {
  ranges.flatMap { [$0.lowerBound, $0.upperBound] }
}
