extension Figure {
  /// The complete gnuplot script that draws this figure; pure, the same bytes for the same figure.
  public func script(for target: Target) -> String {
    GnuplotScript(figure: self, target: target).lines.joined(separator: "\n") + "\n"
  }
}

/// Writes the script of one figure for one target.
struct GnuplotScript {
  let figure: Figure
  let target: Figure.Target

  private var isText: Bool {
    if case .text = target { true } else { false }
  }

  /// Heading, terminal, style, numbers, panels, end.
  var lines: [String] {
    var lines = heading + [""]
    lines.append(Style.terminal(for: target, layout: figure.layout))
    if case .record = target { lines.append("set output '\(figure.name).svg'") }
    lines.append(Style.preamble)
    for (number, panel) in figure.panels.enumerated() {
      for (index, layer) in panel.layers.enumerated() {
        guard let data = layer.data else { continue }
        lines += [""] + Self.block(data, named: Self.blockName(data, panel: number, layer: index))
      }
    }

    let isMultiplot = figure.panels.count > 1
    if isMultiplot { lines += ["", "set multiplot"] }
    for (number, panel) in figure.panels.enumerated() {
      lines += ["", "# Panel \(number + 1)"]
      if isMultiplot { lines += ["reset", Style.preamble] }
      lines += commands(for: panel, number: number)
    }
    if isMultiplot { lines += ["", "unset multiplot"] }
    if case .window = target { return lines + ["pause mouse close"] }
    return lines + ["unset output"]
  }

  // MARK: Heading

  private var heading: [String] {
    var lines = ["# \(figure.name)"] + Self.wrapped(figure.caption).map { "# \($0)" }
    if case .record = target { lines.append("# Draw it with: gnuplot \(figure.name).gp") }
    return lines
  }

