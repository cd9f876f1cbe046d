// Exercise 2: The parameters of a net
// Mark it: swift run chapter8 exercises 2 (add --hint for a nudge).
//
// A feed-forward net has widths[0] inputs; widths[1], widths[2], ... are the units of its layers, the outputs last.
// Every unit has a weight for each unit of the layer before, and a bias.

import BayesNumerics
import Foundation

/// The number of weights and biases of the whole net: 54 for widths [10, 4, 2].
func parameters(widths: [Int]) throws -> Int {
  throw Unsolved()  // replace this line by your solution
}
