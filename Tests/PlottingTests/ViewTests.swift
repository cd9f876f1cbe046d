import Testing

@testable import Plotting

@Suite struct ViewTests {
  /// The slides' azimuth 390 is 30: the eye over the corner of the largest x and y.
  @Test func theSlidesView() {
    #expect(View(azimuth: 390).rotation == View(azimuth: 30).rotation)
    #expect(View(azimuth: 30).rotation == 120)
    #expect(View(azimuth: 30).front == (true, true))
  }

  @Test func theFrontFollowsTheEye() {
    #expect(View(azimuth: -60).front == (true, false))
    #expect(View(azimuth: 200).front == (false, false))
    #expect(View(azimuth: 120).front == (false, true))
    #expect(View(azimuth: -450).rotation == 0)
  }
}
