import Marking
import Workbook

extension ShallowNetworkChapter {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .mirrorImage, .acceptance, .noiseVariance, .predictionAtThree, .unitsInOrder,
    .metropolisStep, .gibbsUpdate, .forgottenPrior, .staleCache, .weightIntegratedOut,
  ]
}

extension Double {
  /// With three digits, for the words of a question.
  var inWords: String { NumberText.significant(self, digits: 3) }
}

extension [Double] {
  /// "[1.2, -0.31]"
  var inWords: String { "[" + map(\.inWords).joined(separator: ", ") + "]" }
}
