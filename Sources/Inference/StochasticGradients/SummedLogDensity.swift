/// A posterior whose log density is a sum over data, so that a few of them tell something of its slope.
///
/// log p(θ | D) = log p(θ) + Σᵢ log p(xᵢ | θ) + constant, with i from 0 to N - 1.
public protocol SummedLogDensity: DifferentiableLogDensity {
  /// Memory in which gradients are computed; one chain at a time works in it.
  associatedtype Room: AnyObject & Sendable = NoRoom

  /// N, 1 or more.
  var count: Int { get }

  func makeRoom() -> Room

  /// `gradient` is overwritten with ∂ log p(θ) / ∂θ, the slope of the prior.
  func priorGradient(at position: [Double], into gradient: inout [Double])

  /// Adds scale · Σ ∂ log p(xᵢ | θ) / ∂θ over these data to `gradient`; an index may occur twice.
  ///
  /// It should allocate nothing. Precondition: indices from 0 to N - 1.
  func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], times scale: Double,
    to gradient: inout [Double], in room: Room)

  /// The same over data that stand side by side, which memory likes better.
  func addGradient(
    of rows: Range<Int>, at position: [Double], times scale: Double, to gradient: inout [Double],
    in room: Room)

  /// Adds scale · Σ (∂ log p(xᵢ | θ) - ∂ log p(xᵢ | θ̂)) / ∂θ over these data, θ̂ the centre: what a control variate
  /// needs. By default two gradients.
  func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], against centre: [Double],
    times scale: Double, to gradient: inout [Double], in room: Room)

  /// Says that this datum will be wanted soon, so that memory may be asked for it; by default nothing.
  func expect(_ row: Int)
}

/// For targets that need no memory.
public final class NoRoom: Sendable {
  public init() {}
}

extension SummedLogDensity where Room == NoRoom {
  public func makeRoom() -> NoRoom { NoRoom() }
}

extension SummedLogDensity {
  public func addGradient(
    of rows: UnsafeBufferPointer<Int>, at position: [Double], against centre: [Double],
    times scale: Double, to gradient: inout [Double], in room: Room
  ) {
    addGradient(of: rows, at: position, times: scale, to: &gradient, in: room)
    addGradient(of: rows, at: centre, times: -scale, to: &gradient, in: room)
  }

  public func expect(_ row: Int) {}

  public func addGradient(
    of rows: Range<Int>, at position: [Double], times scale: Double, to gradient: inout [Double],
    in room: Room
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rows.count) { buffer in
      for (place, row) in rows.enumerated() { buffer.initializeElement(at: place, to: row) }
      addGradient(
        of: UnsafeBufferPointer(buffer), at: position, times: scale, to: &gradient, in: room)
    }
  }
}
