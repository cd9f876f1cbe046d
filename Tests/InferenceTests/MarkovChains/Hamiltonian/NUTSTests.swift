import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct NUTSTests {
  // MARK: One tree by hand

  /// The oscillator with ε = 1 from rest at θ = 1, with momentum p = 1. A leapfrog step is the matrix
  /// [[½, 1], [-¾, ½]], and so by hand
  ///
  ///     step        -3      -2       -1       0      1        2        3
  ///     position    -1      -1.5     -0.5     1      1.5      0.5      -1
  ///     momentum    -1       0.25     1.25    1     -0.25    -1.25     -1
  ///     H            1       1.15625  0.90625 1      1.15625  0.90625   1
  ///
  /// Forward first: ρ = ¾, and v·ρ at the end is -¼ × ¾ < 0: a U-turn after one step.
  /// Backward first: ρ = 2.25, and both ends go on. Then two more steps: forwards (1 and 2) they join,
  /// but the whole has ρ = ¾ and its end v = -1.25 turns back, at depth 2; backwards (-2 and -3) they
  /// turn among themselves, ρ = -¾ against v = ¼, and are thrown away, at depth 1.
  @Test func aTreeIsTheOneByHand() {
    let byHand: [(position: Double, momentum: Double)] = [
      (-1, -1), (-1.5, 0.25), (-0.5, 1.25), (1, 1), (1.5, -0.25), (0.5, -1.25), (-1, -1),
    ]
    var point = start
    for _ in 0..<3 { point.leapfrog(Oscillator(), metric: .unit(1), stepSize: -1) }
    for expected in byHand {
      #expect(point.position == [expected.position] && point.momentum == [expected.momentum])
      point.leapfrog(Oscillator(), metric: .unit(1), stepSize: 1)
    }

    // The uniforms are read as a tape: direction, choice, direction
    var seen: Set<String> = []
    for seed in 0..<40 as Range<UInt64> {
      var tape = RandomSource(seed: seed)
      let isForward = tape.uniform() < 0.5
      let choice = tape.uniform()
      let isForwardAgain = tape.uniform() < 0.5
      let (info, position) = transition(seed: seed)
      if isForward {
        seen.insert("forward")
        #expect(info.treeDepth == 1 && info.leapfrogSteps == 1)
        #expect(abs(info.acceptance - .exp(-0.15625)) <= 1e-15)
        // The new half is taken with the ratio of weights, exp(-0.15625) = 0.855
        #expect(position == (choice < .exp(-0.15625) ? 1.5 : 1))
        #expect(info.energy == (position == 1 ? 1 : 1.15625))
      } else if isForwardAgain {
        seen.insert("backward, forward")
        #expect(info.treeDepth == 2 && info.leapfrogSteps == 3)
        #expect(abs(info.acceptance - (1 + .exp(-0.15625) + 1) / 3) <= 1e-15)
        #expect([-0.5, 1, 1.5, 0.5].contains(position))
      } else {
        seen.insert("backward, backward")
        #expect(info.treeDepth == 1 && info.leapfrogSteps == 3)
        #expect(abs(info.acceptance - (1 + .exp(-0.15625) + 1) / 3) <= 1e-15)
        // -0.5 has the smaller energy and is preferred for certain
        #expect(position == -0.5 && info.energy == 0.90625)
      }
    }
    #expect(seen.count == 3)
  }

  private var start: PhasePoint {
    var point = PhasePoint(Oscillator(), at: [1])
    point.momentum = [1]
    point.velocity = [1]
    return point
  }

  private func transition(seed: UInt64) -> (info: HamiltonianInfo, position: Double) {
    var random = RandomSource(seed: seed)
    var state = HamiltonianState(point: start, room: TrajectoryRoom(start))
    let info = NUTS(Oscillator(), stepSize: 1).move(&state, using: &random)
    return (info, state.position[0])
  }

  // MARK: The same as the recursion of the papers

  /// The binary counter and the recursion of Hoffman and Gelman visit the same points, draw the same
  /// uniforms in the same order, and so choose the same point; only rounding of the weights differs.
  @Test(arguments: [0.05, 0.3, 0.8, 1.4])
  func theCounterIsTheRecursion(stepSize: Double) {
    for seed in 0..<300 as Range<UInt64> {
      for metric in [Metric.unit(2), .diagonal([0.3, 2])] {
        var random = RandomSource(seed: seed)
        var point = PhasePoint(
          CurvedValley(), at: [random.normal(), random.normal()])
        point.drawMomentum(metric: metric, using: &random)
        var again = random

        var state = HamiltonianState(point: point, room: TrajectoryRoom(point))
        let info = NUTS(CurvedValley(), stepSize: stepSize, metric: metric)
          .move(&state, using: &random)
        var recursion = Recursion(
          target: CurvedValley(), metric: metric, stepSize: stepSize,
          startEnergy: point.energy)
        let result = recursion.transition(from: point, using: &again)

        #expect(info.treeDepth == result.depth && info.leapfrogSteps == recursion.steps)
        #expect(info.isDivergent == recursion.isDivergent)
        #expect(state.position == result.point.position)
        #expect(random == again)
      }
    }
  }

  /// Memory that is used again must not remember: many steps in one state equal the same steps with
  /// a new state each.
  @Test func roomThatIsUsedAgainForgets() {
    let kernel = NUTS(CurvedValley(), stepSize: 0.4)
    var random = RandomSource(seed: 8)
    var again = random
    var state = kernel.start(at: [0.1, 0.2])
    var position = state.position
    for _ in 0..<200 {
      _ = kernel.step(&state, using: &random)
      var fresh = kernel.start(at: position)
      _ = kernel.step(&fresh, using: &again)
      position = fresh.position
      #expect(state.position == position)
      #expect(state.point.gradient == fresh.point.gradient)
      #expect(state.logDensity == fresh.logDensity)
    }
  }

  /// A trajectory is built in the memory of its state: once the deepest tree has been seen, a thousand
  /// steps later all arrays stand where they stood, up to the order in which they were swapped.
  @Test func nothingIsAllocatedOnTheWay() {
    func places(_ state: HamiltonianState) -> Set<UInt> {
      var arrays: [[Double]] = []
      func add(_ point: PhasePoint) {
        arrays += [point.position, point.momentum, point.velocity, point.gradient]
      }
      func add(_ stretch: Trajectory) {
        arrays += [stretch.vectors, stretch.chosen.position, stretch.chosen.gradient]
      }
      add(state.point)
      add(state.room.forward)
      add(state.room.backward)
      for stretch in [state.room.whole, state.room.current] + state.room.finished { add(stretch) }
      return Set(
        arrays.map { array in
          array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        })
    }

    var random = RandomSource(seed: 9)
    var state = NUTS(CurvedValley()).start(at: [0.1, 0.2])
    _ = NUTS(CurvedValley(), stepSize: 1e-5, deepestTree: 8).step(&state, using: &random)
    let kernel = NUTS(CurvedValley(), stepSize: 0.2, deepestTree: 8)
    for _ in 0..<100 { _ = kernel.step(&state, using: &random) }
    let before = places(state)
    var steps = 0
    for _ in 0..<1000 { steps += kernel.step(&state, using: &random).leapfrogSteps }
    #expect(places(state) == before && steps > 3000)

    // Control: whoever keeps a copy forces new memory for what is changed
    let copy = state
    _ = kernel.step(&state, using: &random)
    #expect(places(state) != before && places(copy) == before)
  }

  // MARK: Edges

  @Test func anEdgeIsADivergence() {
    var random = RandomSource(seed: 3)
    let kernel = NUTS(Edge(), stepSize: 1)
    var state = kernel.start(at: [0.5])
    var divergences = 0
    for _ in 0..<200 {
      let info = kernel.step(&state, using: &random)
      divergences += info.isDivergent ? 1 : 0
      #expect(state.position[0] > 0)
    }
    // The first step to x + s - ½, s ~ N(0, 1), alone leaves the support in Φ(½) - Φ(-½) = 0.38 of draws
    // x ~ exp(-x): 77 of 200, give or take 7
    #expect(divergences > 40)
  }

  @Test func theDeepestTreeIsKept() {
    var random = RandomSource(seed: 3)
    let kernel = NUTS(Oscillator(), stepSize: 1e-4, deepestTree: 5)
    var state = kernel.start(at: [0.5])
    let info = kernel.step(&state, using: &random)
    #expect(info.treeDepth == 5 && info.leapfrogSteps == 31)
  }

  @Test func whereTheDensityIsZeroTheChainStays() {
    var random = RandomSource(seed: 3)
    let kernel = NUTS(Nowhere())
    var state = kernel.start(at: [0.5])
    let tuned = kernel.tuned(30, from: &state, using: &random) { _ in }
    let info = tuned.step(&state, using: &random)
    #expect(info.isDivergent && state.position == [0.5])
  }
}

