import TestSupport
import Testing

@testable import BayesNumerics

@Suite struct RandomSourceTests {
  /// A root stream is Philox with the seed as key and the counter from zero, low words first
  /// (Random123's answers for key 42 and counters 0 and 1).
  @Test func numbersAreTheBlocksOfTheCounter() {
    var random = RandomSource(seed: 42)
    #expect(random.next() == 0x77f5_493b_9cea_f053)
    #expect(random.next() == 0x5742_b3d7_12bf_50ad)
    #expect(random.next() == 0x53ba_6cfd_fcdb_2127)
    #expect(random.next() == 0x744e_06fb_838f_5a6e)
  }

  @Test func aCopyRepeatsAndAStreamForgetsWhatWasDrawn() {
    var random = RandomSource(seed: 7)
    let fresh = random.stream(2)
    _ = random.next()
    var copy = random
    #expect(random.next() == copy.next())
    #expect(random.stream(2) == fresh)
    #expect(fresh != RandomSource(seed: 7))
  }

  /// Paths of streams, up to three deep, all have names of their own: no two begin alike. By
  /// accident two of the 1,111 would with probability 1e6 / 2^65 = 3e-14.
  @Test func everyPathIsAnotherStream() {
    var firsts = Set<UInt64>()
    var count = 0
    func visit(_ source: RandomSource, depth: Int) {
      var source = source
      firsts.insert(source.next())
      count += 1
      guard depth > 0 else { return }
      for index in 0..<10 { visit(source.stream(index), depth: depth - 1) }
    }
    visit(RandomSource(seed: 0), depth: 3)
    #expect(count == 1111)
    #expect(firsts.count == count)
    let root = RandomSource(seed: 0)
    #expect(root.stream(3).stream(1) != root.stream(1).stream(3))
  }

  /// No number of the first 4,096 of 64 streams comes twice: 2^18 draws of 64 bits collide by
  /// accident with probability 2^-29. The control, two equal streams, collides.
  @Test func streamsDoNotOverlap() {
    let root = RandomSource(seed: 5)
    func distinct(_ streams: [RandomSource]) -> Int {
      var seen = Set<UInt64>()
      for var stream in streams {
        for _ in 0..<4096 { seen.insert(stream.next()) }
      }
      return seen.count
    }
    #expect(distinct((0..<64).map { root.stream($0) }) == 64 * 4096)
    #expect(distinct([root.stream(1), root.stream(1)]) == 4096)
  }

  private func name(_ source: RandomSource) -> SIMD2<UInt64> {
    SIMD2(source.key, source.upperCounter)
  }

  /// A child is named by the block at 2⁶³ + index of its parent's name, both halves of it, at any
  /// depth: Philox is a bijection, so (guarantee 2) no two children of one parent share a name.
  @Test func childrenAreNamedByTheUpperHalfOfTheCounter() {
    for parent in [RandomSource(seed: 5), RandomSource(seed: 5).stream(3).stream(0)] {
      for index in [0, 1, 77, 1 << 40, Int.max] {
        let block = Philox.halves(
          low: 1 << 63 + UInt64(index), high: parent.upperCounter, key: parent.key)
        #expect(name(parent.stream(index)) == SIMD2(block.low, block.high))
      }
    }
    // The upper half of a parent's name is part of its children's names.
    let one = RandomSource(key: 5, upperCounter: 1)
    let two = RandomSource(key: 5, upperCounter: 2)
    #expect(one.stream(0) != two.stream(0))
    #expect(one.stream(0).upperCounter != 0)
  }

  /// No child's name is a block that its parent draws: the first 4,096 blocks hold none of the
  /// first 4,096 names. By the bijection that is certain, not only likely.
  @Test func noChildIsNamedByADraw() {
    for parent in [RandomSource(seed: 5), RandomSource(seed: 5).stream(3)] {
      var draws = parent
      let blocks = Set((0..<4096).map { _ in SIMD2(draws.next(), draws.next()) })
      let names = Set((0..<4096).map { name(parent.stream($0)) })
      #expect(blocks.count == 4096 && names.count == 4096)
      #expect(blocks.isDisjoint(with: names))
    }
  }

