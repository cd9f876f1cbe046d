@main
struct WorkbookTool {
  static func main() {}
}