/// The recursion of Hoffman and Gelman (2014), algorithm 3, with the choice and the criterion of
/// Betancourt (2017) and the further checks of Stan: written as on paper, with new memory everywhere.
private struct Recursion {
  let target: CurvedValley
  let metric: Metric
  let stepSize: Double
  let startEnergy: Double
  var steps = 0
  var isDivergent = false

  struct Tree {
    var points: [PhasePoint]
    var logWeight: Double
    var chosen: PhasePoint
  }

  private func velocity(_ momentum: [Double]) -> [Double] {
    var velocity = momentum
    metric.velocity(of: momentum, into: &velocity)
    return velocity
  }

  /// No U-turn from the first to the last of these points.
  private func goesOn(_ points: ArraySlice<PhasePoint>) -> Bool {
    guard let first = points.first, let last = points.last else { return false }
    let sum = first.momentum.indices.map { index in
      points.reduce(0) { $0 + $1.momentum[index] }
    }
    let product = { (v: [Double]) in zip(v, sum).reduce(0) { $0 + $1.0 * $1.1 } }
    return product(velocity(first.momentum)) > 0 && product(velocity(last.momentum)) > 0
  }

  /// No U-turn in a tree of two halves.
  private func goesOn(_ left: [PhasePoint], _ right: [PhasePoint]) -> Bool {
    let all = left + right
    return goesOn(all[...]) && goesOn(all[...left.count]) && goesOn(all[(left.count - 1)...])
  }

