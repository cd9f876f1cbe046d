// Exercise 2. Mark it: swift run chapter99 exercises 2

/// [side, area] of the square with the longest of these diagonals.
func sideAndArea(diagonals: [Double]) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
