/// A block of numbers that begins at a multiple of 64 bytes, where vector registers load fastest; Swift's arrays
/// begin at any multiple of 16.
///
/// Whoever holds it and wants to write asks first whether it is shared (``isKnownUniquelyReferenced(_:)``), and copies
/// it if so; then it is as much a value as an array.
final class AlignedNumbers: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
  let count: Int

  /// So many zeros.
  init(count: Int) {
    self.count = count
    base = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self, capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  /// Columns of `rows` numbers, each with zeros behind it up to `stride` numbers.
  convenience init(columns: [Double], rows: Int, stride: Int) {
    let count = rows == 0 ? 0 : columns.count / rows
    self.init(count: count * stride)
    for column in 0..<count {
      for row in 0..<rows { base[row + column * stride] = columns[row + column * rows] }
    }
  }

  func copy() -> AlignedNumbers {
    let other = AlignedNumbers(count: count)
    other.base.update(from: base, count: count)
    return other
  }

  deinit { base.deallocate() }
}
