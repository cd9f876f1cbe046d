import Marking

extension MarkovChains {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .whereASmallChainEnds, .exchangeOnTheLadder, .effectiveDrawsByHand,
    .funnelWithoutANeck, .tunedStep, .oneSidedProposal, .leapfrogByMe,
  ]
}
