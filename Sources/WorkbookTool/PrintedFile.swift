import Foundation
import SafeIO

/// Files that are made for a lecture, in handouts/ of the clone unless their maker says where.
extension ChapterFolders {
  /// Finds out before the work whether the file can be made; the folder handouts/ is made where it is missing.
  func prepare(_ output: String) throws(FileError) {
    if Paths.folder(of: output) == "\(path)/handouts" {
      try WholeFile.createFolder("\(path)/handouts")
    }
    try WholeFile.checkWritable(output)
  }

  /// Writes the whole file and says where it is.
  func publish(_ bytes: [UInt8], to output: String) throws {
    try prepare(output)
    try WholeFile.write(bytes, to: output)
    try StandardStreams.write("\(Paths.short(output).escapingControls)\n")
  }

  /// A path as a whole one, from the working directory.
  func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The way from a folder to something in the clone: "../figures" from handouts/.
  func relative(_ target: String, from folder: String) -> String {
    let here = (Paths.real(folder) ?? folder).split(separator: "/")
    let there = "\(path)/\(target)".split(separator: "/")
    let shared = zip(here, there).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: here.count - shared)
    return (up + there[shared...]).joined(separator: "/")
  }
}
