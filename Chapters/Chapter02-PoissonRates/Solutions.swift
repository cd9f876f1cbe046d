import Workbook

extension PoissonRates {
  static let exercises: [Exercise] = []
}
