import CVectorMath

/// A seed that can be read like a tape, and that has as many tapes as one asks for.
///
/// A source is a value: a copy repeats what the original will say. The same seed and the same
/// path of streams give the same numbers on every machine and at any number of threads.
///
/// How the 192 bits of Philox4x32-10 are used. A stream has a *name* of 128 bits: the 64-bit key
/// and the upper half of the counter. The lower half of the counter counts its blocks from 0, two
/// `UInt64` each. `init(seed:)` is the name (key = seed, upper half = 0). Child `index` of a
/// stream is named by the block that the parent would give at the lower half 2⁶³ + index, a half
/// of the counter that no draw ever uses.
///
/// What that guarantees. (1) A stream has 2⁶⁴ numbers before it repeats. (2) Streams of distinct
/// seeds, and distinct children of one parent, have distinct names, with certainty: Philox is a
/// bijection of the counter. (3) Two streams with one key and distinct upper halves share no
/// block, with certainty. (4) Any other two streams (cousins, a child and its grandparent's
/// child) have the same name only by accident, n²/2¹²⁹ for n streams: 10⁻²⁰ for a thousand
/// million of them. (5) That streams of distinct names look independent is what the tests of
/// Philox found for neighbouring keys and counters (BigCrush); it is not a theorem, and this
/// generator is not one for secrets.
///
/// Blocks are made eight at a time, side by side in vector registers, and their sixteen numbers wait
/// here; which numbers come does not depend on that.
///
/// Source: Salmon et al. (2011), see ``Philox``.
public struct RandomSource: RandomNumberGenerator, Sendable, Equatable {
  /// Sixteen numbers in a row.
  @usableFromInline typealias Numbers = (
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
  )

  @usableFromInline let key: UInt64
  @usableFromInline let upperCounter: UInt64
  /// The first block that is not made yet.
  @usableFromInline var block: UInt64 = 0
  /// The numbers of the last eight blocks, of which so many at the end wait.
  @usableFromInline var numbers: Numbers = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  @usableFromInline var waiting = 0

  /// The root stream of a seed. Every seed is as good as any other, 0 included.
  public init(seed: UInt64) {
    key = seed
    upperCounter = 0
  }

  /// The stream of a name, at its beginning.
  init(key: UInt64, upperCounter: UInt64) {
    self.key = key
    self.upperCounter = upperCounter
  }

  /// The child stream of that index, at its beginning.
  ///
  /// It depends on this stream's name and on `index` (0 or more) alone, not on how much was
  /// drawn: chain 3 is chain 3 whatever was done before. Nested streams differ:
  /// `stream(3).stream(1)`, `stream(1).stream(3)`, `stream(3)` are three.
  public func stream(_ index: Int) -> RandomSource {
    precondition(index >= 0, "The index of a stream is 0 or more, not \(index).")
    let name = Philox.halves(low: 1 << 63 | UInt64(index), high: upperCounter, key: key)
    return RandomSource(key: name.low, upperCounter: name.high)
  }

  /// The child stream of a name, at its beginning: `stream("stars")`.
  ///
  /// Named streams leave each other's numbers alone when a new one joins them, as numbered ones
  /// do only at the end of the list. The index is the 63-bit FNV-1a hash of the name's UTF-8
  /// bytes: two of a thousand names share one with probability 5 × 10⁻¹⁴.
  /// Source: Fowler, Noll and Vo, draft-eastlake-fnv.
  public func stream(_ name: String) -> RandomSource {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return stream(Int(hash >> 1))
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    if waiting == 0 { makeNumbers() }
    let offset = 8 &* (16 &- waiting)
    waiting &-= 1
    return withUnsafeBytes(of: &numbers) { $0.load(fromByteOffset: offset, as: UInt64.self) }
  }

  /// The next eight blocks.
  @usableFromInline
  mutating func makeNumbers() {
    withUnsafeMutableBytes(of: &numbers) {
      philox_blocks(key, block, upperCounter, $0.assumingMemoryBound(to: UInt64.self).baseAddress)
    }
    block = (block &+ 8) & (1 &<< 63 &- 1)
    waiting = 16
  }

  /// Whether both will say the same for ever.
  public static func == (a: RandomSource, b: RandomSource) -> Bool {
    a.key == b.key && a.upperCounter == b.upperCounter
      && (2 &* a.block &- UInt64(a.waiting)) == (2 &* b.block &- UInt64(b.waiting))
  }

  /// A number between 0 and 1, neither of which ever comes.
  ///
  /// One of the 2⁵² midpoints (k + ½) 2⁻⁵², all equally likely; mean exactly ½. No logarithm of
  /// it, or of one minus it, is infinite; a probability below 2⁻⁵³ is never resolved. Uses one
  /// ``next()``.
  @inlinable
  public mutating func uniform() -> Double {
    (Double(next() &>> 12) + 0.5) * 0x1p-52
  }
}
