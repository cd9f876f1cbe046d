import COpenSSL

/// Digests of texts, by OpenSSL.
enum Digest {
  /// SHA-256, 32 bytes.
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    return digest
  }

  /// PBKDF2 with SHA-256: slow on purpose, so that guessing costs more than solving.
  static func slow(_ text: String, salt: String, count: Int) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: count)
    let (password, salt) = (Array(text.utf8).map { CChar(bitPattern: $0) }, Array(salt.utf8))
    let status = PKCS5_PBKDF2_HMAC(
      password, Int32(password.count), salt, Int32(salt.count), 2000, EVP_sha256(), Int32(count),
      &key)
    precondition(status == 1, "OpenSSL derives no key of \(count) bytes")
    return key
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A short name for a text.
enum Fingerprint {
  /// The first 16 bytes of SHA-256, as 32 hexadecimal digits.
  static func of(_ text: String) -> String {
    Digest.hexadecimal(Digest.of(Array(text.utf8)).prefix(16))
  }

  static func number(_ text: String) -> UInt64 {
    Digest.of(Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
