/// Cases of a reader, for the sections that follow them.
enum OwnCase {
  static let all = [
    ["--y", "2"], ["--model", "line"], ["--y", "none"], ["--model", "abs(theta)"],
    ["--y", "4", "--model", "square", "--noise", "0.05"],
    ["--y", "0.5", "--noise", "0.01", "--model", "sin(20*theta)"],
    ["--y", "1000", "--noise", "0.001"], ["--y", "0.3,0.4", "--model", "5"],
    ["--y", "20", "--model", "20*exp(-((theta-0.505)*2000)^2)"],
  ]
}
