/// As somebody would guess who has not run the chapter.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.4...0.6,
    0.2...0.45,
    0.08...0.25,
    0.45...0.7,
    0.3...0.6,
    3...7,
    5...18,
    2.5...5.5,
  ]
}
