import Foundation
import RealModule

/// Why draws may not be used, with the parameter that is worst and its numbers.
public enum NotMixed: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no parameter or no draw.
  case nothingDrawn
  case fewChains(Int, needed: Int)
  case fewDraws(Int, needed: Int)
  /// A diagnostic of this parameter is no number; so it is of `others` more.
  case undefined(String, others: Int = 0)
  /// R̂ is too large; so it is for `others` more.
  case apart(String, rHat: Double, largest: Double, others: Int)
  /// An effective sample size is too small; so it is for `others` more.
  case fewEffective(String, bulk: Double, tail: Double, smallest: Double, others: Int)
  case divergences(Int, draws: Int, most: Int)
  /// The energy of a chain, counted from 0, moves too little from draw to draw; so it does in `others`
  /// more.
  case stiffEnergy(chain: Int, fraction: Double, smallest: Double, others: Int = 0)
  /// More than one of these, gravest first.
  indirect case several([NotMixed])

  /// One sentence: the quantity that failed, by how much, and what to do. Of several faults a sentence
  /// each.
  public var description: String {
    switch self {
    case .nothingDrawn:
      "Nothing was drawn: run chains that record at least one parameter."
    case .fewChains(let chains, let needed):
      "\(chains) chain\(chains == 1 ? "" : "s") cannot show whether chains agree: run \(needed) or more from starts spread wider than the posterior."
    case .fewDraws(let draws, let needed):
      "\(draws) draws in a chain are too few to judge it: draw \(needed) or more, a thousand as a rule."
    case .undefined(let name, let others):
      "The diagnostics of \(name)\(Self.others(others)) are undefined, because a draw is not finite, a chain never moved or nearly all draws are equal: look at its trace, and leave \(name) out of the verdict only if it is constant by construction."
    case .apart(let name, let rHat, let largest, let others):
      "The chains have not mixed: R-hat of \(name) is \(Self.up(rHat, 3)), above \(Self.text(largest, 3))\(Self.others(others)); run a longer warm-up, and if that does not help look for several modes or change the parametrisation."
    case .fewEffective(let name, let bulk, let tail, let smallest, let others):
      "Too few effective draws: the ESS of \(name) is \(Self.sizes(bulk, tail, smallest)), where \(Self.text(smallest, 0)) are needed\(Self.others(others)); draw \(Self.more(smallest, min(bulk, tail))) or change the parametrisation."
    case .divergences(let count, let draws, let most):
      "\(count) of \(draws) draws diverged, where \(most) may, so the chains miss a narrow part of the posterior: aim at a higher acceptance (a smaller step), and if that does not help change the parametrisation."
    case .stiffEnergy(let chain, let fraction, let smallest, let others):
      "The energy of chain \(chain + 1)\(Self.others(others, "chain")) hardly changes from draw to draw, E-BFMI is \(Self.down(fraction, 2)) and should be \(Self.text(smallest, 2)) or more: the posterior has tails or scales that the chain crosses too slowly, so change the parametrisation."
    case .several(let faults):
      faults.map(\.description).joined(separator: " ")
    }
  }

  private static func text(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }

  /// Rounded away from what would pass, so that no sentence says "400, where 400 are needed".
  private static func up(_ number: Double, _ decimals: Int) -> String {
    let unit = Double.pow(10, Double(decimals))
    return text((number * unit).rounded(.up) / unit, decimals)
  }
  private static func down(_ number: Double, _ decimals: Int) -> String {
    let unit = Double.pow(10, Double(decimals))
    return text((number * unit).rounded(.down) / unit, decimals)
  }

  private static func others(_ count: Int, _ noun: String = "parameter") -> String {
    count > 0 ? " (and \(count) more \(noun)\(count == 1 ? "" : "s"))" : ""
  }

  /// The effective sizes that are too small, by name.
  private static func sizes(_ bulk: Double, _ tail: Double, _ smallest: Double) -> String {
    [(bulk, "bulk"), (tail, "tail")].filter { !($0.0 >= smallest) }
      .map { "\(down($0.0, 0)) in the \($0.1)" }.joined(separator: " and ")
  }

  /// How many times as many draws, rounded up to a half; a handful of effective draws does not tell.
  private static func more(_ needed: Double, _ present: Double) -> String {
    needed / present > 20
      ? "far more" : "\(text((needed / present * 2).rounded(.up) / 2, 1)) times as many"
  }
}
