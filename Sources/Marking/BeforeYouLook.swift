extension Exercise {
  /// The first exercise of every chapter: eight intervals, written before the chapter shows the numbers.
  ///
  /// Task, hint, call and judging are the same everywhere; a chapter says what is foretold.
  ///
  /// - Parameters:
  ///   - numbers: What each interval is meant to hold, in words that follow "each of which holds".
  ///   - prediction: What comes out for a seed; once for each sheet.
  ///   - forecasts: The numbers of a prediction, in the order of the stub.
  ///   - ending: The last sentence of the reply: where the numbers are to be seen.
  public static func beforeYouLook<Prediction: Sendable>(
    _ numbers: String = "a number of this chapter",
    predicting prediction: @escaping @Sendable (UInt64) -> Prediction,
    by forecasts: @escaping @Sendable (Prediction) -> [Forecast],
    ending: String = "Run the chapter to see the numbers."
  ) -> Exercise {
    Exercise(
      judged: .predict, 1, "before-you-look", "Before you look", difficulty: 1,
      task:
        "Give eight intervals, each of which holds \(numbers) with a probability of 80 % in your opinion. The reply says "
        + "how many of them do: how calibrated are you?",
      hint:
        "Begin with a best guess, and ask how far off it may be on either side. If you would just bet four to one that "
        + "the number lies inside, the interval is right.",
      questions: { [prediction($0)] }, describe: { _ in "your intervals" },
      call: StudentCall("intervals") { _ in [:] },
      by: Judge<Prediction>.forecasts(forecasts, ending: ending))
  }

  /// The same where the numbers do not depend on the seed.
  public static func beforeYouLook(
    _ numbers: String = "a number of this chapter",
    ending: String = "Run the chapter to see the numbers.",
    foretelling forecasts: @escaping @Sendable () -> [Forecast]
  ) -> Exercise {
    beforeYouLook(numbers, predicting: { _ in }, by: { forecasts() }, ending: ending)
  }
}
