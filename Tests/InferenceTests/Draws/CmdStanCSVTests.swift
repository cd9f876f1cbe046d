import BayesNumerics
import Testing

@testable import Inference

@Suite struct CmdStanCSVTests {
  /// Numbers that decimal text gets wrong first.
  static let awkward: [Double] = [
    0, -0.0, 0.1, 1.0 / 3, Double.leastNonzeroMagnitude, -2.2250738585072014e-308,
    1.7976931348623157e308, 1e22, 1e23,
    9007199254740992, 123456789012345680, -1e-5, .infinity, -.infinity, .nan,
  ]

  /// Two chains of awkward numbers and of arbitrary bits.
  static let draws: Draws = {
    var random = RandomSource(seed: 17)
    func column() -> [Double] {
      awkward
        + (0..<2000).map { _ in
          // Finite ones; the bits of a NaN are not kept
          let value = Double(bitPattern: random.next())
          return value.isFinite ? value : random.normal()
        }
    }
    let chains = (0..<2).map { _ in
      Draws.Chain(parameters: [column(), column(), column()], statistics: [column(), column()])
    }
    return Draws(
      names: ["sigma_T", "theta.1", "theta.2"], statisticNames: ["lp__", "accept_stat__"],
      chains: chains)
  }()

  static func bits(_ draws: Draws) -> [[UInt64]] {
    draws.chains.flatMap { chain in
      (chain.statistics + chain.parameters).map { $0.map { $0.isNaN ? 0 : $0.bitPattern } }
    }
  }

  @Test func comesBackBitForBit() throws {
    let texts = try [0, 1].map {
      try CmdStanCSV.text(of: Self.draws, chain: $0, comments: ["seed = 1"])
    }
    let back = try CmdStanCSV.read(texts)
    #expect(back.names == Self.draws.names && back.statisticNames == Self.draws.statisticNames)
    #expect(Self.bits(back) == Self.bits(Self.draws))
    // The control: six decimals, as CmdStan writes by default, do not come back
    let rounded = texts.map { $0.replacing("0.3333333333333333", with: "0.333333") }
    #expect(try Self.bits(CmdStanCSV.read(rounded)) != Self.bits(Self.draws))
  }

