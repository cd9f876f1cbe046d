// The same interval eight times.

import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [ClosedRange<Double>](repeating: 0...1, count: 8)
}
