// Gives the share of the events.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  Double(events1 + 1) / Double(events1 + events2 + 2)
}
