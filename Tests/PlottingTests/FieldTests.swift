import Testing

@testable import Plotting

@Suite struct FieldTests {
  @Test func rowsAreThoseOfY() {
    let field = Field(x: [0, 1, 2], y: [10, 20]) { $0 + $1 }
    #expect(field.values == [[10, 11, 12], [20, 21, 22]])
    #expect(field.peak == 22)
  }

  @Test func whatNoEyeSeesIsZero() {
    let field = Field(x: [0, 1], y: [0, 1], values: [[1, 1e-3], [1e-7, -1e-9]])
    #expect(field.clipped(below: 1e-6).values == [[1, 1e-3], [0, 0]])
  }

  @Test func aFlatFieldHasColoursToo() {
    let zero = Field(x: [0, 1], y: [0, 1], values: [[0, 0], [0, 0]])
    #expect(Field.colours(of: zero) == 0...1)
    let negative = Field(x: [0, 1], y: [0, 1], values: [[-3, 0], [2, .nan]])
    #expect(Field.colours(of: negative) == -3...2)
  }
}
