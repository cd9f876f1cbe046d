import BayesNumerics

/// An estimate of ∇ log p(θ | D) from a few of the data, right on average.
///
/// ĝ = ∇ log p(θ) + (N/n) Σ_{i in batch} ∇ log p(xᵢ | θ). With a ``centre`` θ̂ the batch estimates a difference only,
///
/// ĝ = ∇ log p(θ) + Σᵢ ∇ log p(xᵢ | θ̂) + (N/n) Σ_{i in batch} (∇ log p(xᵢ | θ) - ∇ log p(xᵢ | θ̂)),
///
/// whose variance vanishes as θ comes near θ̂: a control variate. Source: Welling and Teh (2011), equation 4; Baker,
/// Fearnhead, Fox and Nemeth (2019), "Control variates for stochastic gradient MCMC", equation 6.
public struct MiniBatchGradient<Target: SummedLogDensity>: Sendable {
  public let target: Target
  public let batch: Batch
  /// θ̂ of the control variate, nil for none.
  public let centre: [Double]?
  /// Σᵢ ∇ log p(xᵢ | θ̂)
  private let sumAtCentre: [Double]

  /// Which data a step looks at.
  public enum Batch: Sendable, Equatable {
    /// All of them: the gradient itself.
    case all
    /// So many drawn independently, with replacement.
    case independent(Int)
    /// So many that stand side by side from a random one on, the last followed by the first: one random number, and
    /// memory in order. Only for data in random order, else neighbours are alike.
    case stretch(Int)
  }

  /// Takes the gradient at the centre once. Precondition: a batch of 1 to N data, a centre of the target's dimension.
  public init(_ target: Target, batch: Batch, centre: [Double]? = nil) {
    switch batch {
    case .all: break
    case .independent(let size), .stretch(let size):
      precondition(
        (1...target.count).contains(size),
        "No batch has \(size) of \(target.count) data.")
    }
    precondition(
      centre?.count ?? target.dimension == target.dimension,
      "A centre of \(centre?.count ?? 0) numbers for \(target.dimension) dimensions.")
    self.target = target
    self.batch = batch
    self.centre = centre
    var sum = [Double](repeating: 0, count: target.dimension)
    if let centre {
      target.addGradient(
        of: 0..<target.count, at: centre, times: 1, to: &sum, in: target.makeRoom())
    }
    sumAtCentre = sum
  }

  /// How many data one estimate looks at, twice where there is a centre.
  public var dataPerEstimate: Int {
    switch batch {
    case .all: target.count
    case .independent(let size), .stretch(let size): centre == nil ? size : 2 * size
    }
  }

  /// Memory of one chain; a copy works in memory of its own.
  public struct Workspace: Sendable {
    public fileprivate(set) var gradient: [Double]
    fileprivate var rows: [Int]
    fileprivate var room: Target.Room
  }

  public func makeWorkspace() -> Workspace {
    let size: Int
    switch batch {
    case .all, .stretch: size = 0
    case .independent(let count): size = count
    }
    return Workspace(
      gradient: [Double](repeating: 0, count: target.dimension),
      rows: [Int](repeating: 0, count: size), room: target.makeRoom())
  }

  /// Makes `workspace.gradient` a new estimate at this position; allocates nothing, but for what the target keeps of the centre at
  /// the first.
  @_specialize(where Target == LogisticRegression)
  @_specialize(where Target == NormalLocation)
  public func estimate(
    at position: [Double], in workspace: inout Workspace, using random: inout RandomSource
  ) {
    if !isKnownUniquelyReferenced(&workspace.room) { workspace.room = target.makeRoom() }
    target.priorGradient(at: position, into: &workspace.gradient)
    let count = target.count
    switch batch {
    case .all:
      target.addGradient(
        of: 0..<count, at: position, times: 1, to: &workspace.gradient, in: workspace.room)
    case .independent(let size):
      let scale = Double(count) / Double(size)
      for place in 0..<size {
        let row = Int(random.uniform() * Double(count))
        workspace.rows[place] = row
        target.expect(row)
      }
      workspace.rows.withUnsafeBufferPointer { rows in
        if let centre {
          target.addGradient(
            of: rows, at: position, against: centre, times: scale, to: &workspace.gradient,
            in: workspace.room)
        } else {
          target.addGradient(
            of: rows, at: position, times: scale, to: &workspace.gradient, in: workspace.room)
        }
      }
    case .stretch(let size):
      let scale = Double(count) / Double(size)
      let first = Int(random.uniform() * Double(count))
      let end = min(first + size, count)
      let around = first + size - end
      func add(_ rows: Range<Int>, _ place: [Double], _ scale: Double, _ into: inout Workspace) {
        target.addGradient(of: rows, at: place, times: scale, to: &into.gradient, in: into.room)
      }
      add(first..<end, position, scale, &workspace)
      if around > 0 { add(0..<around, position, scale, &workspace) }
      if let centre {
        add(first..<end, centre, -scale, &workspace)
        if around > 0 { add(0..<around, centre, -scale, &workspace) }
      }
    }
    if centre != nil { BayesNumerics.add(1, times: sumAtCentre, to: &workspace.gradient) }
  }
}