  mutating func build(
    from point: PhasePoint, depth: Int, direction: Double, using random: inout RandomSource
  ) -> Tree? {
    if depth == 0 {
      var moved = point
      moved.leapfrog(target, metric: metric, stepSize: direction * stepSize)
      steps += 1
      let rise = moved.energy - startEnergy
      guard rise <= 1000 else {
        isDivergent = true
        return nil
      }
      return Tree(points: [moved], logWeight: -rise, chosen: moved)
    }
    guard
      let left = build(from: point, depth: depth - 1, direction: direction, using: &random),
      let end = left.points.last,
      let right = build(from: end, depth: depth - 1, direction: direction, using: &random)
    else { return nil }
    let total = Double.log(.exp(left.logWeight) + .exp(right.logWeight))
    let takesRight = random.uniform() < .exp(right.logWeight - total)
    guard goesOn(left.points, right.points) else { return nil }
    return Tree(
      points: left.points + right.points, logWeight: total,
      chosen: takesRight ? right.chosen : left.chosen)
  }

  mutating func transition(from start: PhasePoint, using random: inout RandomSource)
    -> (depth: Int, point: PhasePoint)
  {
    var points = [start]
    var logWeight = 0.0
    var chosen = start
    var depth = 0
    while depth < 10 {
      let direction = random.uniform() < 0.5 ? 1.0 : -1.0
      guard
        let end = direction > 0 ? points.last : points.first,
        let tree = build(from: end, depth: depth, direction: direction, using: &random)
      else { break }
      depth += 1
      if random.uniform() < .exp(tree.logWeight - logWeight) { chosen = tree.chosen }
      logWeight = .log(.exp(logWeight) + .exp(tree.logWeight))
      let earlier = direction > 0 ? points : tree.points.reversed()
      let later = direction > 0 ? tree.points : points
      points = earlier + later
      if !goesOn(earlier, later) { break }
    }
    return (depth, chosen)
  }
}
