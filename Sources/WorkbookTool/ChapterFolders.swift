import Foundation
import SafeIO
import Workbook

/// The folders of the chapters in the clone of the workbook.
struct ChapterFolders {
  let path: String

  /// - Throws: ``InputError`` 66 where there is none.
  static func find() throws(InputError) -> ChapterFolders {
    if let path = Clone.folder(sourceFile: #filePath) { return ChapterFolders(path: path) }
    throw InputError(.noInput, "the clone of the workbook was not found; run this inside it")
  }

  /// Chapters/Chapter05-ShallowNetwork
  func folder(ofChapter number: Int) throws(InputError) -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/Chapters")) ?? []
    let numbers = names.compactMap { $0.wholeMatch(of: /Chapter([0-9]+)-.+/) }
      .compactMap { Int($0.1) }.sorted()
    let name = names.first { $0.wholeMatch(of: /Chapter0*([0-9]+)-.+/).map { Int($0.1) } == number }
    guard let name else {
      let known = numbers.map(String.init).joined(separator: ", ")
      throw InputError(.usage, "there is no chapter \(number); there are \(known)")
    }
    return "Chapters/\(name)"
  }
}