  /// Eight blocks at a time are the blocks one at a time, at any place of the tape and beyond its end.
  @Test func numbersMadeAheadAreTheSame() {
    for first: UInt64 in [0, 8, 1 << 32 - 3, 1 << 63 - 5] {
      var random = RandomSource(seed: 0x9ABC_DEF0_1234_5678).stream(3)
      random.block = first
      for block in 0..<20 {
        let low = (first &+ UInt64(block)) & (1 << 63 - 1)
        let pair = Philox.halves(low: low, high: random.upperCounter, key: random.key)
        #expect(random.next() == pair.low && random.next() == pair.high)
      }
    }
  }

  /// A copy says what the original says, from any place between blocks, and equals it as long as both said as much.
  @Test func aCopyGoesOnAlike() {
    var random = RandomSource(seed: 8)
    for _ in 0..<40 {
      _ = random.next()
      var copy = random
      #expect(copy == random)
      let said = copy.next()
      #expect(copy != random)
      var other = random
      #expect(other.next() == said && other == copy)
    }
  }

  /// Draws stay in the lower half of the counter: after block 2⁶³ - 1 comes block 0, not the name
  /// of child 0 (guarantee 1).
  @Test func drawsNeverReachTheNamesOfChildren() {
    var random = RandomSource(seed: 5).stream(3)
    let first = SIMD2(random.next(), random.next())
    random.block = 1 << 63 - 1
    random.waiting = 0
    let last = SIMD2(random.next(), random.next())
    let next = SIMD2(random.next(), random.next())
    #expect(next == first && last != first)
    #expect(next != name(random.stream(0)))
  }

  /// One key and distinct upper halves: no block in common (guarantee 3), with certainty.
  @Test func upperHalvesShareNoBlock() {
    var blocks = Set<SIMD2<UInt64>>()
    for upper in [0, 1, 2, 3, 1 << 32, 1 << 63, UInt64.max] {
      var random = RandomSource(key: 9, upperCounter: upper)
      for _ in 0..<1024 { blocks.insert(SIMD2(random.next(), random.next())) }
    }
    #expect(blocks.count == 7 * 1024)
  }

  /// Pairs from two streams fill the unit square evenly; false-alarm rate 1e-6 a pair. The
  /// controls: a stream with itself, and with itself one number later paired by a lag-one sum.
  @Test func streamsDoNotCorrelate() {
    func numbers(_ source: RandomSource) -> [Double] {
      var source = source
      return (0..<100_000).map { _ in source.uniform() }
    }
    let root = RandomSource(seed: 11)
    let base = numbers(root.stream(0))
    let others = [
      root, root.stream(1), root.stream(2), root.stream(0).stream(0), root.stream(1 << 40),
      RandomSource(seed: 12), RandomSource(seed: 12).stream(0), RandomSource(seed: 11 << 32),
    ]
    for other in others {
      #expect(!BinnedCounts(pairs: base, numbers(other)).rejects())
    }
    #expect(!BinnedCounts(pairs: base, Array(base.dropFirst()) + [base[0]]).rejects())
    #expect(BinnedCounts(pairs: base, numbers(root.stream(0))).rejects())
    let mixed = zip(base, numbers(root.stream(1))).map { (0.8 * $0 + 0.2 * $1) }
    #expect(BinnedCounts(pairs: base, mixed).rejects())
  }

  /// Uniform in value, and never an end: the outermost midpoints are 2⁻⁵³ and 1 - 2⁻⁵³.
  @Test func uniformIsUniformAndOpen() {
    var random = RandomSource(seed: 3)
    let draws = (0..<200_000).map { _ in random.uniform() }
    #expect(!BinnedCounts(draws, against: Uniform()).rejects())
    #expect(BinnedCounts(draws.map { $0 * $0 }, against: Uniform()).rejects())
    let (first, last): (UInt64, UInt64) = (0, UInt64.max >> 12)
    let highest: Double = (Double(last) + 0.5) * 0x1p-52
    let lowest: Double = (Double(first) + 0.5) * 0x1p-52
    #expect(highest == 1 - 0x1p-53)
    #expect(lowest == 0x1p-53)
  }

  /// Each of 64 bits is set half the time: 64 bits of 100,000 draws, 6 standard errors,
  /// false-alarm rate 64 × 2e-9.
  @Test func everyBitIsFair() {
    var random = RandomSource(seed: 1).stream(9)
    var counts = [Int](repeating: 0, count: 64)
    let n = 100_000
    for _ in 0..<n {
      let bits = random.next()
      for bit in 0..<64 { counts[bit] += Int(bits >> bit & 1) }
    }
    let standardError = (Double(n) / 4).squareRoot()
    for count in counts { #expect(abs(Double(count) - Double(n) / 2) <= 6 * standardError) }
  }
}
