import Marking
import Workbook

extension Exercise {
  static let logEvidence = Exercise(
    judged: .build, 4, "log-evidence", "The evidence of a linear model", difficulty: 2,
    task:
      "Write the log evidence of a linear model with any features, noise variance and prior variance. It is judged "
      + "by three checks that need no solution (it is a density over y; the chain rule; the order of the points "
      + "does not matter) and by the chapter's own engine. Nothing is random: a right function never fails.",
    hint:
      "y is a sum of normal vectors, so it is normal: write down its covariance matrix. You need its log "
      + "determinant, which the Cholesky factor has at hand, and the length of the whitened y.",
    questions: { EvidenceQuestion.all(seed: $0) }, describe: { $0.words }, call: evidenceCall,
    by: Judge(key: .logEvidence) { questions, answers, key in
      let failures = EvidenceChecks(questions, answers).failures
      guard let first = failures.first else { return .solved }
      if let named = key.mistake(in: answers, to: questions, within: 1e-6) {
        return .mistake(name: named.name, hint: "\(named.hint) \(first)")
      }
      return .wrong(
        first
          + (failures.count > 2
            ? " \(failures.count - 1) more checks fail."
            : failures.count > 1 ? " One more check fails." : ""))
    })

  static let evidenceCall = StudentCall<EvidenceQuestion>("logEvidence") {
    [
      "features": $0.features, "y": $0.y, "noiseVariance": $0.noiseVariance,
      "priorVariance": $0.priorVariance,
    ]
  }
}

/// Numbers with five digits, for the words of a question.
func short(_ values: [Double]) -> String {
  "[" + values.map { NumberText.significant($0, digits: 5) }.joined(separator: ", ") + "]"
}