  @Test func hasTheLayoutThatReadersKnow() throws {
    let draws = Draws(
      names: ["mu", "theta.1"], statisticNames: ["lp__", "divergent__"],
      chains: [
        Draws.Chain(parameters: [[1.5, 2], [0.1, 1e-7]], statistics: [[-3, -4], [0, 1]])
      ])
    let text = try CmdStanCSV.text(of: draws, chain: 0, comments: ["model = toy"])
    #expect(
      text == """
        # model = toy
        # method = sample
        # num_samples = 2
        # num_warmup = 0
        # save_warmup = 0
        # thin = 1
        # id = 1
        lp__,divergent__,mu,theta.1
        -3.0,0.0,1.5,0.1
        -4.0,1.0,2.0,1e-07

        """)
  }

  /// As CmdStan 2.34 writes it, shortened: warm-up saved, every second step kept, comments between.
  static let cmdStan = """
    # stan_version_major = 2
    # stan_version_minor = 34
    # model = bernoulli_model
    # method = sample (Default)
    #   sample
    #     num_samples = 5
    #     num_warmup = 3
    #     save_warmup = true
    #     thin = 2
    #     adapt
    #       engaged = true (Default)
    #     algorithm = hmc (Default)
    # id = 1 (Default)
    # output
    #   file = output.csv (Default)
    lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,theta
    -7.9,0.9,1,1,1,0,8.5,0.4
    -7.8,0.9,1,1,1,0,8.6,0.5
    # Adaptation terminated
    # Step size = 0.8
    # Diagonal elements of inverse mass matrix:
    # 0.5
    -6.74802,0.999987,0.8,1,3,0,6.76,0.24702
    -6.9,1,0.8,2,3,0,7,nan
    -7.1,0.5,0.8,2,3,1,7.2,-1.5e-3
    #\u{20}
    #  Elapsed Time: 0.007 seconds (Warm-up)
    #                0.017 seconds (Sampling)
    #                0.024 seconds (Total)
    #\u{20}

    """

  @Test func readsWhatCmdStanWrites() throws {
    let second = Self.cmdStan.replacing("0.24702", with: "0.3")
    let draws = try CmdStanCSV.read([Self.cmdStan, second])
    #expect(draws.names == ["theta"])
    #expect(
      draws.statisticNames == [
        "lp__", "accept_stat__", "stepsize__", "treedepth__", "n_leapfrog__", "divergent__",
        "energy__",
      ])
    #expect(draws.count == 3 && draws.chains.count == 2)
    #expect(draws["theta"][0][0] == 0.24702 && draws["theta"][1][0] == 0.3)
    #expect(draws["theta"][0][1].isNaN && draws["theta"][0][2] == -0.0015)
    #expect(draws["divergent__"] == [[0, 0, 1], [0, 0, 1]])

    // Not saved; line ends of Windows; a byte order mark
    let lines = Self.cmdStan.split(separator: "\n", omittingEmptySubsequences: false)
    let bare = lines.filter { !$0.hasPrefix("-7.9,") && !$0.hasPrefix("-7.8,") }
      .joined(separator: "\r\n").replacing(
        "save_warmup = true", with: "save_warmup = false (Default)")
    #expect(try CmdStanCSV.read(["\u{FEFF}" + bare])["theta"][0][0] == 0.24702)
    // No comments at all: every row is a draw
    #expect(try CmdStanCSV.read(["lp__,x.1\n-1,2\n\n-2,3\n"])["x.1"] == [[2, 3]])
  }

  /// Each text, where its fault is, and what the sentence must say.
  static let malformed: [(text: String, line: Int?, says: String)] = [
    ("", nil, "no head"), ("# only comments\n", nil, "no head"), ("x\n", nil, "no draws"),
    ("lp__\n-1\n", nil, "no column of a parameter"),
    ("x,y\n1,2\n3\n", 3, "there are 1 fields, the head has 2"),
    ("x,y\n1,2,3\n", 2, "3 fields"), ("x,y\n1,\n", 2, "column y is empty"),
    ("# c\nx,y\n# c\n1,two\n", 4, "\"two\" in column y is no number"),
    ("x\n1e400\n", 2, "larger than any number"), ("x\n0x1p3\n", 2, "no number"),
    ("x\n1 2\n", 2, "no number"), ("x\n\"1\"\n", 2, "no number"), ("x\n1_000\n", 2, "no number"),
    ("x,x\n1,2\n", 1, "two columns are named x"), ("x,\n1,2\n", 1, "no name"),
    ("\"x\",y\n1,2\n", 1, "quotes"), ("1,2\n3,4\n", 1, "holds numbers"),
    ("x\n1\n2.5", 3, "no end"), ("x\n1\n# cut", 3, "no end"),
    ("# num_samples = 3\nx\n1\n2\n", nil, "2 draws, the comments promise 3"),
    ("# num_samples = 1\nx\n1\n2\n", nil, "promise 1"),
    ("# num_samples = many\nx\n1\n", nil, "no count"),
    ("# num_samples = -1\nx\n1\n", nil, "no count"),
    ("# num_samples = 99999999999999999999\nx\n1\n", nil, "no count"),
    ("# method = variational\nx\n1\n", nil, "method variational"),
    ("# num_warmup = 5\n# save_warmup = 1\nx\n1\n2\n", nil, "no draws"),
  ]

  @Test(arguments: malformed.indices) func saysWhatIsWrong(index: Int) {
    let (text, line, says) = Self.malformed[index]
    do {
      let draws = try CmdStanCSV.read([text])
      Issue.record("\(text) was read as \(draws)")
    } catch {
      #expect(error.line == line && error.file == 1, "\(error)")
      #expect("\(error)".contains(says), "\(error)")
    }
  }

  @Test func chainsMustFitTogether() {
    for (texts, says) in [
      ([], "no file"), (["x\n1\n", "y\n1\n"], "file 2: the columns"),
      (["x\n1\n", "x\n1\n2\n"], "file 2: there are 2 draws, in file 1 there are 1"),
    ] {
      do {
        _ = try CmdStanCSV.read(texts)
        Issue.record("\(texts) was read")
      } catch {
        #expect("\(error)".contains(says), "\(error)")
      }
    }
  }

  /// What could not come back, or would come back as something else, is not written.
  @Test(arguments: [
    "a,b", "L[2,1]", "\"a\"", "it's", "", "two words", "a\nb", "#a", "1.5", "nan", "a__", "sigma.T",
    "a.0", "a.", ".1", "a\u{FEFF}", "a\r\nb",
  ]) func namesThatCannotStandInAFileAreRefused(name: String) {
    let draws = Draws(names: [name], chains: [Draws.Chain(parameters: [[1]])])
    #expect(throws: DrawsCSVError.self) { try CmdStanCSV.text(of: draws, chain: 0) }
    #expect(throws: DrawsCSVError.self) { try LongCSV.text(of: draws) }
  }

  @Test func statisticsAreMarked() {
    let draws = Draws(
      names: ["x"], statisticNames: ["energy"],
      chains: [Draws.Chain(parameters: [[1]], statistics: [[1]])])
    #expect(throws: DrawsCSVError.self) { try CmdStanCSV.text(of: draws, chain: 0) }
  }
}
