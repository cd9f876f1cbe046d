import Plotting

/// Everything that a run of a chapter has to tell, before it is text or JSON.
public struct Report: Sendable {
  public let card: ChapterCard
  public let seed: UInt64
  public let settings: [(name: String, value: String)]
  /// False when the student changed the case, so that the lecture's claims do not apply.
  public let isLectureCase: Bool
  public let page: Page
  /// One entry a figure; without paths as long as nothing is written.
  public var drawings: [Drawing]

  public init(
    card: ChapterCard, seed: UInt64, settings: [(name: String, value: String)],
    isLectureCase: Bool, page: Page
  ) {
    self.card = card
    self.seed = seed
    self.settings = settings
    self.isLectureCase = isLectureCase
    self.page = page
    self.drawings = page.figures.map { Drawing(figure: $0) }
  }

  /// The claims that apply to this run: all, or none when the case is the student's own.
  public var claims: [Claim] { isLectureCase ? page.claims : [] }

  /// A figure and the files that it was written to.
  public struct Drawing: Sendable {
    public let figure: Figure
    /// Path of NAME.gp, the script with its data.
    public var script: String?
    /// Path of the picture.
    public var picture: String?

    public init(figure: Figure, script: String? = nil, picture: String? = nil) {
      self.figure = figure
      self.script = script
      self.picture = picture
    }
  }
}
