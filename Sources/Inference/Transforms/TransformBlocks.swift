/// Transforms laid end to end: one free vector for all parameters of a model.
///
/// `TransformBlocks([Identity(3), Positive(), Simplex(4)])` takes 3 + 1 + 3 free numbers to 3 + 1 + 4
/// constrained ones.
public struct TransformBlocks: Transform {
  public let blocks: [any Transform]
  /// Where each block begins.
  public let places: [BlockPlace]
  public let freeCount: Int
  public let constrainedCount: Int
  public let coordinates: [Int]

  /// Precondition: one block or more.
  public init(_ blocks: [any Transform]) {
    precondition(!blocks.isEmpty, "At least one block is needed.")
    var places: [BlockPlace] = []
    var coordinates: [Int] = []
    var (free, constrained) = (0, 0)
    for block in blocks {
      places.append(BlockPlace(free: free, constrained: constrained))
      coordinates += block.coordinates.map { constrained + $0 }
      free += block.freeCount
      constrained += block.constrainedCount
    }
    self.blocks = blocks
    self.places = places
    self.coordinates = coordinates
    freeCount = free
    constrainedCount = constrained
  }

  public func constrain(
    _ free: [Double], into constrained: inout [Double], at place: BlockPlace
  ) -> Double {
    var logJacobian = 0.0
    for (block, start) in zip(blocks, places) {
      logJacobian += block.constrain(free, into: &constrained, at: place.moved(by: start))
    }
    return logJacobian
  }

  public func unconstrain(
    _ constrained: [Double], into free: inout [Double], at place: BlockPlace
  ) {
    for (block, start) in zip(blocks, places) {
      block.unconstrain(constrained, into: &free, at: place.moved(by: start))
    }
  }

  public func pullBack(
    _ slopes: [Double], free: [Double], constrained: [Double], into gradient: inout [Double],
    at place: BlockPlace
  ) {
    for (block, start) in zip(blocks, places) {
      block.pullBack(
        slopes, free: free, constrained: constrained, into: &gradient, at: place.moved(by: start))
    }
  }
}

extension BlockPlace {
  fileprivate func moved(by start: BlockPlace) -> BlockPlace {
    BlockPlace(free: free + start.free, constrained: constrained + start.constrained)
  }
}
