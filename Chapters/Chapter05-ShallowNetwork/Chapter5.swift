import BayesNumerics
import Inference
import Marking
import Networks
import SafeIO
import Workbook

@main
struct Chapter5 {
  static func main() async { await ShallowNetworkChapter.runCommandLine() }
}

/// Chapter 5: a small network, all its weights uncertain.
enum ShallowNetworkChapter: MarkedChapter {
  typealias Settings = NetworkSettings

  static let card = ChapterCard(
    number: 5,
    title: "What does a small network know?",
    lecture: "lecture 001 (ICMAT DataLab)",
    abstract:
      "A network with one hidden layer and a posterior for every weight: priors over functions, prediction with "
      + "its uncertainty, checks of the fit, what can be concluded when hidden units (the lecture's nodes) "
      + "switch labels, and two faults in a published sampler.",
    example: (
      "swift run chapter5 --set motorcycle --nodes 6",
      "a network of six hidden units on real crash measurements"
    ))

  static let sections: [Section<NetworkStudy>] = [
    priorFunctions, weightDecay, fit, coverage, labels, twoOrThree, motorcycle, lemma,
    samplerFaults, collapsed, mirrorModes, priorSensitivity,
  ]

  static func study(_ settings: NetworkSettings, run: Run) throws -> NetworkStudy {
    // Data
    let rotation = SimulatedSets.rotation(using: run.random("rotation curve"))
    let set =
      if let path = settings.data {
        try TrainingSet(path: path)
      } else {
        switch settings.set {
        case .rotation: rotation
        case .motorcycle: TrainingSet.motorcycle
        case .twoNodes: SimulatedSets.twoNodes(using: run.random("two nodes"))
        }
      }

    for place in settings.predict?.places ?? [] where place.coordinates.count != set.columns {
      throw InputError(
        .usage,
        "--predict \(place.text) names \(place.coordinates.count) "
          + "\(place.coordinates.count == 1 ? "number" : "numbers"), and a point of \(set.name) has "
          + "\(set.columns) \(set.columns == 1 ? "input" : "inputs"); put commas between inputs and "
          + "semicolons between places")
    }

    // Model, and how it is to be sampled
    let prior = settings.prior(inputs: set.columns + 1)
    var plan = NetworkPlan(
      nodes: settings.nodes, chains: settings.chains,
      lengths: ChainLengths(
        warmUp: settings.warmUp, draws: run.isQuick ? max(100, settings.draws / 4) : settings.draws,
        thinning: settings.thinning))
    plan.proposal = settings.proposal.kernel

    let random = run.random("fit")
    return NetworkStudy(
      set: set, prior: prior, plan: plan, rotation: rotation, saved: settings.saved,
      predict: settings.predict?.places ?? [],
      showsQuestion: settings.data == nil && settings.set == .rotation,
      fit: Shared { [plan] in
        try await fitNetwork(set, plan, prior: prior, using: random)
      })
  }
}

/// What the sections of chapter 5 share: the points of the main fit, its prior, and its draws.
struct NetworkStudy: Sendable {
  /// The reader's points, or the simulated rotation curve.
  let set: TrainingSet
  let prior: ShallowNetworkPrior
  let plan: NetworkPlan
  /// The chapter's own case, for sections that show it whatever the reader's points are.
  let rotation: TrainingSet
  let saved: SavedDraws
  /// Where the reader asks for predictions.
  let predict: [PredictionPlace]
  /// Whether the points are those of the chapter's opening picture.
  let showsQuestion: Bool
  /// The main fit, sampled when the first section asks for it.
  let fit: Shared<NetworkFit>
}
