import Plotting
import SafeIO

extension GnuplotError: ExplainedError {}

/// A failure that has its sentence from the gnuplot that drew one figure.
package struct FigureError: ExplainedError {
  let figure: String
  let cause: GnuplotError

  package var sentence: String { "figure '\(figure)' was not drawn: \(cause.sentence)" }
  package var exitStatus: Int32 { cause.exitStatus }
}
