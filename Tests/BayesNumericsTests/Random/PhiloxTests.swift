import BayesNumerics
import Testing

@Suite struct PhiloxTests {
  /// Source: Random123, tests/kat_vectors, "philox4x32 10": counter, key, block; zeros, ones,
  /// digits of π.
  @Test func authorsKnownAnswersAreMet() {
    #expect(
      Philox.block(counter: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = UInt32.max
    #expect(
      Philox.block(counter: SIMD4(ones, ones, ones, ones), key: SIMD2(ones, ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  /// Source: Random123's headers compiled: counters that step and carry, another key.
  @Test func furtherAnswersOfTheAuthorsCodeAreMet() {
    let rows: [(SIMD4<UInt32>, SIMD2<UInt32>, SIMD4<UInt32>)] = [
      (
        SIMD4(0xffff_ffff, 0, 0, 0), SIMD2(0, 0),
        SIMD4(0xc5b2_0a9d, 0x4434_ec4e, 0x11bb_e4fb, 0x2a1e_f7a5)
      ),
      (SIMD4(0, 1, 0, 0), SIMD2(0, 0), SIMD4(0x6ad0_c5ec, 0xea23_6249, 0x73a4_59f5, 0x0749_44b3)),
      (
        SIMD4(0x3039, 0, 7, 0), SIMD2(0, 0),
        SIMD4(0xbf3b_56a8, 0x7165_632f, 0xddef_673d, 0x4629_354d)
      ),
      (
        SIMD4(0, 0, 0, 0), SIMD2(0x2a, 0),
        SIMD4(0x9cea_f053, 0x77f5_493b, 0x12bf_50ad, 0x5742_b3d7)
      ),
    ]
    for (counter, key, block) in rows {
      #expect(Philox.block(counter: counter, key: key) == block)
    }
  }
}
