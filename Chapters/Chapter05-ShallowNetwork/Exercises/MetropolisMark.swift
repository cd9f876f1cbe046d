import Marking

// MARK: Known mistakes

extension MetropolisJudge.Proposal {
  /// What the reply calls it; nil for a width that is no known mistake.
  var named: Mark.Named? {
    switch self {
    case .oneCoordinate:
      Mark.Named(
        name: "one coordinate at a time",
        hint:
          "Some coordinates do not move. If it is always the same one that moves, the chain never reaches the "
          + "rest; the exercise asks for a step in every coordinate at once.")
    case .commonNumber:
      Mark.Named(
        name: "one random number for all coordinates",
        hint:
          "All coordinates move by the same number, so that the chain never leaves a line. Draw a random number for "
          + "each coordinate.")
    case .asymmetric:
      Mark.Named(
        name: "a proposal that is not symmetric",
        hint:
          "Where the target is flat your chain drifts to one side. min(1, ratio) is right only if a step is as "
          + "probable as the step back: random.uniform() alone is never negative.")
    case .fromElsewhere:
      Mark.Named(
        name: "a proposal that forgets where it stands",
        hint:
          "Your proposals lie about 0, wherever the chain is. Add the step to `current`.")
    case .relative:
      Mark.Named(
        name: "a step in proportion to the place",
        hint:
          "Far from 0 your steps are longer than back near 0, so that there and back are not "
          + "equally probable. Add scale times a random number, and do not multiply by the place.")
    case .width(.variance):
      Mark.Named(
        name: "the scale taken for a variance",
        hint:
          "Your steps have the standard deviation √scale. The stationary distribution is right all the same: any "
          + "symmetric proposal leaves it invariant, and the scale decides only how fast the chain moves. But "
          + "the exercise asks for scale as the standard deviation.")
    case .width(.squared):
      Mark.Named(
        name: "the scale squared",
        hint:
          "Your steps have the standard deviation scale². The stationary distribution is right all the same, but "
          + "the exercise asks for scale as the standard deviation.")
    case .width(.forgotten):
      Mark.Named(
        name: "the scale forgotten",
        hint:
          "Your steps have the standard deviation 1, whatever the scale. The stationary distribution is right all "
          + "the same, but with a wrong scale a chain accepts nearly everything or nearly nothing.")
    case .width(.uniform):
      Mark.Named(
        name: "a uniform step of that width",
        hint:
          "A uniform number from -a to a has the standard deviation a/√3. Your steps are symmetric, so the "
          + "stationary distribution is right; but the exercise asks for scale as the standard deviation."
      )
    case .width(.other): nil
    }
  }
}

extension MetropolisJudge.Decision {
  /// What the reply calls it; nil where it is no known mistake.
  var named: Mark.Named? {
    switch self {
    case .everything:
      Mark.Named(
        name: "every proposal accepted",
        hint:
          "Your chain is a free random walk. Where the proposal is rejected, return `current`.")
    case .withoutPrior:
      Mark.Named(
        name: "the likelihood without the prior",
        hint:
          "This is E5, the slip of the printed sampler: a run without data would drift away from the prior. The "
          + "target is prior times likelihood.")
    case .withoutLikelihood:
      Mark.Named(
        name: "the prior without the likelihood",
        hint:
          "Your chain returns the prior, whatever the data say.")
    case .upsideDown:
      Mark.Named(
        name: "the ratio upside down",
        hint:
          "Your chain is driven away from where the density is large: the proposal's density is the numerator."
      )
    case .onlyUphill:
      Mark.Named(
        name: "only uphill",
        hint:
          "Your chain climbs to a peak and stays there: that is a search, not a sample. A step down is "
          + "accepted too, with a probability.")
    case .withoutLogarithm:
      Mark.Named(
        name: "u for log u",
        hint:
          "You compare a logarithm with a probability: take the logarithm of u, or the exponential of the "
          + "log ratio.")
    case .contrary:
      Mark.Named(
        name: "accepted where it should be rejected",
        hint:
          "Swap what you return: the proposal where log u is below the log ratio.")
    case .untilAccepted:
      Mark.Named(
        name: "proposed until accepted",
        hint:
          "You propose again until something is accepted. But the time that a chain stands still is what keeps "
          + "the proportions right: where a proposal is rejected, return `current`, and that counts as a step."
      )
    case .tooSeldom:
      Mark.Named(
        name: "accepted too seldom",
        hint:
          "Your chain stands still more often than it must: the Metropolis probability is min(1, ratio), and each proposal of higher density is accepted."
      )
    case .other: nil
    }
  }
}

// MARK: The mark

extension MetropolisJudge {
  static let decisionsApart = Mark.Named(
    name: "a decision for each coordinate",
    hint:
      "In some of your steps one coordinate moves and the other stays. With one ratio for the whole place that leaves "
      + "another distribution invariant; the exercise asks for one proposal of all coordinates and one decision."
  )

  /// Whether a coordinate ever moves while another stays, in the chain on two correlated coordinates.
  var decidesSingly: Bool {
    guard let index = questions.firstIndex(where: { $0.target == "pair" }) else { return false }
    var (x, y) = (questions[index].start[0], questions[index].start[1])
    for place in stride(from: 0, to: answers[index].count - 1, by: 2) {
      let (nextX, nextY) = (answers[index][place], answers[index][place + 1])
      let isXStill = nextX == x
      let isYStill = nextY == y
      if isXStill != isYStill { return true }
      (x, y) = (nextX, nextY)
    }
    return false
  }

  /// Marks the draws of a step by what they show.
  static func mark(_ questions: [MetropolisQuestion], _ answers: [[Double]]) -> Mark {
    let judge = MetropolisJudge(questions: questions, answers: answers)
    if let refusal = judge.refusal { return .wrong(refusal) }
    // How it proposes and how it decides; a skewed proposal hides the decisions
    let proposal = judge.proposal
    let hidesDecision = [.asymmetric, .fromElsewhere, .relative].contains(proposal)
    let decision = hidesDecision ? nil : judge.decision
    let named = [proposal?.named, decision?.named].compactMap { $0 }
    if !named.isEmpty { return .mistakes(named) }
    if judge.decidesSingly { return .mistakes([decisionsApart]) }
    if case .width(.other(let ratio)) = proposal {
      return .wrong(
        "Where the target is flat your steps have \(ratio.inWords) times the standard deviation that is asked "
          + "for. The stationary distribution is right all the same, and only the speed is another."
      )
    }
    if let findings = judge.findings { return .wrong(findings) }
    if decision == .other {
      return .wrong(
        "On a density that falls as e^(-x), single steps do not go up and down in the proportion that "
          + "detailed balance asks for: look at the probability with which you accept.")
    }
    return .solved
  }
}
