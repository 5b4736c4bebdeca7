// Recordings packed as LZ4, as JDK Mission Control and some collectors keep them: recognised, and answered with the way to unpack them.

import { fail } from '../base/result'
import type { Format } from './format'

/** Of a frame by the LZ4 specification, and of the blocks that Java's library writes. */
const MARKS = [
  [0x04, 0x22, 0x4d, 0x18],
  [0x4c, 0x5a, 0x34, 0x42, 0x6c, 0x6f, 0x63, 0x6b],
]

export const jfrLz4: Format = {
  id: 'jfr-lz4',
  title: 'LZ4',
  looksLike: head => (MARKS.some(mark => mark.every((byte, at) => head[at] === byte)) ? 'yes' : 'no'),
  open: () => ({
    push: () => false,
    finish: () => fail({ kind: 'unsupported', what: 'data packed as LZ4', advice: 'unpack it first: `lz4 -d FILE`' }),
  }),
}
