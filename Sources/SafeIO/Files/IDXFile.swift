/// Images or labels in the IDX form of MNIST and Fashion-MNIST, packed by gzip or not.
///
/// Four bytes 0, 0, 8 (unsigned bytes) and the number of dimensions; each dimension as four bytes, the highest first;
/// then the bytes. Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
public struct IDXFile: Sendable {
  public let path: String
  /// Such as [60000, 28, 28] for images and [60000] for labels.
  public let sizes: [Int]
  public let bytes: [UInt8]

  /// Files of more than so many bytes when unpacked are refused; MNIST's largest has 47 million.
  public static let largestSize = 64 << 20

  /// - Throws: ``InputError`` of kind `noInput` when the file cannot be read, of kind `data` when it is cut short, damaged,
  ///   too large, or not of this form.
  public init(path: String) throws(InputError) {
    let shown = DataFile.shown(path)
    var all = try Self.read(path)
    if Gzip.isPacked(all) {
      do throws(Gzip.Failure) {
        all = try Gzip.unpacked(all, limit: Self.largestSize)
      } catch .cutShort {
        throw InputError(.data, "the gzip file \(shown) is cut short; download it again")
      } catch .damaged {
        throw InputError(.data, "the gzip file \(shown) is damaged; download it again")
      } catch {
        throw Self.tooLarge(shown)
      }
    }
    guard all.count >= 4, all[0] == 0, all[1] == 0, all[2] == 8, (1...4).contains(all[3]),
      all.count >= 4 + 4 * Int(all[3])
    else {
      throw InputError(
        .data,
        "\(shown) is not in the IDX form of MNIST, whose files begin with the bytes 0, 0 and 8; name such a file"
      )
    }
    let dimensions = Int(all[3])
    sizes = (0..<dimensions).map { k in
      all[(4 + 4 * k)..<(8 + 4 * k)].reduce(0) { $0 << 8 | Int($1) }
    }
    let header = 4 + 4 * dimensions
    var expected = 1
    for size in sizes {
      // No product of sizes that the file can have overflows
      guard size <= Self.largestSize, expected <= Self.largestSize else {
        throw Self.tooLarge(shown)
      }
      expected *= size
    }
    guard all.count - header == expected else {
      throw InputError(
        .data,
        "\(shown) announces \(expected) bytes and has \(all.count - header); it is cut short or damaged"
      )
    }
    self.path = path
    bytes = Array(all[header...])
  }

  /// The images as lists of rows × columns bytes, 0 to 255.
  ///
  /// - Throws: ``InputError`` of kind `data` where these are no images or there is none.
  public func images() throws(InputError) -> (rows: Int, columns: Int, images: [[UInt8]]) {
    guard sizes.count == 3, sizes.allSatisfy({ $0 >= 1 }) else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) holds no images: its sizes are \(sizes.map(String.init).joined(separator: " x ")), "
          + "and three of 1 or more are needed")
    }
    let pixels = sizes[1] * sizes[2]
    return (
      sizes[1], sizes[2],
      (0..<sizes[0]).map { Array(bytes[$0 * pixels..<($0 + 1) * pixels]) }
    )
  }

  /// A label for each image.
  ///
  /// - Throws: ``InputError`` of kind `data` where there are not as many.
  public func labels(for count: Int) throws(InputError) -> [Int] {
    guard sizes.count == 1 else {
      throw InputError(
        .data, "\(DataFile.shown(path)) holds no labels, of which there is one for each image")
    }
    guard sizes[0] == count else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(sizes[0]) labels for \(count) images; name the two files of one set"
      )
    }
    return bytes.map { Int($0) }
  }

  private static func tooLarge(_ shown: String) -> InputError {
    InputError(
      .data, "\(shown) holds more than \(largestSize >> 20) MB of images; keep fewer of them")
  }

  private static func read(_ path: String) throws(InputError) -> [UInt8] {
    let file = try OpenFile(path: path)
    guard file.size <= largestSize else { throw tooLarge(DataFile.shown(path)) }
    var result: [UInt8] = []
    result.reserveCapacity(file.size)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try file.read(into: &buffer, from: 0), count > 0 {
      result += buffer[..<count]
    }
    return result
  }
}
