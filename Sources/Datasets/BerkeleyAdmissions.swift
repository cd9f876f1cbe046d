/// Applicants to the six largest departments of the graduate school of Berkeley in the autumn of 1973, by sex
/// and by what became of them.
///
/// P. Bickel, E. Hammel, J. O'Connell (1975), "Sex bias in graduate admissions: data from Berkeley", Science
/// 187, 398-404; the counts as in R's `UCBAdmissions`, from D. Freedman, R. Pisani and R. Purves, *Statistics*.
/// There the departments are letters, and the other departments of the 101 are not published.
public enum BerkeleyAdmissions {
  public struct Department: Sendable {
    /// "A" ... "F"
    public let name: String
    /// Men who were admitted, and men who were not.
    public let men: (admitted: Int, rejected: Int)
    /// Women who were admitted, and women who were not.
    public let women: (admitted: Int, rejected: Int)
  }

  public static let departments = [
    Department(name: "A", men: (512, 313), women: (89, 19)),
    Department(name: "B", men: (353, 207), women: (17, 8)),
    Department(name: "C", men: (120, 205), women: (202, 391)),
    Department(name: "D", men: (138, 279), women: (131, 244)),
    Department(name: "E", men: (53, 138), women: (94, 299)),
    Department(name: "F", men: (22, 351), women: (24, 317)),
  ]
}
