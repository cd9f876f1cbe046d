/// A gnuplot on this machine: the one place where a script becomes a picture.
public struct Gnuplot: Sendable {
  /// Absolute path of the program.
  public let path: String

  public init(path: String) { self.path = path }

  /// The first `gnuplot` in the absolute folders of a search path (empty and relative entries are skipped).
  public static func find(searchPath: String?) throws(GnuplotError) -> Gnuplot {
    throw .notFound
  }

  /// Runs a script and returns what gnuplot wrote on its standard output, checked to be a whole picture.
  public func draw(
    _ script: String, as format: FigureFormat?, timeLimit: Duration = .seconds(10)
  ) throws(GnuplotError) -> [UInt8] {
    throw .notFound
  }
}

public enum GnuplotError: Error, Sendable, Equatable {
  case notFound
  case cannotStart(path: String, reason: String)
  case failed(status: Int32, words: String)
  case killed(signal: Int32, words: String)
  case timedOut(seconds: Int, words: String)
  case floodedOutput(bytes: Int)
  case incompletePicture(format: String, words: String)
}
