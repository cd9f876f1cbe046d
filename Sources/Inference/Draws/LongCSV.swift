/// All chains as one text: a table with the columns `chain,draw`, both counted from 0, then the
/// sampler's columns and the parameters.
///
/// The table that `pandas.read_csv` takes and that ArviZ gives as `InferenceData.to_dataframe`.
/// Numbers and names as in ``CmdStanCSV``.
public enum LongCSV {
  /// The lines, without line ends, each made when it is asked for.
  public static func lines(
    of draws: Draws
  ) throws(DrawsCSVError) -> some Sequence<String> & Sendable {
    try draws.checkNamesForCSV(reserved: ["chain", "draw"])
    let head = (["chain", "draw"] + draws.statisticNames + draws.names).joined(separator: ",")
    let rowsOfChain = draws.count
    return (0...draws.chains.count * rowsOfChain).lazy.map { line in
      if line == 0 { return head }
      let (chain, draw) = ((line - 1) / rowsOfChain, (line - 1) % rowsOfChain)
      let table = draws.chains[chain]
      let numbers = (table.statistics + table.parameters).map { $0[draw].description }
      return (["\(chain)", "\(draw)"] + numbers).joined(separator: ",")
    }
  }

  /// All lines as one text, every line ended.
  public static func text(of draws: Draws) throws(DrawsCSVError) -> String {
    try lines(of: draws).map { $0 + "\n" }.joined()
  }

  /// Reads what ``lines(of:)`` wrote.
  ///
  /// Rows of a chain stand together and in order; chains may have any distinct whole numbers, draws
  /// count from 0 or 1. Throws for a cut or malformed text, with the line, and for chains of
  /// different length.
  public static func read(_ text: String) throws(DrawsCSVError) -> Draws {
    var names: [String] = []
    // Of each chain, in the order of the rows
    var labels: [Int] = []
    var chains: [[[Double]]] = []
    var lastDraw = -1
    try CSVTable.scan(text) { (table) throws(DrawsCSVError) in
      guard table.names.starts(with: ["chain", "draw"]) else {
        throw DrawsCSVError(
          "the first two columns are chain and draw, not \(table.names.prefix(2)).")
      }
      names = Array(table.names.dropFirst(2))
      if names.allSatisfy({ $0.hasSuffix("__") }) {
        throw DrawsCSVError("there is no column of a parameter.")
      }
    } row: { (fields, line) throws(DrawsCSVError) in
      guard let chain = Int(fields[0]), let draw = Int(fields[1]) else {
        throw DrawsCSVError(
          "chain and draw are whole numbers, not \(fields[0]) and \(fields[1]).", line: line)
      }
      if labels.last == chain {
        guard lastDraw < Int.max && draw == lastDraw + 1 else {
          throw DrawsCSVError(
            "draw \(draw) of chain \(chain) follows draw \(lastDraw); rows may be missing.",
            line: line)
        }
      } else {
        guard !labels.contains(chain) && (draw == 0 || draw == 1) else {
          throw DrawsCSVError(
            "chain \(chain) begins anew at draw \(draw); its rows belong together, from draw 0 up.",
            line: line)
        }
        labels.append(chain)
        chains.append(names.map { _ in [] })
      }
      lastDraw = draw
      for (column, field) in fields.dropFirst(2).enumerated() {
        chains[chains.count - 1][column].append(
          try CSVTable.number(field, column: names[column], line: line, file: nil))
      }
    }

    guard let draws = chains.first?[0].count else { throw DrawsCSVError("There are no draws.") }
    for (label, chain) in zip(labels, chains) where chain[0].count != draws {
      throw DrawsCSVError(
        "Chain \(label) has \(chain[0].count) draws, chain \(labels[0]) has \(draws).")
    }
    func columns(_ chain: [[Double]], areStatistics: Bool) -> [[Double]] {
      zip(names, chain).filter { $0.0.hasSuffix("__") == areStatistics }.map(\.1)
    }
    return Draws(
      names: names.filter { !$0.hasSuffix("__") },
      statisticNames: names.filter { $0.hasSuffix("__") },
      chains: chains.map { chain in
        Draws.Chain(
          parameters: columns(chain, areStatistics: false),
          statistics: columns(chain, areStatistics: true))
      })
  }
}
