import Testing

@testable import Inference

@Suite struct ChainShapesTests {
  @Test func halvesLeaveOutTheMiddle() {
    #expect(splitInHalves([[1, 2, 3, 4], [5, 6, 7, 8]]) == [[1, 2], [3, 4], [5, 6], [7, 8]])
    #expect(splitInHalves([[1, 2, 3, 4, 5]]) == [[1, 2], [4, 5]])
    #expect(splitInHalves([[1]]) == [[], []])
  }
}
