import Workbook
extension PolynomialEvidence { static let exercises: [Exercise] = [] }
