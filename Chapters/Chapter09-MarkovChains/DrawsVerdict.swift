import BayesNumerics
import Foundation
import Inference
import Workbook

/// Whether draws may be used, parameter by parameter and together, in sentences that are true for any draws.
struct DrawsVerdict: Sendable {
  let name: String
  let draws: Draws
  /// In the order of the file.
  let parameters: [ParameterVerdict]
  let energy: EnergyDiagnostics
  /// What is wrong with the draws as a whole, gravest first.
  let faults: [NotMixed]

  /// Fewer chains than four are judged with a reservation.
  private static let standard = MixingStandard(fewestChains: 1)

  init(of table: DrawsTable) {
    name = table.name
    let draws = DrawsVerdict.withoutUselessStatistics(table.draws)
    self.draws = draws
    let parameters = draws.names.map { ParameterVerdict($0, draws[$0]) }
    self.parameters = parameters
    let constant = Set(parameters.filter(\.isConstant).map(\.row.name))
    let mixing = Mixing(of: draws, standard: DrawsVerdict.standard, ignoring: constant)
    energy = mixing.energy
    faults = mixing.faults
  }

  /// Without columns of energies of which no share can be computed.
  private static func withoutUselessStatistics(_ draws: Draws) -> Draws {
    guard let place = draws.statisticNames.firstIndex(of: "energy__"),
      draws["energy__"].contains(where: { !EnergyDiagnostics.energyFraction($0).isFinite })
    else { return draws }
    func without<Value>(_ values: [Value]) -> [Value] {
      values.enumerated().filter { $0.offset != place }.map(\.element)
    }
    return Draws(
      names: draws.names, statisticNames: without(draws.statisticNames),
      chains: draws.chains.map {
        Draws.Chain(parameters: $0.parameters, statistics: without($0.statistics))
      })
  }

  var isGood: Bool { faults.isEmpty }

  /// Those that change.
  var judged: [ParameterVerdict] { parameters.filter { !$0.isConstant } }

  /// The parameter to look at first: the largest R-hat, of undefined ones the first; nil where none changes.
  var worst: ParameterVerdict? {
    judged.first { !$0.row.rHat.isFinite } ?? judged.max { $0.row.rHat < $1.row.rHat }
  }

  /// The final verdict.
  var sentence: String {
    let chains = draws.chains.count
    let size =
      "\(chains) chain\(chains == 1 ? "" : "s") of \(NumberText.grouped(draws.count)) draws"
    let constant = parameters.filter(\.isConstant)
    let left =
      constant.isEmpty
      ? ""
      : " Not judged, because the same in every draw: \(DrawsVerdict.list(constant.map(\.row.name)))."
    if !isGood {
      let sentences = faults.map(\.description).joined(separator: " ")
      return
        "Do not use the draws of \(name) (\(size)) as they are. \(sentences)\(left)\(fewChains)"
    }
    let rHat = judged.map(\.row.rHat).max() ?? .nan
    let least = judged.map(\.size).min() ?? .nan
    let sampler =
      energy.divergences == nil
      ? " Whether trajectories diverged is not said in the file."
      : energy.energyFractions == nil
        ? " No divergence." : " No divergence, and the energy moves freely."
    return
      "The draws of \(name) (\(size)) pass every check: R-hat at most \(NumberText.fixed(rHat.up(3), decimals: 3)), "
      + "\(NumberText.fixed(least.rounded(.down), decimals: 0)) effective draws or more.\(sampler)\(left)\(fewChains) A mode that no chain "
      + "has visited would leave no trace in them."
  }

  /// What so few chains cannot show.
  private var fewChains: String {
    switch draws.chains.count {
    case 1:
      " One chain cannot show whether chains from other starts would agree: R-hat only compares its two halves."
    case 2: " Two chains may both have missed what a third would find; run four or more."
    case 3: " Three chains may all have missed what a fourth would find; run four or more."
    default: ""
    }
  }

  private static func list(_ names: [String]) -> String {
    names.count <= 4
      ? names.joined(separator: ", ")
      : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
  }
}

