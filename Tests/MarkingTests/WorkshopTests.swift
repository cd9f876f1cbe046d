import Foundation
import SafeIO
import TestSupport
import Testing

@testable import Marking

@Suite struct WorkshopTests {
  /// Two exercises that are plugged in at once both find the library missing after a build.
  @Test func manyMayCollectTheLibraryAtOnce() async throws {
    let folder = TemporaryFolder()
    let objects = (0..<20).map { "\(folder.path)/\($0).o" }
    for object in objects {
      try Data(repeating: 7, count: 1 << 16).write(to: URL(fileURLWithPath: object))
    }
    let archive = "\(folder.path)/libraries.a"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try Workshop.archiveObjects(objects, to: archive) } }
      try await group.waitForAll()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 21)
    #expect((Paths.modified(archive) ?? 0) > 0)
    #expect(CommandRunner.shell("ar t '\(archive)'").output.split(separator: "\n").count == 20)
  }

  @Test func aMissingObjectIsAnsweredInASentence() {
    let folder = TemporaryFolder()
    #expect(throws: InputError.self) {
      try Workshop.archiveObjects(["\(folder.path)/none.o"], to: "\(folder.path)/libraries.a")
    }
  }
}