  /// Lines of at most 90 characters.
  private static func wrapped(_ words: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in GnuplotQuoting.withoutControls(words).split(separator: " ") {
      if !line.isEmpty && line.count + word.count > 89 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }

  // MARK: Numbers

  /// "$posterior_2_1" for the first layer of the second panel.
  private static func blockName(_ data: DataBlock, panel: Int, layer: Int) -> String {
    let safe = data.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return "$\(String(safe))_\(panel + 1)_\(layer + 1)"
  }

  /// A data block with a line above it that says what its columns are and how exact they are.
  static func block(_ data: DataBlock, named name: String) -> [String] {
    let heading =
      "# \(name): \(data.columns.joined(separator: ", ")); agreement: \(data.agreement.words)"
    let rows = data.rows.map { $0.map(Digits.data).joined(separator: " ") }
    return [heading, "\(name) << EOD"] + rows + ["EOD"]
  }

  // MARK: Panels

  private func commands(for panel: Panel, number: Int) -> [String] {
    let place = PanelPlace(of: number, in: figure)
    let drawn = DrawablePoints(of: panel)
    let axes = drawn.axes
    var lines: [String]
    if let z = panel.z, !isText {
      lines = place.box + space(panel, z, place)
    } else {
      lines = place.margins
      let joinsLabel = labelMeetsTitle(panel, place)
      let title = joinsLabel ? panel.title + ": " + panel.y.label : panel.title
      if !title.isEmpty { lines.append("set title \(quoted(title))") }
      if !panel.x.label.isEmpty { lines.append("set xlabel \(quoted(panel.x.label))") }
      if !panel.y.label.isEmpty, !joinsLabel { lines.append(verticalLabel(of: panel.y, place)) }
      // Before the axes' own tics: `set tics` brings back those that an axis has not
      if !panel.showsAxes { lines += ["unset border", "set tics scale 0"] }
      lines += axis("x", axes.x) + axis("y", axes.y)
      if !panel.showsGrid || isText { lines.append("unset grid") }
    }
    lines.append(key(panel.key, place))
    if !isText { lines += panel.layers.flatMap(\.settings) }
    lines += panel.layers.flatMap(\.annotations).filter { $0.isDrawable(in: panel) }.map(annotation)
    if drawn.isLost {
      lines.append(
        "set label \(quoted("nothing finite to draw")) at graph 0.5, graph 0.5 center front")
    }

    var elements: [String] = []
    for (index, layer) in panel.layers.enumerated() {
      guard let data = layer.data, drawn.layers.contains(index) else { continue }
      let block = Self.blockName(data, panel: number, layer: index)
      elements += layer.marks.map { element($0, of: data, named: block) }
    }
    // gnuplot draws a panel of words and lines only around a curve: an invisible one
    if elements.isEmpty {
      elements = ["\(drawn.invisibleHeight) with lines lc rgb '#FFFFFFFF' notitle"]
    }
    let command = panel.z != nil && !isText ? "splot " : "plot "
    lines.append(command + elements.joined(separator: ", \\\n     "))
    return lines
  }

  private func element(_ mark: Layer.Mark, of data: DataBlock, named block: String) -> String {
    let words = isText ? mark.text : nil
    let title = mark.title.map { "title \(quoted($0))" } ?? "notitle"
    return block + (data.isMatrix ? " nonuniform matrix" : "") + " using "
      + "\(words?.using ?? mark.using) with \(words?.style ?? mark.style) \(title)"
  }

  /// The box of a panel in space: the axes in front carry the tics and labels, the walls behind a thin line.
  private func space(_ panel: Panel, _ z: Axis, _ place: PanelPlace) -> [String] {
    let view = panel.view
    var lines = [
      // gnuplot's box is as high as half its base is long, times this scale
      "set view \(Digits.short(view.tilt)), \(Digits.short(view.rotation)), 1.3, "
        + Digits.short(2 * view.height),
      "set view equal xy",
      "set xyplane at \(Digits.data(z.range?.lowerBound ?? 0))",
      // The base, the uprights but the one in front, and the upper edges behind
      "set border 895 back lw 1 lc rgb '#A8A8A8'",
    ]
    if !panel.showsGrid { lines.append("unset grid") }
    lines += axis("x", panel.x) + axis("y", panel.y) + axis("z", z)
    lines += ["set xtics offset 0, -0.2", "set ytics offset 0, -0.2"]
    // As high as the title of a plane panel; gnuplot's own lies in the box
    if !panel.title.isEmpty {
      lines.append(
        "set label \(quoted(panel.title)) at screen \(Digits.short((place.left + place.width / 2) / figure.layout.width)), "
          + "screen \(Digits.short(1 - (place.top - 18) / figure.layout.height)) center "
          + "font ',\(Digits.short(Style.fontSize * 1.05))'")
    }
    if let x = panel.x.range, let y = panel.y.range {
      lines += groundLabels(panel, x, y)
    }
    if !z.label.isEmpty { lines.append("set zlabel \(quoted(z.label)) rotate by 90") }
    return lines
  }

  /// The words beside the two front edges of the base.
  ///
  /// gnuplot's own labels lie far away from a turned axis, or on its numbers.
  private func groundLabels(
    _ panel: Panel, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
  ) -> [String] {
    func outside(_ range: ClosedRange<Double>, isLargest: Bool) -> Double {
      let distance = 0.44 * (range.upperBound - range.lowerBound)
      return isLargest ? range.upperBound + distance : range.lowerBound - distance
    }
    func label(_ text: Text, _ x: Double, _ y: Double) -> String {
      "set label \(quoted(text)) at first \(Digits.data(x)), first \(Digits.data(y)) center "
        + "textcolor rgb '#000000'"
    }
    let front = panel.view.front
    var lines: [String] = []
    if !panel.x.label.isEmpty {
      lines.append(
        label(
          panel.x.label, (x.lowerBound + x.upperBound) / 2,
          outside(y, isLargest: front.isLargestY)))
    }
    if !panel.y.label.isEmpty {
      lines.append(
        label(
          panel.y.label, outside(x, isLargest: front.isLargestX),
          (y.lowerBound + y.upperBound) / 2))
    }
    return lines
  }

  /// The words beside the vertical axis.
  ///
  /// gnuplot's own label vanishes without a word where it thinks that wide tics leave it no room, so
  /// it is placed here; a text terminal, which cannot turn words, has it above the axis.
  private func verticalLabel(of axis: Axis, _ place: PanelPlace) -> String {
    if isText { return "set label \(quoted(axis.label)) at graph 0, graph 1.05 left" }
    let distance: Double = if case .none = axis.tics { 24 } else { Style.labelDistance }
    let fraction = Digits.short((place.left - distance) / figure.layout.width)
    return "set label \(quoted(axis.label)) at screen \(fraction), graph 0.5 "
      + "center rotate by 90 textcolor rgb '#000000'"
  }

  /// Whether in a text terminal the words above the vertical axis would run into the title beside them.
  private func labelMeetsTitle(_ panel: Panel, _ place: PanelPlace) -> Bool {
    guard case .text(let columns, _) = target, !panel.title.isEmpty, !panel.y.label.isEmpty else {
      return false
    }
    let width = Double(columns) * place.width / figure.layout.width
    return Double(panel.y.label.plain.count) > (width - Double(panel.title.plain.count)) / 2 - 2
  }

  private func axis(_ name: String, _ axis: Axis) -> [String] {
    var lines: [String] = []
    if case .logarithmic = axis.scale { lines.append("set logscale \(name) 10") }
    if let range = axis.range {
      let ends = (lowerEnd(of: axis, range), range.upperBound)
      let (from, to) = axis.isReversed ? (ends.1, ends.0) : ends
      lines.append(
        "set \(name)range [\(Digits.data(from)):\(Digits.data(to))]")
    }
    switch axis.tics {
    case .automatic: break
    case .every(let step):
      if axis.range.map({ axis.canStep(by: step, along: $0) }) ?? true {
        lines.append("set \(name)tics \(Digits.short(step))")
      }
    case .none: lines.append("unset \(name)tics")
    case .labelled(let tics):
      // The words of a tic are a number format, in which a percent sign is written twice
      let list = tics.filter { $0.at.isDrawable(on: axis.scale) }.map { tic in
        let words = tic.text.plain.replacing("%", with: "%%")
        return "\(GnuplotQuoting.quoted(words)) \(Digits.data(tic.at))"
      }
      lines.append("set \(name)tics (\(list.joined(separator: ", "))) noenhanced")
    }
    return lines
  }

  /// The lower end of an axis; gnuplot loses a tic at the very start of a logarithmic axis that begins with 10 or
  /// more, so such an axis begins a hair before it.
  private func lowerEnd(of axis: Axis, _ range: ClosedRange<Double>) -> Double {
    guard case .logarithmic = axis.scale, case .labelled(let tics) = axis.tics,
      range.lowerBound >= 10,
      tics.contains(where: { $0.at == range.lowerBound })
    else { return range.lowerBound }
    return 0.999999 * range.lowerBound
  }

  private func key(_ key: Panel.Key, _ place: PanelPlace) -> String {
    switch key {
    case .none: "unset key"
    case .topLeft: "set key top left Left reverse"
    case .topRight: "set key top right"
    case .bottomLeft: "set key bottom left Left reverse"
    case .bottomRight: "set key bottom right"
    case .below:
      // gnuplot's own place is at the foot of the sheet, not of the panel
      "set key at screen \(Digits.short((place.left + place.width / 2) / figure.layout.width)), "
        + "screen \(Digits.short(1 - (place.top + place.height + 88) / figure.layout.height)) "
        + "center top horizontal maxrows 1 Left reverse samplen 1.4 width \(keyWidth)"
    }
  }

  /// What is added to the width of a key's entries, in characters: gnuplot guesses the widths of words in an SVG, and
  /// guesses too much; where cairo draws, it knows them, and less than nothing would push the entries together.
  private var keyWidth: Int {
    switch target {
    case .record, .stream(.svg): -3
    case .stream(.png), .stream(.pdf), .text, .window: 1
    }
  }

  private func annotation(_ annotation: Layer.Annotation) -> String {
    func pair(_ point: (Coordinate, Coordinate)) -> String {
      "\(point.0.gnuplot), \(point.1.gnuplot)"
    }
    switch annotation {
    case .label(let text, let x, let y, let options):
      return "set label \(quoted(text)) at \(pair((x, y))) \(options)"
    case .arrow(let start, let end, let options):
      return "set arrow from \(pair(start)) to \(pair(end)) \(options)"
    case .rectangle(let start, let end, let options):
      return "set object rectangle from \(pair(start)) to \(pair(end)) \(options)"
    }
  }

  private func quoted(_ text: Text) -> String {
    GnuplotQuoting.quoted(text, italics: !isText)
  }
}
