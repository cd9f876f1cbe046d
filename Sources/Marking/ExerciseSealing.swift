import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes the sealed keys of a chapter's exercises, when `workbook release-students` asks its program to.
public enum ExerciseSealing {
  private static let request = "seal-the-keys-of-the-exercises"

  /// The program's arguments for this: the folder of the keys, and how many variants.
  public static func arguments(folder: String, variants: Int) -> [String] {
    [request, folder, "\(variants)"]
  }

  /// Seals and ends the program, if that is what the arguments ask; else returns at once.
  static func becomeIfAsked<C: MarkedChapter>(_ chapter: C.Type, _ arguments: [String]) {
    guard arguments.count == 3, arguments[0] == request, let variants = Int(arguments[2]),
      variants > 0
    else { return }
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for exercise in C.exercises {
        let seeds = (0..<UInt64(variants)).map { variant in
          Fingerprint.number("\(C.card.executable) \(exercise.number) variant \(variant)")
        }
        guard let key = try exercise.seal(seeds) else { continue }
        try WholeFile.write(
          Array(try encoder.encode(key)), to: "\(arguments[1])/\(exercise.name).json")
      }
      _exit(0)
    } catch {
      try? writeAll(Array("\("\(error)".oneLine())\n".utf8), to: STDERR_FILENO)
      _exit(70)
    }
  }
}
