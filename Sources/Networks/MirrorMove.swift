import BayesNumerics
import RealModule

/// The move that crosses between mirror modes: nodes are turned over, γ_j → -γ_j.
///
/// ψ(-t) = 1 - ψ(t), so that a node that rises is, but for a constant, a node that falls with the weight
/// -β_j. The network has no constant to absorb the difference: where the points allow several levels
/// outside their range, chains stay among the signs in which they began, and steps of one node cannot
/// change all signs at once. Half of the sweeps propose
///
/// - all nodes turned over, and their mean with them: γ̃_j = -γ_j for all j, μ̃_γ = -μ_γ;
///
/// and the other half
///
/// - one node turned over while one takes a wide step: γ̃_j = -γ_j for a node j, then γ̃_k += w z for a node
///   k (j or another), z ~ N(0, I), log w ~ N(-0.5, 1.2²); what the turn takes from the level, the step
///   may give back.
///
/// Each is proposed as likely forth as back, with Jacobian 1 (a reflection; a reflection and a symmetric
/// step), and judged with the weights integrated out: accepted with probability min(1, r),
///
/// r = p(y | γ̃, ν)/p(y | γ, ν) · ∏_j N(γ̃_j; μ̃_γ, S_γ)/N(γ_j; μ_γ, S_γ) · N(μ̃_γ; a_γ, A_γ)/N(μ_γ; a_γ, A_γ).
///
/// With all nodes turned over the product over j is 1 and the last ratio is exp(-2 μ_γ'A_γ⁻¹ a_γ), which
/// is 1 for the default a_γ = 0. β must be drawn before anything else is: it belongs to the γ from before.
/// Source: Metropolis et al. (1953) for involutions; Tierney (1998), Annals of Applied Probability 8, 1-9.
enum MirrorMove {
  /// Which of the two is proposed.
  enum Kind: Sendable, Equatable {
    case allNodes
    case oneNode(turned: Int, moved: Int)
  }

  /// Mean and standard deviation of log w.
  static let logWidth = (mean: -0.5, standardDeviation: 1.2)

  /// One of two, evenly; nodes evenly. Three uniform numbers at most.
  static func kind(nodes: Int, using random: inout RandomSource) -> Kind {
    if random.uniform() < 0.5 { return .allNodes }
    func node() -> Int { min(nodes - 1, Int(random.uniform() * Double(nodes))) }
    let turned = node()
    return .oneNode(turned: turned, moved: node())
  }
}

extension ShallowNetworkSampler {
  /// Proposes a mirror move and accepts it by its full ratio; leaves β for the next draw.
  @inline(__always)
  func turnOver(_ memory: NetworkMemory, using random: inout RandomSource) {
    let kind = MirrorMove.kind(nodes: layout.nodes, using: &random)
    let logRatio: Double
    switch kind {
    case .allNodes: logRatio = logRatioOfAllTurned(memory)
    case .oneNode(let turned, let moved):
      proposeStep(memory, of: moved, turned: turned, using: &random)
      logRatio = logRatioOfOneTurned(memory, turned, moved)
    }
    let acceptance = logRatio >= 0 ? 1 : logRatio.isNaN ? 0 : Double.exp(logRatio)
    memory.mirrorAcceptance = acceptance
    memory.turnedNodes = kind == .allNodes ? Double(layout.nodes) : 1
    if random.uniform() < acceptance { accept(kind, memory) }
  }

