import Marking

extension ExerciseKey<[Int]> {
  static var parametersOfANet: Self {
    Self(
      solution: { Double(try parameters(widths: $0)) },
      mistakes: [
        Mistake(
          "biases forgotten", hint: "Every unit has a bias as well; you count the weights only."
        ) { Double([LayerShape].dense(widths: $0, hasBiases: false).parameters) },
        Mistake(
          "one bias for each layer", hint: "Every unit has a bias of its own, not every layer."
        ) { Double([LayerShape].dense(widths: $0, hasBiases: false).parameters + $0.count - 1) },
        Mistake("a bias for each input", hint: "Inputs are given; they have no bias.") {
          Double([LayerShape].dense(widths: $0).parameters + $0[0])
        },
        Mistake("no bias for the outputs", hint: "The outputs are units with biases, too.") {
          Double([LayerShape].dense(widths: $0).parameters - $0[$0.count - 1])
        },
        Mistake(
          "the last layer left out",
          hint: "The outputs are a layer of units, too: count its arrows."
        ) { Double([LayerShape].dense(widths: Array($0.dropLast())).parameters) },
        Mistake("units for weights", hint: "You count units; count the arrows between them.") {
          Double($0.reduce(0, +))
        },
        Mistake(
          "all widths multiplied",
          hint: "Only neighbouring layers are joined: multiply in pairs, and add."
        ) { $0.reduce(1.0) { $0 * Double($1) } },
        Mistake(
          "the bias on the wrong side",
          hint: "A layer has (units before + 1) times its units; you add the 1 to its own units."
        ) { widths in
          zip(widths, widths.dropFirst()).reduce(0.0) { $0 + Double($1.0 * ($1.1 + 1)) }
        },
      ])
  }
}
