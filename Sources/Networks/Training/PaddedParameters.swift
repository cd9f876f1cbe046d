import CVectorMath

/// Zeros at an address that is a multiple of 64, where vectors load fastest.
final class AlignedBlock<Scalar: TrainingScalar> {
  let base: UnsafeMutablePointer<Scalar>
  let count: Int

  init(count: Int) {
    self.count = count
    base = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Scalar>.stride, alignment: 64
    ).bindMemory(to: Scalar.self, capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  /// Rows of `length` numbers, sample after sample, each with zeros behind it up to `stride` numbers.
  convenience init(rows: [Scalar], length: Int, stride: Int) {
    let count = rows.count / length
    self.init(count: count * stride)
    rows.withUnsafeBufferPointer { rows in
      guard let first = rows.baseAddress else { return }
      for row in 0..<count {
        (base + row * stride).update(from: first + row * length, count: length)
      }
    }
  }

  deinit { base.deallocate() }
}

/// Where the parameters of a net are in memory while it is trained: every row of weights and every list
/// of biases begins at a whole vector, and zeros fill the last one.
struct PaddedParameters<Scalar: TrainingScalar> {
  /// A stretch of parameters that share a weight decay and are not fixed.
  struct Stretch {
    var start: Int
    var count: Int
    var decay: Double
  }

  /// So many numbers, all rows and their zeros.
  let count: Int
  /// What a step moves.
  let stretches: [Stretch]
  /// Each row: where it is in the flat array, where here, how long.
  private let rows: [(flat: Int, padded: Int, length: Int)]

  init(_ network: FeedForwardNetwork) {
    var rows: [(flat: Int, padded: Int, length: Int)] = []
    var stretches: [Stretch] = []
    var (flat, padded) = (0, 0)
    func add(_ rowCount: Int, of length: Int, in layer: DenseLayer, decay: Double) {
      let start = padded
      for _ in 0..<rowCount {
        rows.append((flat, padded, length))
        flat += length
        padded += Scalar.kernels.width(length)
      }
      if layer.isFixed { return }
      if let last = stretches.last, last.decay == decay, last.start + last.count == start {
        stretches[stretches.count - 1].count += padded - start
      } else {
        stretches.append(Stretch(start: start, count: padded - start, decay: decay))
      }
    }
    for (index, layer) in network.layers.enumerated() {
      add(layer.units, of: network.inputs(ofLayer: index), in: layer, decay: layer.weightDecay)
      add(1, of: layer.units, in: layer, decay: 0)
    }
    count = padded
    self.rows = rows
    self.stretches = stretches
  }

  /// From the flat order into this one.
  func spread(_ parameters: [Scalar], into block: AlignedBlock<Scalar>) {
    parameters.withUnsafeBufferPointer { flat in
      guard let flat = flat.baseAddress else { return }
      for row in rows {
        (block.base + row.padded).update(from: flat + row.flat, count: row.length)
      }
    }
  }

  /// From this order into the flat one.
  func collect(_ block: AlignedBlock<Scalar>, into parameters: inout [Scalar]) {
    parameters.withUnsafeMutableBufferPointer { flat in
      guard let flat = flat.baseAddress else { return }
      for row in rows {
        (flat + row.flat).update(from: block.base + row.padded, count: row.length)
      }
    }
  }
}
