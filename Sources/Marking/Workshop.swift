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

/// Where and with what students' files are compiled: the compiler, the modules that they may import, and a scratch
/// folder beside what SwiftPM built.
///
/// Only BayesNumerics, what it needs and the harness are copied there, so that no student's file can import a chapter.
struct Workshop: Sendable {
  /// Such as ".build/answers".
  let scratch: String
  let compiler: String
  /// A program of the workbook that confines itself and becomes another.
  let launcher: String
  /// The folder of the toolchain, and that of its libraries at run time.
  let toolchain: String
  let flags: [String]
  /// What the compiler may read beside the modules.
  let headers: [String]

  /// The modules that a student's file may import, each after those that it needs, and the one that asks it.
  private static let modules = ["RealModule", "BayesNumerics", "StudentHarness"]
  /// The C modules behind them, with the folder of their headers.
  private static let cTargets = ["_NumericsShims", "CBoostMath", "CVectorMath"]

  /// Finds the compiler and makes ready what all students' files share.
  ///
  /// - Parameter program: The running program, beside which the modules were built.
  /// - Throws: ``InputError`` 66 with what is missing, ``FileError`` where nothing can be written.
  static func make(clone: String, program: String) throws -> Workshop {
    let products = Paths.folder(of: program)
    let build = Paths.folder(of: Paths.folder(of: products))
    let (compiler, toolchain) = try swiftCompiler()
    let scratch = "\(build)/answers/\(Paths.name(of: products))"
    for folder in ["modules", "cache", "questions"] {
      try WholeFile.createFolder("\(scratch)/\(folder)")
    }

    for module in modules {
      try refresh(
        "\(scratch)/modules/\(module).swiftmodule",
        from: "\(products)/Modules/\(module).swiftmodule")
    }
    let archive = "\(scratch)/modules/libraries.a"
    let objects = (modules + cTargets + ["CCrashReport"]).flatMap { target in
      objectFiles(in: "\(products)/\(target).build")
    }
    guard !objects.isEmpty else {
      throw InputError(
        .noInput,
        "the objects of BayesNumerics are not beside \(program.quoted); build with 'swift build' first"
      )
    }
    try archiveObjects(objects, to: archive)

    let maps = [
      "\(build)/checkouts/swift-numerics/Sources/_NumericsShims/include/module.modulemap",
      "\(clone)/Sources/COpenBLAS/module.modulemap",
      "\(products)/CBoostMath.build/module.modulemap",
      "\(products)/CVectorMath.build/module.modulemap",
    ]
    return Workshop(
      scratch: scratch, compiler: compiler, launcher: launcher(program), toolchain: toolchain,
      flags: [
        // The whole module at once: one frontend for all files takes half the time of one for each
        "-O", "-wmo", "-g", "-module-name", "Student", "-swift-version", "5", "-suppress-warnings",
        "-Xfrontend", "-solver-expression-time-threshold=10", "-I", "\(scratch)/modules",
      ] + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
        + ["-module-cache-path", "\(scratch)/cache"] + linking(archive),
      headers: maps.map(Paths.folder)
        + ["CBoostMath", "CVectorMath", "COpenBLAS"].map { "\(clone)/Sources/\($0)" })
  }

  /// The running program, or a chapter beside it where that is a runner of tests.
  private static func launcher(_ program: String) -> String {
    let name = Paths.name(of: program)
    guard !name.hasPrefix("chapter"), name != "workbook", name != "exercises" else {
      return program
    }
    let folder = Paths.folder(of: program)
    return ([99] + Array(1...20)).map { "\(folder)/chapter\($0)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? program
  }

  /// The confinement of a compiler at work in this folder.
  func compiling(in folder: String) -> Confinement {
    var confinement = Confinement.compiler(
      toolchain: toolchain, scratch: folder,
      readable: ["\(scratch)/modules"] + headers)
    // Shared by all, as the first module costs seconds; the compiler writes there, never a student's code
    confinement.writable.append("\(scratch)/cache")
    return confinement
  }

  private static func linking(_ archive: String) -> [String] {
    #if os(Linux)
      ["-use-ld=lld", archive, "-lopenblas", "-lstdc++", "-lm"]
    #else
      [archive, "-lc++", "-framework", "Accelerate"]
    #endif
  }

  /// The compiler and the folder of its toolchain.
  static func swiftCompiler() throws -> (path: String, toolchain: String) {
    var asked = [ChildProcess("/usr/bin/env", ["env", "swiftc", "-print-target-info"])]
    ChildProcess.collect(&asked, timeLimit: .seconds(60))
    struct Information: Decodable {
      struct Paths: Decodable { let runtimeResourcePath: String }
      let paths: Paths
    }
    guard asked[0].ending == .exited(0),
      let information = try? JSONDecoder().decode(Information.self, from: Data(asked[0].output))
    else {
      throw InputError(
        .noInput, "the Swift compiler was not found; 'swiftc --version' must work in this terminal")
    }
    // .../usr/lib/swift
    let usr = Paths.folder(of: Paths.folder(of: information.paths.runtimeResourcePath))
    return ("\(usr)/bin/swiftc", usr)
  }

  private static func objectFiles(in folder: String) -> [String] {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return [] }
    return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".o") }
      .filter { !$0.hasSuffix(".swiftmodule.o") }
      .sorted().map { "\(folder)/\($0)" }
  }

  /// Copies a file where the copy is older or missing.
  private static func refresh(_ copy: String, from file: String) throws {
    guard let stamp = Paths.modified(file) else {
      throw InputError(
        .noInput, "\(Paths.short(file).quoted) is missing; build with 'swift build' first")
    }
    if let old = Paths.modified(copy), old >= stamp { return }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw InputError(.noInput, "\(Paths.short(file).quoted) cannot be read")
    }
    try WholeFile.write(Array(data), to: copy)
  }

  /// Makes the archive where it is older than its objects or missing. Two sections, or two programs, may ask at once:
  /// each makes one of its own, and the last to be named stays.
  static func archiveObjects(_ objects: [String], to archive: String) throws {
    let newest = objects.compactMap(Paths.modified).max() ?? 0
    if let old = Paths.modified(archive), old >= newest { return }
    let own = "\(archive).\(UUID().uuidString)"
    defer { unlink(own) }
    var made = [ChildProcess("/usr/bin/env", ["env", "ar", "rcs", own] + objects)]
    ChildProcess.collect(&made, timeLimit: .seconds(60))
    guard made[0].ending == .exited(0), rename(own, archive) == 0 else {
      throw InputError(
        .noInput,
        "the program 'ar' could not collect the workbook's library; it comes with binutils")
    }
  }

  /// Changes whenever what students' programs are linked with does.
  var stamp: String { "\(Paths.modified("\(scratch)/modules/libraries.a") ?? 0)" }
}
