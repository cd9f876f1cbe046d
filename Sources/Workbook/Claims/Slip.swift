/// A place where the text of a lecture, as it reads, says something else than it must.
///
/// Some are losses of text extraction. The workbook shows each as it reads, in the right form, and
/// with a proof by computation in the chapter that meets it.
public struct Slip: Sendable {
  /// "E1" ... "E21"
  public let id: String
  /// "000" ... "004"
  public let lecture: String
  public let asTheTextReads: String
  public let rightForm: String
  /// What a computation shows.
  public let proof: String
  /// The chapter that proves it.
  public let chapter: Int

  /// All that are known, in their order.
  public static let all = [
    Slip("E1", "000", "w ← w + r ∂L/∂w", "the minus sign, or r < 0", "the loss rises", chapter: 8),
    Slip(
      "E2", "000", "the prediction averages over π(w, b)",
      "over the posterior given the training data",
      "the band ignores the data", chapter: 16),
    Slip(
      "E3", "000", "raw evidences weigh the architectures", "evidences divided by their sum",
      "the density does not integrate to 1", chapter: 10),
    Slip(
      "E4", "000", "a network approximates every f", "every continuous f on a compact set",
      "the error outside the box", chapter: 8),
    Slip(
      "E5", "001", "acceptance p(D | γ̃, ν) / p(D | γ, ν)",
      "times p(γ̃) / p(γ), or a proposal that leaves the prior invariant",
      "without data the sampler must return the prior", chapter: 5),
    Slip(
      "E6", "001", "Lemma 2.1 without (2π)^(m/2)",
      "with it; it cancels at fixed m and not between networks of different m",
      "the direct Gaussian evidence", chapter: 5),
    Slip(
      "E7", "001", "accept with exp H* / exp H; the momentum is q and r", "exp(H - H*); one name",
      "a chain on N(0, 1) runs away", chapter: 9),
    Slip(
      "E8", "002", "posterior N(w | 0, S); the prior's covariance is once Σ and once S",
      "N(w | μ, Σ), prior covariance S", "the posterior's mean is not 0", chapter: 3),
    Slip(
      "E9", "002", "the evidence stands conditioned on y", "p(y | X, σ²)",
      "each point predicted from those before it multiplies up to it",
      chapter: 3),
    Slip(
      "E10", "003", "p-value 9 %, its side not named", "9 % is one-sided, 18 % two-sided",
      "the exact tails", chapter: 1),
    Slip(
      "E11", "003", "K = 1.2 means 'more supported'", "K = 1.2 is negligible",
      "K under data of both models", chapter: 1),
    Slip(
      "E12", "003", "λ₁, p₁ and the axes change places", "the axes named once",
      "counts that differ, interchanged", chapter: 2),
    Slip(
      "E13", "003", "the loss of the autoencoder is to be maximised", "a minus sign",
      "the variance runs off", chapter: 14),
    Slip(
      "E14", "003", "q is the prior and the true posterior", "two names",
      "both cannot hold at once", chapter: 14),
    Slip(
      "E15", "004", "the cross entropy lacks a logarithm", "y log f + (1 - y) log(1 - f)",
      "its minimum lies at the wrong f", chapter: 17),
    Slip("E16", "004", "E(y² - E(y²))", "E(y²) - E(y)²", "it is identically 0", chapter: 17),
    Slip(
      "E17", "004", "noise √η with the full gradient", "√(2η), or half the gradient",
      "the variance is 0.5 for 1", chapter: 13),
    Slip(
      "E18", "004", "best step H ~ (S/N) C", "(2S/N) C⁻¹", "the variance is wrong by C²",
      chapter: 13),
    Slip(
      "E19", "004", "σ is a variance in the decoder and a standard deviation in the encoder",
      "two symbols", "both readings, compared", chapter: 14),
    Slip(
      "E20", "001", "β, then γ with β integrated out, then ν given the old β",
      "γ (with the prior ratio), then β, then ν", "σ against a second right sampler", chapter: 5),
    Slip(
      "E21", "003", "ELBO ≥ -KL(q(θ)‖p(θ|data)) + E log p(data|θ)",
      "ELBO = -KL(q(θ)‖p(θ)) + E log p(data|θ)",
      "with q the posterior the right side exceeds log p(data)", chapter: 11),
  ]

  init(
    _ id: String, _ lecture: String, _ asTheTextReads: String, _ rightForm: String, _ proof: String,
    chapter: Int
  ) {
    self.id = id
    self.lecture = lecture
    self.asTheTextReads = asTheTextReads
    self.rightForm = rightForm
    self.proof = proof
    self.chapter = chapter
  }
}
