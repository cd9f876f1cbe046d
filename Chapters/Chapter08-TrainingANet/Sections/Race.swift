import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension TrainingANet {
  /// The nets of lecture 002's race, and their parameters counted layer by layer.
  static let race = Section<TrainingStudy>(
    "race", "How large have nets become?", seconds: 0.05
  ) { _, _ in
    // Data: the labels of the lecture, and when each net was published
    let nets = RacingNet.all

    // Model: exponential growth, log₂ of the parameters against time
    let times = nets.map(\.time)
    let doublings = nets.map { log2($0.label) }

    // Inference: its slope by least squares
    let middle = sampleMean(times)
    let fit = try leastSquaresFit(
      Matrix(rows: times.map { [1, $0 - middle] }), doublings)
    let (slope, error) = (fit.coefficients[1], fit.standardErrors[1])
    let months = 12 / slope

    // What it shows
    let growth = nets[nets.count - 1].label / nets[0].label
    return Findings(
      answer:
        "From sixty million to fifteen billion parameters in nine years, a factor of "
        + "\(NumberText.fixed(growth, decimals: 0)); a straight line through all six, on a log scale, "
        + "doubles every \(NumberText.fixed(months, decimals: 0)) months.",
      tables: [table(nets)],
      figures: [figure(nets) { pow(2, fit.coefficients[0] + slope * ($0 - middle)) }],
      claims: claims(nets),
      values: [
        .init("months", months), .init("months.error", months * error / slope),
        .init("growth", growth), .init("vgg", Double(RacingNet.vgg19.parameters) / 1e6),
        .init("alexnet", Double(RacingNet.alexNet.parameters) / 1e6),
        .init("vit", Double(RacingNet.vitG14.parameters) / 1e9),
        .init("bit", Double(RacingNet.bitM.parameters) / 1e6),
        .init(
          "vgg.dense",
          Double(RacingNet.vgg19.suffix(3).reduce(0) { $0 + $1.parameters })
            / Double(RacingNet.vgg19.parameters)),
      ])
  }

  private static func table(_ nets: [RacingNet]) -> Table {
    Table(
      title: "The race, as labelled and as counted",
      columns: ["net", "published", "label", "counted by layers"],
      rows: nets.map { net in
        [
          net.name, NumberText.fixed(net.time.rounded(.down), decimals: 0), net.printed,
          net.layers.isEmpty ? "" : NumberText.grouped(net.layers.parameters),
        ]
      },
      note: "Counted where the published description gives every layer. BiT-M without its last "
        + "layer, whose size depends on the classes; ViT-G/14 for pictures of 224 by 224, with one more "
        + "place for the class and without the last layer.")
  }

  private static func figure(_ nets: [RacingNet], fit: (Double) -> Double) -> Figure {
    return Figure(
      name: "race",
      caption:
        "Nets for pictures have grown exponentially. The labels are those "
        + "of lecture 002; the line is a fit to these six, which were chosen for being large.",
      panels: [
        Panel(
          x: Axis("Year of publication", range: 2011.5...2024.5, tics: .every(2)),
          y: Axis(
            "Parameters (log scale)", range: 2e7...5e10, scale: .logarithmic,
            tics: .labelled([(1e8, "100M"), (1e9, "1G"), (1e10, "10G")])),
          layers: [
            .line(
              "fit", x: [2011.5, 2022.5], y: [fit(2011.5), fit(2022.5)],
              Stroke(.grey, width: 2.5)),
            .points("nets", x: nets.map(\.time), y: nets.map(\.label), .blue, size: 1.6),
          ]
            + nets.indices.map { index in
              .label(
                "\(nets[index].name) \(nets[index].printed)", x: .data(nets[index].time),
                y: .data(nets[index].label), anchor: .left, offset: (1.2, -0.6))
            })
      ])
  }

  private static func claims(_ nets: [RacingNet]) -> [Claim] {
    let source = Claim.Source(
      lecture: "002", slide: "The race to bigger and more accurate models")
    let ids = ["38a", "38b", "38c", "38d", "38e", "38f"]
    return zip(nets, ids).map { net, id in
      Claim(
        id, source, "parameters of \(net.name)",
        net.layers.isEmpty
          ? .cited(net.printed)
          : .printed(
            net.label, as: net.printed, computed: Double(net.layers.parameters),
            .rounded(decimals: -net.zeros)))
    }
  }
}

