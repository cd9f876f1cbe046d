import BayesNumerics
import Datasets
import Networks
import SafeIO

/// Grey images of one size, with what they show where that is known.
struct ImageSet: Sendable {
  let rows: Int
  let columns: Int
  /// 0 (paper) to 1 (ink), row by row from the top left.
  let images: [[Double]]
  /// 0, 1, ...; as many as images, or none.
  let labels: [Int]

  static let digits = ImageSet(
    rows: 8, columns: 8, images: Digits.images.map { $0.map { Double($0) / 16 } },
    labels: Digits.labels)

  func subset(_ places: [Int]) -> ImageSet {
    ImageSet(
      rows: rows, columns: columns, images: places.map { images[$0] },
      labels: labels.isEmpty ? [] : places.map { labels[$0] })
  }

  /// 1 where there is at least as much ink as paper.
  var binary: [[Double]] { images.map { $0.map { $0 >= 0.5 ? 1 : 0 } } }
}

/// Images to learn from and images to be judged by, at random and none in both.
struct ImageSplit: Sendable {
  let training: ImageSet
  let test: ImageSet

  /// A fifth is held out.
  init(_ set: ImageSet, using random: RandomSource) {
    var random = random
    var order = Array(set.images.indices)
    Training.shuffle(&order, using: &random)
    let held = order.count / 5
    test = set.subset(Array(order[..<held]))
    training = set.subset(Array(order[held...]))
  }
}

extension [[Double]] {
  /// The first of them to learn from, and the last, this share, to say when training is to end.
  func divided(keepingBack share: Double) -> (taught: [[Double]], validation: [[Double]]) {
    let kept = Int((Double(count) * share).rounded())
    return (Array(dropLast(kept)), Array(suffix(kept)))
  }
}

/// A net that says which digit an image shows, as a judge of images that somebody made up.
struct DigitClassifier: Sendable {
  private let network = FeedForwardNetwork([64, 64, 10], activation: .tanh, loss: .softmax)
  private let parameters: [Float]
  /// Below so large a greatest probability an image is called odd: 1 % of the digits kept back for this are.
  private(set) var level: Double
  /// Farther than this from every image that taught the net an image is called odd: again 1 % of the digits kept back are.
  private(set) var reach: Double
  private let taught: [[Double]]

  /// Three quarters of the images teach it, the others set its level.
  init(_ set: ImageSet, using random: RandomSource) throws {
    var random = random
    let count = set.images.count * 3 / 4
    taught = Array(set.images[..<count])
    let samples = try TrainingSet<Float>(
      inputs: Matrix(rows: taught), classes: Array(set.labels[..<count]),
      of: 10)
    parameters = try Training(batch: 64, epochs: 40).run(
      network, from: network.initialParameters(using: &random), on: samples, using: &random
    ).parameters
    (level, reach) = (0, 0)
    let others = Array(set.images[count...])
    let sure = confidences(others).sorted()
    let far = others.map(distance).sorted()
    level = sure[sure.count / 100]
    reach = far[far.count - 1 - far.count / 100]
  }

  /// The greatest probability of a digit, for each image.
  func confidences(_ images: [[Double]]) -> [Double] {
    let means = network.means(parameters, at: Matrix(rows: images))
    return (0..<means.rows).map { row in (0..<10).map { means[row, $0] }.max() ?? 0 }
  }

  func classes(_ images: [[Double]]) -> [Int] {
    network.classes(parameters, at: Matrix(rows: images))
  }

  private func distance(_ image: [Double]) -> Double {
    Autoencoders.nearest(image, taught).distance
  }

  /// Whether images are unlike any digit: the net is not sure of one, or no image that taught it is near.
  func areOdd(_ images: [[Double]]) -> [Bool] {
    zip(images, confidences(images)).map { $1 < level || distance($0) > reach }
  }
}