  /// log r with all nodes and μ_γ turned over.
  ///
  /// Of z̃ = 1 - z follow z̃_i'z̃_j = N - 1'z_i - 1'z_j + z_i'z_j and z̃_j'y = 1'y - z_j'y.
  func logRatioOfAllTurned(_ memory: NetworkMemory) -> Double {
    let m = layout.nodes
    let before = logEvidence(memory)
    memory.sumColumns()
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      let kept = Double(layout.points) - memory.columnSums[k]
      for i in k..<m { column[i] = memory.gram[i + k * m] - memory.columnSums[i] + kept }
      column[m] = memory.targetsSum - memory.projections[k]
    }
    var ofMean = 0.0
    for k in 0..<layout.inputs { ofMean -= 2 * memory.nodeMean[k] * memory.meanPull[k] }
    return logEvidenceOfFactor(memory) - before + ofMean
  }

  /// Fills candidate 0 with γ̃_k, and its column.
  func proposeStep(
    _ memory: NetworkMemory, of moved: Int, turned: Int, using random: inout RandomSource
  ) {
    let p = layout.inputs
    let law = MirrorMove.logWidth
    let width = Double.exp(law.mean + law.standardDeviation * random.normal())
    let sign: Double = moved == turned ? -1 : 1
    for k in 0..<p {
      memory.candidates[k] = sign * memory.coefficients[k + moved * p] + width * random.normal()
    }
    memory.fillFirstCandidate(inputs: inputs.base)
  }

  /// log r with node j turned over and candidate 0 in the place of node k.
  func logRatioOfOneTurned(_ memory: NetworkMemory, _ turned: Int, _ moved: Int) -> Double {
    let (m, p) = (layout.nodes, layout.inputs)
    let before = logEvidence(memory)

    // Z'Z and Z'y with the candidate
    let products = memory.products(ofCandidate: 0)
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      for i in k..<m {
        column[i] =
          i == moved
          ? (k == moved ? products[m + 1] : products[k])
          : k == moved ? products[i] : memory.gram[i + k * m]
      }
      column[m] = k == moved ? products[m] : memory.projections[k]
    }

    // With z̃ = 1 - z in the place of z, as above
    if turned != moved {
      memory.sumColumns()
      memory.columnSums[moved] = memory.sum(ofColumn: memory.candidateColumns)
      for i in 0..<m {
        let (low, high) = (min(i, turned), max(i, turned))
        let place = memory.factor + low * memory.factorStride + high
        place.pointee =
          i == turned
          ? Double(layout.points) - 2 * memory.columnSums[i] + place.pointee
          : memory.columnSums[i] - place.pointee
      }
      let projection = memory.factor + turned * memory.factorStride + m
      projection.pointee = memory.targetsSum - projection.pointee
    }
    let after = logEvidenceOfFactor(memory)

    // The prior of the nodes that differ
    var ofPrior = priorLogRatio(memory, memory.candidates, beside: memory.coefficients + moved * p)
    if turned != moved {
      let old = memory.coefficients + turned * p
      for k in 0..<p { memory.short[k] = -old[k] }
      ofPrior += priorLogRatio(memory, memory.short, beside: old)
    }
    return after - before + ofPrior
  }

  /// Puts what was proposed in its place, with products taken anew.
  func accept(_ kind: MirrorMove.Kind, _ memory: NetworkMemory) {
    let p = layout.inputs
    switch kind {
    case .allNodes:
      for j in 0..<layout.nodes { memory.turn(node: j) }
      for k in 0..<p { memory.nodeMean[k] = -memory.nodeMean[k] }
    case .oneNode(let turned, let moved):
      if turned != moved { memory.turn(node: turned) }
      (memory.coefficients + moved * p).update(from: memory.candidates, count: p)
      (memory.columns + moved * layout.stride).update(
        from: memory.candidateColumns, count: layout.stride)
    }
    memory.takeProducts()
  }

  /// log p(y | γ, ν) but for what no γ changes, of the nodes as they are.
  private func logEvidence(_ memory: NetworkMemory) -> Double {
    let m = layout.nodes
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      for i in k..<m { column[i] = memory.gram[i + k * m] }
      column[m] = memory.projections[k]
    }
    return logEvidenceOfFactor(memory)
  }

  /// The same of Z'Z, on and below the diagonal of the factor's place, and Z'y in the row below.
  ///
  /// With L L' = Z'Z + λI, λ = σ²/σ_β², it is |L⁻¹(Z'y + λμ_β)|²/(2σ²) - Σ log L_kk (Lemma 2.1).
  private func logEvidenceOfFactor(_ memory: NetworkMemory) -> Double {
    let m = layout.nodes
    let ridge = memory.noiseVariance / memory.weightVariance
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      column[k] += ridge
      column[m] += ridge * memory.weightMean
    }
    BorderedFactor.factor(
      memory.factor, size: m, rows: m + 1, stride: memory.factorStride, floor: pivotFloor(ridge))
    var (explained, logPivots) = (0.0, 0.0)
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      explained += column[m] * column[m]
      logPivots += .log(column[k])
    }
    return 0.5 * explained / memory.noiseVariance + logPivots
  }

  /// log N(a; μ_γ, S_γ) - log N(b; μ_γ, S_γ) = -(a - b)'S_γ⁻¹(a + b - 2μ_γ)/2.
  @inline(__always)
  func priorLogRatio(
    _ memory: NetworkMemory, _ a: UnsafePointer<Double>, beside b: UnsafePointer<Double>
  ) -> Double {
    let p = layout.inputs
    var difference = 0.0
    for column in 0..<p {
      var inner = 0.0
      for row in 0..<p {
        inner +=
          memory.nodePrecision[row + column * p] * (a[row] + b[row] - 2 * memory.nodeMean[row])
      }
      difference += (a[column] - b[column]) * inner
    }
    return -0.5 * difference
  }
}

extension NetworkMemory {
  /// z_j → 1 - z_j and γ_j → -γ_j.
  ///
  /// 1 - z is rounded once; turned over again it comes back to the last bit, so that no error accumulates.
  @inline(__always)
  fileprivate func turn(node j: Int) {
    let column = columns + j * stride
    for i in 0..<points { column[i] = 1 - column[i] }
    for k in 0..<inputs { coefficients[k + j * inputs] = -coefficients[k + j * inputs] }
  }

  /// 1'z_j of every node.
  @inline(__always)
  fileprivate func sumColumns() {
    for j in 0..<nodes { columnSums[j] = sum(ofColumn: columns + j * stride) }
  }

  /// 1'z of a column; behind the points it has zeros.
  @inline(__always)
  fileprivate func sum(ofColumn column: UnsafePointer<Double>) -> Double {
    let start = UnsafeRawPointer(column)
    var sums = SIMD8<Double>(repeating: 0)
    for i in Swift.stride(from: 0, to: stride, by: 8) {
      sums += start.load(fromByteOffset: 8 * i, as: SIMD8<Double>.self)
    }
    return sums.sum()
  }

  /// Z'Z and Z'y of the columns as they are.
  fileprivate func takeProducts() {
    func product(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>) -> Double {
      let (first, second) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
      var sums = SIMD8<Double>(repeating: 0)
      for i in Swift.stride(from: 0, to: stride, by: 8) {
        sums +=
          first.load(fromByteOffset: 8 * i, as: SIMD8<Double>.self)
          * second.load(fromByteOffset: 8 * i, as: SIMD8<Double>.self)
      }
      return sums.sum()
    }
    for j in 0..<nodes {
      let column = columns + j * stride
      for i in 0...j {
        let entry = product(columns + i * stride, column)
        gram[i + j * nodes] = entry
        gram[j + i * nodes] = entry
      }
      projections[j] = product(targets, column)
    }
  }
}
