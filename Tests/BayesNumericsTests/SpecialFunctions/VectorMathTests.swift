import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct VectorMathTests {
  /// Every magnitude at which the functions do something, both signs, and lengths that no vector
  /// register divides.
  private static let inputs: [Double] = {
    var random = RandomSource(seed: 4)
    let scales = [1e-300, 1e-9, 1e-3, 1, 40, 700]
    return scales.flatMap { scale in (0..<10_007).map { _ in scale * (2 * random.uniform() - 1) } }
  }()

  private func worstError(
    _ function: (inout [Double]) -> Void, _ reference: (Double) -> Double
  ) -> Double {
    var values = Self.inputs
    function(&values)
    return zip(values, Self.inputs).map { relativeError($0, reference($1)) }.max() ?? .nan
  }

  /// Below 1 ulp measured against 80-bit arithmetic, and 1 for the C library's own.
  @Test func exponentialIsRightToOneUlp() {
    #expect(worstError(VectorMath.exp(_:), Double.exp) <= 2)
  }

  /// 2.6 ulp measured against 80-bit arithmetic, and 2 for the C library's own.
  @Test func hyperbolicTangentIsRightToThreeUlp() {
    #expect(worstError(VectorMath.tanh(_:), Double.tanh) <= 5)
  }

  /// 2.5 ulp measured against 80-bit arithmetic, and 2 for the reference's own two roundings and exponential.
  @Test func logisticIsRightToThreeUlp() {
    #expect(worstError(VectorMath.logistic(_:)) { 1 / (1 + Double.exp(-$0)) } <= 5)
  }

  @Test func edgesAreValues() {
    let edges: [Double] = [0, .infinity, -.infinity, .nan, 709.79, -745.2, -0.0]
    var exp = edges
    var tanh = edges
    var logistic = edges
    VectorMath.exp(&exp)
    VectorMath.tanh(&tanh)
    VectorMath.logistic(&logistic)
    #expect(exp[0] == 1 && exp[1] == .infinity && exp[2] == 0 && exp[3].isNaN)
    #expect(exp[4] == .infinity && exp[5] == 0 && exp[6] == 1)
    #expect(tanh[0] == 0 && tanh[1] == 1 && tanh[2] == -1 && tanh[3].isNaN)
    #expect(tanh[6] == 0 && tanh[6].sign == .minus)
    #expect(logistic[0] == 0.5 && logistic[1] == 1 && logistic[2] == 0 && logistic[3].isNaN)
  }

  /// Both are put together from pieces of width ln 2 (tanh: ln 2 / 2): at every joint, from either side.
  @Test func piecesMeetAtTheirJoints() {
    let joints = (-1021...57).flatMap { k in
      let joint = (Double(k) + 0.5) * Double.log(2)
      return [joint.nextDown, joint, joint.nextUp]
    }
    var tanh = joints.map { $0 / 2 }
    var logistic = joints
    VectorMath.tanh(&tanh)
    VectorMath.logistic(&logistic)
    for (index, x) in joints.enumerated() {
      #expect(relativeError(tanh[index], .tanh(x / 2)) <= 5)
      #expect(x < -690 || relativeError(logistic[index], 1 / (1 + .exp(-x))) <= 5)
    }
  }

  @Test func hyperbolicTangentIsOddAndNearZeroTheNumberItself() {
    var positive = Self.inputs
    var negative = Self.inputs.map { -$0 }
    VectorMath.tanh(&positive)
    VectorMath.tanh(&negative)
    #expect(zip(positive, negative).allSatisfy { $0 == -$1 })
    let small = [.leastNonzeroMagnitude, Double.leastNormalMagnitude / 100, -1e-300, 1e-9]
    var values = small
    VectorMath.tanh(&values)
    #expect(values == small)
  }

  @Test func numbersTooSmallForFullPrecisionStayRight() {
    var values = [-708.5, -720, -740, -744.4]
    VectorMath.exp(&values)
    for (value, x) in zip(values, [-708.5, -720, -740, -744.4]) {
      // One unit of the smallest number above 0 is all the precision that there is
      #expect(abs(value - Double.exp(x)) <= max(Double.leastNonzeroMagnitude, value.ulp))
    }
  }

  @Test func nothingIsNothing() {
    var empty: [Double] = []
    VectorMath.exp(&empty)
    #expect(empty.isEmpty)
  }

  @Test func theSameNumberGivesTheSameBitsAtEveryPlace() {
    // What is left over after whole registers goes another way; same processor, same bits
    for count in 1...17 {
      var values = [Double](repeating: 0.7, count: count)
      VectorMath.logistic(&values)
      #expect(Set(values.map(\.bitPattern)).count == 1)
    }
  }

  /// The pass in blocks is the functions one after the other, for any number of rows, inputs, columns
  /// and candidates: to rows × ulp of sums of terms below 1 for the products, five ulp and those of a sum
  /// for Z̃; and what fills the columns up stays 0.
  @Test(arguments: [1, 3, 16, 511, 512, 513, 1300], [1, 2, 7])
  func candidatesAndTheirProductsInOnePass(rows: Int, inputs: Int) {
    let stride = (rows + 15) / 16 * 16
    var random = RandomSource(seed: 9)
    func columns(_ count: Int, of distribution: some Distribution<Double>) -> [Double] {
      (0..<count).flatMap { _ in
        distribution.samples(rows, using: &random)
          + [Double](repeating: 0, count: stride - rows)
      }
    }
    for (count, candidates) in [(0, 1), (1, 2), (4, 3), (6, 5), (2, 11), (50, 1)] {
      let width = count + candidates
      let x = columns(inputs, of: Normal())
      let w = Normal().samples(inputs * candidates, using: &random)
      var all = columns(width, of: Uniform(lower: -1, upper: 1))
      let before = all
      var products = [Double](repeating: .nan, count: candidates * width)
      x.withUnsafeBufferPointer { x in
        all.withUnsafeMutableBufferPointer { all in
          guard let x = x.baseAddress, let all = all.baseAddress else { return }
          VectorMath.logisticColumns(
            inputs: x, rows: rows, stride: stride, inputs: inputs, weights: w,
            candidates: candidates, besides: all, count: count, products: &products)
        }
      }
      #expect(all[..<(stride * count)] == before[..<(stride * count)])
      func column(_ index: Int) -> [Double] {
        Array(all[(stride * index)..<(stride * (index + 1))])
      }
      for candidate in 0..<candidates {
        let z = column(count + candidate)
        for i in 0..<rows {
          let eta = (0..<inputs).map { x[i + $0 * stride] * w[candidate * inputs + $0] }
          let size = eta.reduce(0) { $0 + abs($1) }
          let expected = 1 / (1 + Double.exp(-eta.reduce(0, +)))
          #expect(abs(z[i] - expected) <= (5 + Double(inputs) * size) * .ulpOfOne * expected)
        }
        #expect(z[rows...].allSatisfy { $0 == 0 })
        for other in 0...(count + candidate) {
          let product = products[candidate * width + other]
          #expect(abs(product - dot(column(other), z)) <= Double(rows * rows) * .ulpOfOne)
        }
      }
    }
  }
}
