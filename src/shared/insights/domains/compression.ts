// Packing and unpacking bytes.

import { begins, path, whole } from '../../names/patterns'
import { COMPRESSION } from '../rule/tradeOffs'
import { domainRule } from './domainRule'

export const compression = domainRule({
  id: 'compression',
  title: 'Compression',
  patterns: {
    level: 'high',
    names: [
      /^(?:in|de)flate(?:_\w*)?$/,
      whole('longest_match\\w*', 'zlib\\.(?:de)?(?:compress|flate|gzip)\\w*'),
      begins('compress/(?:flate|gzip|zlib)', '(?:github\\.com/)?klauspost/compress', 'java[./]util[./]zip[./]'),
      begins('(?:flate2|miniz_oxide|zlib_rs|brotli\\w*|zstd\\w*|lz4\\w*|snap|bzip2|xz2)::', 'libdeflate_', 'lzma_', 'BZ2_'),
      begins('System\\.IO\\.Compression\\.', 'Zlib::(?:Deflate|Inflate|Gzip)'),
      begins('ZSTD_', 'LZ4\\w*_', '[Bb]rotli', 'snappy'),
    ],
    files: [path('node:zlib$')],
  },
  action: COMPRESSION,
  advice: 'Lower the compression level, use zstd or lz4, and do not compress what is compressed already.',
})
