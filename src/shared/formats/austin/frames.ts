// Frames as Austin prints them: `file:function:line`, and the words between colons that stand for no function of the program.

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
  const special = SPECIAL.get(text)
  if (special !== undefined) return builder.frame(builder.fn({ name: special[0] }), NONE, NONE, frameFlags(special[1]))
  const [, file = '', name = text, digits = '0'] = FRAME.exec(text) ?? []
  if (file === KERNEL_FILE) return builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('kernel'))
  const line = Number(digits)
  const isPlaced = file !== '' && line > 0
  const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file: file === '' ? null : file })
  return builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags('unknown') | spellingFlags('', isPlaced))
}
