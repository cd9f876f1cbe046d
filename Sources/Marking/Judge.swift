/// Marks what can be judged only as a whole, such as the draws of a student's sampler.
///
/// The verdict rests on what the answers show. The key's right answer and known mistakes are the judge's controls: the
/// one must pass, each of the others must be rejected and named. A release without solutions has the judge and no key.
public struct Judge<Input: Sendable>: Sendable {
  let key: ExerciseKey<Input>
  let judge: @Sendable ([Input], [[Double]], ExerciseKey<Input>) throws -> Mark

  /// - Parameters:
  ///   - key: A right function, and wrong ones that must be named.
  ///   - judge: The mark of one answer per question; the key may be withheld (``ExerciseKey/isWithheld``), and serves
  ///     to name a mistake only.
  public init(
    key: ExerciseKey<Input>,
    judge:
      @escaping @Sendable (
        _ questions: [Input], _ answers: [[Double]], _ key: ExerciseKey<Input>
      ) throws -> Mark
  ) {
    self.key = key
    self.judge = judge
  }
}
