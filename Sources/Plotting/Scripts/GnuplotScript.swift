extension Figure {
  /// The complete gnuplot script that draws this figure; pure, the same bytes for the same figure.
  public func script(for target: Target) -> String {
    var lines: [String] = []

    // Heading: what it is and how to draw it
    lines.append("# \(name)")
    lines += GnuplotScript.wrapped(caption).map { "# \($0)" }
    if case .record = target { lines.append("# Draw it with: gnuplot \(name).gp") }
    lines.append("")

    // Terminal and style
    lines.append(Style.terminal(for: target, layout: layout))
    if case .record = target { lines.append("set output '\(name).svg'") }
    lines.append(Style.preamble)

    // The numbers, one named block a layer
    var blocks: [[String?]] = []
    for (panelNumber, panel) in panels.enumerated() {
      var names: [String?] = []
      for (layerNumber, layer) in panel.layers.enumerated() {
        guard let data = layer.data else {
          names.append(nil)
          continue
        }
        let block = GnuplotScript.blockName(data.name, panel: panelNumber, layer: layerNumber)
        names.append(block)
        lines.append("")
        lines += GnuplotScript.block(data, named: block)
      }
      blocks.append(names)
    }

    // The panels
    if panels.count > 1 { lines += ["", "set multiplot"] }
    for (number, panel) in panels.enumerated() {
      lines.append("")
      lines.append("# Panel \(number + 1)")
      if panels.count > 1 { lines.append("reset\n\(Style.preamble)") }
      lines += GnuplotScript.margins(of: number, in: self)
      lines += GnuplotScript.commands(for: panel, blocks: blocks[number])
    }
    if panels.count > 1 { lines += ["", "unset multiplot"] }
    switch target {
    case .window: lines.append("pause mouse close")
    default: lines.append("unset output")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The lines of a script, piece by piece.
enum GnuplotScript {
  static func blockName(_ words: String, panel: Int, layer: Int) -> String {
    let safe = words.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return "$\(String(safe))_\(panel + 1)_\(layer + 1)"
  }

  /// A data block with a line above it that says what its columns are and how exact they are.
  static func block(_ data: DataBlock, named name: String) -> [String] {
    let heading =
      "# \(name): \(data.columns.joined(separator: ", ")); agreement: \(data.agreement.words)"
    let rows = data.rows.map { $0.map(Digits.data).joined(separator: " ") }
    return [heading, "\(name) << EOD"] + rows + ["EOD"]
  }

  /// The panel's place on the sheet, as fractions of its size.
  static func margins(of number: Int, in figure: Figure) -> [String] {
    let layout = figure.layout
    let columns = min(layout.columns, figure.panels.count)
    let rows = (figure.panels.count + columns - 1) / columns
    let margins = layout.margins
    let gaps = layout.gaps
    let panelWidth =
      (layout.width - margins.left - margins.right - gaps.horizontal * Double(columns - 1))
      / Double(columns)
    let panelHeight =
      (layout.height - margins.top - margins.bottom - gaps.vertical * Double(rows - 1))
      / Double(rows)
    let left = margins.left + Double(number % columns) * (panelWidth + gaps.horizontal)
    let top = margins.top + Double(number / columns) * (panelHeight + gaps.vertical)
    func place(_ side: String, _ pixels: Double, of size: Double) -> String {
      "set \(side)margin at screen \(Digits.short(pixels / size))"
    }
    return [
      place("l", left, of: layout.width),
      place("r", left + panelWidth, of: layout.width),
      place("t", layout.height - top, of: layout.height),
      place("b", layout.height - top - panelHeight, of: layout.height),
    ]
  }

  static func commands(for panel: Panel, blocks: [String?]) -> [String] {
    var lines: [String] = []
    if !panel.title.isEmpty { lines.append("set title \(GnuplotQuoting.quoted(panel.title))") }
    lines += axis("x", panel.x) + axis("y", panel.y)
    lines.append(key(panel.key))
    if !panel.showsGrid { lines.append("unset grid") }
    lines += panel.layers.flatMap(\.annotations).map(annotation)

    var elements: [String] = []
    for (layer, block) in zip(panel.layers, blocks) {
      guard let block else { continue }
      for mark in layer.marks {
        let title = mark.title.map { "title \(GnuplotQuoting.quoted($0))" } ?? "notitle"
        elements.append("\(block) using \(mark.using) with \(mark.style) \(title)")
      }
    }
    if elements.isEmpty { elements = ["NaN notitle"] }
    lines.append("plot " + elements.joined(separator: ", \\\n     "))
    return lines
  }

  private static func axis(_ name: String, _ axis: Axis) -> [String] {
    var lines: [String] = []
    if !axis.label.isEmpty { lines.append("set \(name)label \(GnuplotQuoting.quoted(axis.label))") }
    if case .logarithmic = axis.scale {
      lines += ["set logscale \(name) 10"]
    }
    if let range = axis.range {
      lines.append(
        "set \(name)range [\(Digits.data(range.lowerBound)):\(Digits.data(range.upperBound))]")
    }
    switch axis.tics {
    case .automatic: break
    case .every(let step): lines.append("set \(name)tics \(Digits.short(step))")
    case .none: lines.append("unset \(name)tics")
    case .silent: lines.append("set \(name)tics format ''")
    case .labelled(let tics):
      // A list of tics takes no option of its own a tic, so all of them are plain.
      let list = tics.map { "\(GnuplotQuoting.quoted($0.text.plain)) \(Digits.data($0.at))" }
      lines.append("set \(name)tics (\(list.joined(separator: ", "))) noenhanced")
    }
    return lines
  }

  private static func key(_ place: Panel.Key) -> String {
    switch place {
    case .none: "unset key"
    case .topLeft: "set key top left Left reverse"
    case .topRight: "set key top right"
    case .bottomLeft: "set key bottom left Left reverse"
    case .bottomRight: "set key bottom right"
    case .below: "set key below center horizontal Left reverse"
    }
  }

  private static func annotation(_ annotation: Layer.Annotation) -> String {
    func pair(_ point: (Coordinate, Coordinate)) -> String {
      "\(point.0.gnuplot), \(point.1.gnuplot)"
    }
    switch annotation {
    case .label(let text, let x, let y, let options):
      return "set label \(GnuplotQuoting.quoted(text)) at \(pair((x, y))) \(options)"
    case .arrow(let start, let end, let options):
      return "set arrow from \(pair(start)) to \(pair(end)) \(options)"
    case .rectangle(let start, let end, let options):
      return "set object rectangle from \(pair(start)) to \(pair(end)) \(options)"
    }
  }

  /// Lines of at most 90 characters, for the heading.
  static func wrapped(_ words: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in GnuplotQuoting.withoutControls(words).split(separator: " ") {
      if !line.isEmpty && line.count + word.count > 89 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
