// Percent for a share, and all else far off.

import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [700...720, 300...310, 2...3, 1...2, 1...2, 1...2, 1...2, 60...80]
}
