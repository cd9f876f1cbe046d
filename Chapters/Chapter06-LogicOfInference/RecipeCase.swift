import BayesNumerics

/// What is known at one step of the recipe: of what is known, draws can be made.
struct Knowledge: Sendable {
  /// Draws a parameter from what is believed of it; nil as long as nothing is.
  var belief: (@Sendable (inout RandomSource) -> Double)?
  /// Draws an observation from its distribution P(x), where that is known without any parameter.
  var sampling: (@Sendable (inout RandomSource) -> Int)?
  /// Draws an observation given a parameter, from P(x | θ); nil as long as nobody explains the data.
  var model: (@Sendable (_ parameter: Double, inout RandomSource) -> Int)?

  /// An observation that nobody made; nil where what is known does not suffice.
  // snippet: fake
  func fakeObservation(using random: inout RandomSource) -> Int? {
    if let model, let belief {
      return model(belief(&random), &random)
    }
    return sampling.map { $0(&random) }
  }
  // end snippet
}

/// One step of the recipe, and what is known once it is taken.
struct RecipeStep: Sendable {
  /// "1" ... "6", or "3, P(x) known"
  let number: String
  let words: String
  let known: Knowledge
}

/// A model that is carried through all six steps: what was seen, and what is believed of a parameter before
/// and after.
struct RecipeCase: Sendable {
  /// "coin" or "horse kicks"
  let name: String
  /// What is counted, for axes.
  let counts: String
  let observed: Int
  /// Draws the parameter before the data, and after.
  let prior, posterior: @Sendable (inout RandomSource) -> Double
  /// Draws the data given the parameter.
  let model: @Sendable (_ parameter: Double, inout RandomSource) -> Int
  /// P(x) with the parameter integrated out, before the data and after, in closed form.
  let priorPredictive, posteriorPredictive: any DiscreteDistribution

  /// What is known at each step of the recipe.
  var steps: [RecipeStep] {
    var known = Knowledge()
    var steps: [RecipeStep] = []
    func take(_ number: String, _ words: String) {
      steps.append(RecipeStep(number: number, words: words, known: known))
    }
    // snippet: steps
    take("1", "leave out what does not matter")
    known.belief = prior
    take("2", "state a prior P(θ)")
    take("3", "observe x, and ask for P(x)")
    known.model = model
    take("4", "explain the data, P(x | θ)")
    known.belief = posterior
    take("5", "infer θ, P(θ | x)")
    take("6", "weigh the model")
    // end snippet
    return steps
  }
}