/// A net of the race.
struct RacingNet: Sendable {
  let name: String
  /// As the lecture labels it, and the number that this is.
  let printed: String
  let label: Double
  /// Zeros at the end of the label: to how many the count has to agree.
  let zeros: Int
  /// When it was made public, in years; the lecture's axis runs from 2012 to 2021.
  let time: Double
  /// Empty where the published description does not give every layer.
  let layers: [LayerShape]

  static let all = [
    // "60 million" in the paper: one digit
    RacingNet(
      name: "AlexNet", printed: "60M", label: 60e6, zeros: 7, time: 2012.9, layers: alexNet),
    RacingNet(
      name: "VGG-19", printed: "144M", label: 144e6, zeros: 6, time: 2014.7, layers: vgg19),
    RacingNet(
      name: "AmoebaNet-A", printed: "469M", label: 469e6, zeros: 6, time: 2018.1, layers: []),
    RacingNet(
      name: "BiT-M", printed: "928M", label: 928e6, zeros: 6, time: 2020.0, layers: bitM),
    RacingNet(
      name: "ViT-G/14", printed: "1.843G", label: 1.843e9, zeros: 6, time: 2021.4, layers: vitG14),
    RacingNet(
      name: "ViT-MoE", printed: "14.7G", label: 14.7e9, zeros: 8, time: 2021.45, layers: []),
  ]

  /// Krizhevsky, Sutskever and Hinton (2012), section 3.5: five convolutions, some split over two processors.
  static let alexNet: [LayerShape] = [
    .convolution(inputs: 3, outputs: 96, side: 11),
    .convolution(inputs: 96, outputs: 256, side: 5, groups: 2),
    .convolution(inputs: 256, outputs: 384, side: 3),
    .convolution(inputs: 384, outputs: 384, side: 3, groups: 2),
    .convolution(inputs: 384, outputs: 256, side: 3, groups: 2),
    .dense(inputs: 6 * 6 * 256, outputs: 4096), .dense(inputs: 4096, outputs: 4096),
    .dense(inputs: 4096, outputs: 1000),
  ]

  /// Simonyan and Zisserman (2014), table 1, column E: sixteen convolutions of 3 × 3 and three dense layers.
  // snippet: vgg
  static let vgg19: [LayerShape] =
    zip(
      [3, 64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512, 512, 512],
      [64, 64, 128, 128, 256, 256, 256, 256, 512, 512, 512, 512, 512, 512, 512, 512]
    ).map { .convolution(inputs: $0, outputs: $1, side: 3) }
    + [LayerShape].dense(widths: [7 * 7 * 512, 4096, 4096, 1000])
  // end snippet

  /// Kolesnikov et al. (2019), ResNet-152 four times as wide: blocks of 1 × 1, 3 × 3 and 1 × 1 convolutions without
  /// biases, each with a normalisation before it. He et al. (2015), table 1, for the number of blocks.
  static let bitM: [LayerShape] = {
    let wide = 4
    func convolution(_ inputs: Int, _ outputs: Int, _ side: Int) -> LayerShape {
      .convolution(inputs: inputs, outputs: outputs, side: side, hasBiases: false)
    }
    var layers = [convolution(3, 64 * wide, 7)]
    var inputs = 64 * wide
    for (stage, blocks) in [3, 8, 36, 3].enumerated() {
      let width = (64 << stage) * wide
      for block in 0..<blocks {
        layers += [
          .normalisation(units: inputs), convolution(inputs, width, 1),
          .normalisation(units: width), convolution(width, width, 3),
          .normalisation(units: width), convolution(width, 4 * width, 1),
        ]
        // The first block of a stage changes the number of channels beside it, too
        if block == 0 { layers.append(convolution(inputs, 4 * width, 1)) }
        inputs = 4 * width
      }
    }
    return layers + [.normalisation(units: inputs)]
  }()

  /// Zhai et al. (2021), table 2: width 1664, depth 48, hidden units 8192, patches of 14 × 14.
  static let vitG14: [LayerShape] = {
    let (width, depth, hidden, patches) = (1664, 48, 8192, (224 / 14) * (224 / 14))
    let block: [LayerShape] =
      [.normalisation(units: width)]
      // Queries, keys, values, and their mixture
      + (0..<4).map { _ in .dense(inputs: width, outputs: width) }
      + [.normalisation(units: width)] + .dense(widths: [width, hidden, width])
    return [
      .convolution(inputs: 3, outputs: width, side: 14),
      .dense(inputs: patches + 1, outputs: width, hasBiases: false),
    ] + (0..<depth).flatMap { _ in block } + [.normalisation(units: width)]
  }()
}
