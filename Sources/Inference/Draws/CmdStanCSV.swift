/// Draws as text in the layout of CmdStan, one text a chain, which `arviz.from_cmdstan`,
/// `cmdstanr` and `posterior` read.
///
/// Comment lines with "#", a head `lp__,accept_stat__,…,theta.1,theta.2`, then a row a draw: the
/// sampler's columns first, each number in the shortest decimal form that reads back as the same
/// bits (a NaN as "nan", whatever its bits). Elements of vectors and matrices are named with dots
/// and indexes from 1, theta.1 and L.2.1, here as in ``Draws``.
public enum CmdStanCSV {
  /// One chain's lines, without line ends, each made when it is asked for.
  ///
  /// - Parameters:
  ///   - chain: Counted from 0. Precondition: it exists.
  ///   - comments: Lines for the top, such as the command and the seed. Precondition: no line ends.
  public static func lines(
    of draws: Draws, chain: Int, comments: [String] = []
  ) throws(DrawsCSVError) -> some Sequence<String> & Sendable {
    precondition(
      draws.chains.indices.contains(chain), "There is no chain \(chain) of \(draws.chains.count).")
    precondition(
      comments.allSatisfy { !$0.contains(where: \.isNewline) },
      "A comment has one line: \(comments)")
    try draws.checkNamesForCSV()
    let table = draws.chains[chain]
    let columns = table.statistics + table.parameters
    // What readers need to know stands last, so that no other comment overrules it
    let head =
      comments.map { "# \($0)" } + [
        "# method = sample", "# num_samples = \(draws.count)", "# num_warmup = 0",
        "# save_warmup = 0", "# thin = 1", "# id = \(chain + 1)",
        (draws.statisticNames + draws.names).joined(separator: ","),
      ]
    return (0..<head.count + draws.count).lazy.map { line in
      line < head.count
        ? head[line]
        : columns.map { $0[line - head.count].description }.joined(separator: ",")
    }
  }

  /// One chain as one text, every line ended.
  public static func text(
    of draws: Draws, chain: Int, comments: [String] = []
  ) throws(DrawsCSVError) -> String {
    try lines(of: draws, chain: chain, comments: comments).map { $0 + "\n" }.joined()
  }

  /// Reads what this or CmdStan's `sample` wrote, a text a chain; warm-up that was saved is left out.
  ///
  /// How much is warm-up and how many draws there should be is taken from the comments before the
  /// head (`num_warmup`, `save_warmup`, `num_samples`, `thin`); without them every row is a draw.
  /// Comments among the rows are skipped. Columns that end in "__" become statistics. Throws for a
  /// cut or malformed text, with file and line, and for chains that do not fit together.
  public static func read(_ texts: [String]) throws(DrawsCSVError) -> Draws {
    guard !texts.isEmpty else { throw DrawsCSVError("There is no file to read.") }
    var first: (names: [String], draws: Int)?
    var chains: [Draws.Chain] = []
    for (index, text) in texts.enumerated() {
      let (names, columns) = try readChain(text, file: index + 1)
      let draws = columns[0].count
      if let first, first.names != names {
        throw DrawsCSVError("the columns are not those of file 1.", file: index + 1)
      }
      if let first, first.draws != draws {
        throw DrawsCSVError(
          "there are \(draws) draws, in file 1 there are \(first.draws).", file: index + 1)
      }
      first = (names, draws)
      chains.append(
        Draws.Chain(
          parameters: zip(names, columns).filter { !$0.0.hasSuffix("__") }.map(\.1),
          statistics: zip(names, columns).filter { $0.0.hasSuffix("__") }.map(\.1)))
    }
    let names = first?.names ?? []
    return Draws(
      names: names.filter { !$0.hasSuffix("__") },
      statisticNames: names.filter { $0.hasSuffix("__") }, chains: chains)
  }

  /// Names and columns, warm-up left out; one parameter and one draw or more.
  private static func readChain(
    _ text: String, file: Int
  ) throws(DrawsCSVError) -> (names: [String], columns: [[Double]]) {
    var run = Configuration()
    var names: [String] = []
    var columns: [[Double]] = []
    var rows = 0
    try CSVTable.scan(text, file: file) { (table) throws(DrawsCSVError) in
      run = try Configuration(table.comments, file: file)
      names = table.names
      columns = names.map { _ in [] }
      if names.allSatisfy({ $0.hasSuffix("__") }) {
        throw DrawsCSVError("there is no column of a parameter.", file: file)
      }
    } row: { (fields, line) throws(DrawsCSVError) in
      rows += 1
      for (column, field) in fields.enumerated() {
        let value = try CSVTable.number(field, column: names[column], line: line, file: file)
        if rows > run.warmUpRows { columns[column].append(value) }
      }
    }

    let draws = max(0, rows - run.warmUpRows)
    if let expected = run.drawRows, expected != draws {
      throw DrawsCSVError(
        "there are \(draws) draws, the comments promise \(expected); the run or the file may be cut.",
        file: file)
    }
    if draws == 0 { throw DrawsCSVError("there are no draws.", file: file) }
    return (names, columns)
  }

  /// What the comments say of the rows.
  private struct Configuration {
    /// Rows at the top that are warm-up.
    var warmUpRows = 0
    /// Rows after them, if that is said.
    var drawRows: Int?

    init() {}

    /// From lines such as "num_samples = 1000 (Default)".
    init(_ comments: [String], file: Int) throws(DrawsCSVError) {
      var values: [String: String] = [:]
      for comment in comments {
        let sides = comment.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { continue }
        let value = sides[1].split(separator: " ").first.map(String.init)
        values[sides[0].split(separator: " ").joined(separator: " ")] = value
      }
      func number(_ key: String) throws(DrawsCSVError) -> Int? {
        guard let text = values[key] else { return nil }
        guard let value = Int(text), value >= 0, value < 1 << 40 else {
          throw DrawsCSVError("the comment \(key) = \(text) is no count.", file: file)
        }
        return value
      }
      if let method = values["method"], method != "sample" {
        throw DrawsCSVError(
          "this is output of CmdStan's method \(method), whose rows are not a chain.", file: file)
      }

      // Row m is written if m is a multiple of the thinning
      let thinning = max(1, try number("thin") ?? 1)
      func rows(_ steps: Int) -> Int { (steps + thinning - 1) / thinning }
      let isSaved =
        ["1", "true"].contains(values["save_warmup"]) && values["algorithm"] != "fixed_param"
      warmUpRows = isSaved ? rows(try number("num_warmup") ?? 0) : 0
      drawRows = try number("num_samples").map(rows)
    }
  }
}