/// One parameter: its summary and what is wrong with it.
struct ParameterVerdict: Sendable {
  let row: Summary.Row
  /// The same number in every draw of every chain.
  let isConstant: Bool
  /// Of some chain, counted from 1, that never moves; nil where all move or all stand at one place.
  let stuckChain: Int?
  let hasOneChain: Bool
  /// The share of the sum of squares about the mean that the farthest draw has.
  let farthestShare: Double

  init(_ name: String, _ chains: [[Double]]) {
    row = Summary.Row(name: name, chains: chains)
    let first = chains.first?.first ?? .nan
    isConstant = chains.allSatisfy { $0.allSatisfy { $0 == first } }
    stuckChain =
      isConstant
      ? nil : chains.firstIndex { chain in chain.allSatisfy { $0 == chain[0] } }.map { $0 + 1 }
    hasOneChain = chains.count == 1
    let mean = row.mean
    let squares = chains.joined().map { ($0 - mean) * ($0 - mean) }
    farthestShare = (squares.max() ?? 0) / max(squares.reduce(0, +), .leastNormalMagnitude)
  }

  /// One draw has more than a tenth of all squares: of a normal distribution that needs fewer than a hundred draws.
  var hasHeavyTails: Bool { farthestShare > 0.1 && row.bulkSize > 400 }

  /// Effective draws, the smaller of bulk and tail.
  var size: Double { min(row.bulkSize, row.tailSize) }

  /// In one word or a few.
  var finding: String {
    if isConstant { return "constant" }
    if stuckChain != nil { return "a stuck chain" }
    if !isDefined { return "undefined" }
    return [row.rHat <= 1.01 ? nil : "R-hat", size >= 400 ? nil : "ESS"].compactMap(\.self)
      .joined(separator: ", ").ifEmpty("passes")
  }

  private var isDefined: Bool {
    row.rHat.isFinite && row.bulkSize.isFinite && row.tailSize.isFinite
  }

  /// The verdict on this parameter.
  var sentence: String {
    if isConstant {
      return
        "It is \(NumberText.significant(row.mean, digits: 4)) in every draw: constant by construction, or every chain "
        + "is stuck at one place. Draws alone cannot tell which."
    }
    if let stuckChain {
      return "Chain \(stuckChain) never moves: it is stuck, and its draws say nothing."
    }
    guard isDefined else {
      return
        "R-hat and effective sizes are undefined: half a chain never moves, or nearly all draws are equal. Look at its "
        + "trace."
    }
    let what = hasOneChain ? "The halves of the chain" : "The chains"
    let agreement =
      row.rHat <= 1.01
      ? "\(what) agree (R-hat \(NumberText.fixed(row.rHat, decimals: 3)))"
      : "\(what) disagree (R-hat \(NumberText.fixed(row.rHat.up(3), decimals: 3)), above 1.01)"
    func count(_ size: Double, _ place: String) -> String {
      "\(NumberText.fixed(size.rounded(.down), decimals: 0)) in the \(place)"
    }
    let sizes = [(row.bulkSize, "bulk"), (row.tailSize, "tails")]
    let poor = sizes.filter { $0.0 < 400 }
    let all = (poor.isEmpty ? sizes : poor).map { count($0.0, $0.1) }.joined(separator: " and ")
    let isContrast = (row.rHat <= 1.01) != poor.isEmpty
    let enough =
      (isContrast ? ", but the effective draws are " : ", and the effective draws are ")
      + (poor.isEmpty ? "\(all)." : "only \(all), where 400 are needed.")
    if hasHeavyTails {
      let percent = NumberText.fixed(100 * farthestShare, decimals: 0)
      return agreement + enough
        + " But one draw accounts for \(percent) % of the variance: with tails this heavy quote quantiles, and no mean."
    }
    let mean =
      size >= 400 && row.rHat <= 1.01
      ? " The mean is \(NumberText.value(row.mean, withError: row.errorOfMean))." : ""
    return agreement + enough + mean
  }
}

extension Double {
  /// Rounded up at so many decimals.
  func up(_ decimals: Int) -> Double {
    let unit = Foundation.pow(10, Double(decimals))
    return (self * unit).rounded(.up) / unit
  }
}

extension String {
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
