import Plotting
import SafeIO

extension GnuplotError: ExplainedError {}

/// A failure that has its sentence from the gnuplot that drew one figure.
struct FigureError: ExplainedError {
  let figure: String
  let cause: GnuplotError

  var sentence: String { "figure '\(figure)' was not drawn: \(cause.sentence)" }
  var exitStatus: Int32 { cause.exitStatus }
}
