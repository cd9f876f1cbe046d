// Digests and key derivation of OpenSSL.
#include <openssl/evp.h>
#include <openssl/sha.h>
