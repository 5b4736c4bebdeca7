// Hashing, signing, encrypting.

import { begins } from '../../names/patterns'
import { domainRule } from './domainRule'

export const crypto = domainRule({
  id: 'crypto',
  title: 'Cryptography',
  patterns: {
    level: 'high',
    names: [
      begins(
        'EVP_',
        'sha(?:1|256|512)_block',
        'SHA(?:1|256|512)_Update',
        'aesni_',
        'bn_mul',
        'crypto/(?:sha\\w*|rsa|aes|ecdsa|ed25519|md5|tls)\\.',
      ),
      begins(
        'crypto/internal/',
        'golang\\.org/x/crypto/',
        'math/big\\.nat\\.exp',
        'javax[./]crypto',
        'sun[./]security',
        'com[./]sun[./]crypto',
      ),
      begins('bcrypt', 'argon2', 'scrypt', 'ring::', 'rustls::'),
    ],
  },
  advice: 'Keep connections and sessions alive, resume TLS, hash the same bytes once. Never weaken a password hash to make it faster.',
})
