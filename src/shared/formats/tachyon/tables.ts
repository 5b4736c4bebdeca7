// The strings and frames of a Tachyon file, each once.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { TachyonFault, TachyonHeader } from './header'
import { varints } from './varints'

/** Rows of frames, by their index in the file. A frame of no line is one that the profiler put in: `<GC>`, `<native>`. */
export function readTachyonTables(bytes: Uint8Array, header: TachyonHeader, builder: ProfileBuilder): Result<Int32Array, TachyonFault> {
  const strings: string[] = []
  const texts = varints(bytes, header.stringsStart, header.framesStart)
  while (strings.length < header.strings) {
    const length = texts.unsigned()
    const from = texts.take(length)
    if (from === -1) return fail({ what: 'fewer strings than the file says', byte: texts.at() })
    strings.push(textOf(bytes.subarray(from, from + length)))
  }
  const rows = varints(bytes, header.framesStart)
  const frames: number[] = []
  while (frames.length < header.frames) {
    const file = strings[rows.unsigned()]
    const name = strings[rows.unsigned()]
    const line = rows.signed()
    // The ends of line and column, and the column: one line is one frame, as in the profiler's other outputs.
    for (let left = 3; left > 0; left--) rows.signed()
    if (Number.isNaN(rows.byte())) return fail({ what: 'fewer frames than the file says', byte: rows.at() })
    const isPlaced = file !== undefined && file !== '' && file !== '~'
    const fn = builder.fn({ name: name === undefined || name === '' ? '(unknown)' : name, file: isPlaced ? file : null })
    frames.push(builder.frame(fn, line > 0 ? line : NONE, NONE, kindOf(name ?? '')))
  }
  return ok(Int32Array.from(frames))
}

function kindOf(name: string): number {
  if (name === '<GC>') return frameFlags('gc')
  return frameFlags(name === '<native>' ? 'native' : 'interpreted')
}
