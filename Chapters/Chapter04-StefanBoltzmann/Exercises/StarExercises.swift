import Marking
import Workbook

extension StefanBoltzmannHierarchy {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .probabilityOfBad, .posteriorWidth, .posteriorOfPower, .logLikelihoodOfList,
    .logLikelihoodWithoutArea, .leapfrogStep, .scaleOnTheLogScale,
  ]
}

/// Numbers with five digits, for the words of a question.
func short(_ values: [Double]) -> String {
  "[" + values.map(short).joined(separator: ", ") + "]"
}

func short(_ value: Double) -> String { NumberText.significant(value, digits: 5) }
