import Workbook

extension ShallowNetworkChapter {
  static let exercises: [Exercise] = []
}
