import Workbook

/// Four digits, for the words of a question.
func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
