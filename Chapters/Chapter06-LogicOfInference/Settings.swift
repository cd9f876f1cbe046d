import ArgumentParser
import SafeIO
import Workbook

/// The options of chapter 6; the lecture leaves the probabilities of its rules open.
struct LogicSettings: ChapterSettings {
  @Option("Probability of what the rules call likely or frequent", in: 0...1, value: "P")
  var likely = 0.9

  @Option("Probability of what the rules say nothing about", in: 0...1, value: "P")
  var even = 0.5

  @Option("Probability of what is rare", in: 0...1, value: "P")
  var rare = 0.1

  @Option("Probability that Sleeping Beauty's coin shows heads", in: 0.001...0.999, value: "P")
  var heads = 0.5

  @Option("How often Sleeping Beauty is woken if it shows tails", in: 1...1000, value: "n")
  var awakenings = 2

  @Option(
    file:
      "Your own table: a line for each cell with stratum, group, outcome and count (or probability)"
  )
  var table: String?
}
