/// A scrambler of counters, Philox4x32-10: whoever knows the key and the counter has the random
/// numbers, without any that came before.
///
/// Ten rounds of two 32 x 32 → 64 bit products and exclusive-ors. For one key it is a bijection
/// of the 2¹²⁸ counters: distinct counters give distinct blocks. It passes the tests of BigCrush
/// (section 4 of the paper). Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random
/// numbers: as easy as 1, 2, 3", SC '11, section 3.3; constants from the authors' Random123.
public enum Philox {
  /// The block of 128 bits for a counter of 128 bits and a key of 64 bits, all as 32-bit words,
  /// word 0 first.
  @inlinable
  public static func block(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var c0 = counter.x
    var c1 = counter.y
    var c2 = counter.z
    var c3 = counter.w
    var k0 = key.x
    var k1 = key.y
    for _ in 0..<10 {
      let product0 = UInt64(0xD251_1F53) &* UInt64(c0)
      let product1 = UInt64(0xCD9E_8D57) &* UInt64(c2)
      c0 = UInt32(truncatingIfNeeded: product1 &>> 32) ^ c1 ^ k0
      c2 = UInt32(truncatingIfNeeded: product0 &>> 32) ^ c3 ^ k1
      c1 = UInt32(truncatingIfNeeded: product1)
      c3 = UInt32(truncatingIfNeeded: product0)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// The same block in 64-bit halves, low half first; key and counter are given in 64-bit halves
  /// too.
  @inlinable
  static func halves(
    low: UInt64, high: UInt64, key: UInt64
  ) -> (low: UInt64, high: UInt64) {
    let words = block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low &>> 32),
        UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high &>> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key &>> 32)))
    return (
      UInt64(words.x) | UInt64(words.y) &<< 32,
      UInt64(words.z) | UInt64(words.w) &<< 32
    )
  }
}
