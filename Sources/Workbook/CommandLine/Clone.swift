import SafeIO

/// The clone of the workbook that a program was built from.
package enum Clone {
  /// Its folder: above the program, else above its source file, else above the working directory.
  package static func folder(sourceFile: String) -> String? {
    let places = [Paths.executable.map(Paths.folder), Paths.folder(of: sourceFile), Paths.working]
    return places.compactMap { $0 }.compactMap(above).first
  }

  /// The nearest folder at or above this one whose Package.swift names Bayesics.
  static func above(_ folder: String) -> String? {
    guard folder.hasPrefix("/") else { return nil }
    var folder = folder
    while true {
      if let text = Paths.text(of: "\(folder)/Package.swift", limit: 100_000),
        text.contains("name: \"Bayesics\"")
      {
        return folder
      }
      guard folder.count > 1 else { return nil }
      folder = Paths.folder(of: folder)
    }
  }
}
