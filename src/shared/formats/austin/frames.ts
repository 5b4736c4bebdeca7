// Frames as Austin has them: `file:function:line` in text, fields in MOJO, and the words that stand for no function of the program.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type FrameKind } from '../../profile/profile'
import { spellingFlags } from '../../profile/spelling'

/** The path may have colons of its own (`C:\shop.py`), the function and the line have none. */
const FRAME = /^(.*):([^:]*):(\d{1,9})$/s
const SPECIAL: ReadonlyMap<string, readonly [string, FrameKind]> = new Map([
  [':GC:', ['(garbage collection)', 'gc']],
  [':INVALID:', ['(invalid frame)', 'unknown']],
])
/** With -k: what the kernel was doing for the thread. */
const KERNEL_FILE = 'kernel'

export function austinFrame(builder: ProfileBuilder, text: string): number {
  if (SPECIAL.has(text)) return austinSpecialFrame(builder, text)
  const [, file = '', name = text, digits = '0'] = FRAME.exec(text) ?? []
  if (file === KERNEL_FILE) return builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('kernel'))
  return austinFrameOf(builder, file, name, Number(digits))
}

/** `:GC:` and the like. */
export function austinSpecialFrame(builder: ProfileBuilder, text: string): number {
  const [name, kind] = SPECIAL.get(text) ?? [text, 'unknown']
  return builder.frame(builder.fn({ name }), NONE, NONE, frameFlags(kind))
}

/** `line` is 0 or less where it is not known. */
export function austinFrameOf(builder: ProfileBuilder, file: string, name: string, line: number): number {
  const isPlaced = file !== '' && line > 0
  const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file: file === '' ? null : file })
  const flags = frameFlags('unknown') | spellingFlags('', isPlaced)
  return builder.frame(fn, line > 0 ? line : NONE, NONE, flags)
}
