import BayesNumerics
import Inference
import Networks

/// Mini-batches of rows that come block by block: the order within a block is random, and what is left of a block after
/// its last whole batch begins the next one, so that in the long run every row is used as often as any other.
struct MiniBatches {
  let size: Int
  private var random: RandomSource
  private var left: RowBlock

  /// - Parameter random: The stream of the order.
  init(of size: Int, dimension: Int, using random: RandomSource) {
    self.size = size
    self.random = random
    left = RowBlock(dimension: dimension)
  }

  /// Hands out the batches: places among the rows of a regression, and the room in which to work on them.
  mutating func forEach(
    of block: RowBlock,
    _ body: (LogisticRegression, LogisticRegression.Room, UnsafeBufferPointer<Int>) -> Void
  ) {
    let rows = left.followed(by: block)
    let regression = rows.regression
    let room = regression.makeRoom()
    // What was left comes first, so that no row waits for long
    var order = Array(left.count..<rows.count)
    Training.shuffle(&order, using: &random)
    order = Array(0..<left.count) + order
    let used = rows.count / size * size
    order.withUnsafeBufferPointer { order in
      for first in stride(from: 0, to: used, by: size) {
        body(regression, room, UnsafeBufferPointer(rebasing: order[first..<first + size]))
      }
    }
    left = rows.rows(order[used...])
  }
}
