// pyinstrument's frames: `function NUL file NUL first line SOH attributes`, where an attribute `l12` is the line that ran.

import { byteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

/** The first frame of a stack stands for its thread, and has the thread's number in the place of a line. */
const THREAD_FILE = '<thread>'
const NUL = '\u0000'
const ATTRIBUTE = '\u0001'
const LINE = 'l'

/** Stands for what its caller did itself, so it is no frame. */
export const SELF = '[self]'

/** Either is NONE where the text stands for the other; both are where it stands for none (SELF). */
export type PyinstrumentFrame = { readonly frame: number; readonly thread: number }

/** What a text stands for, as bytes: there are few, and each is met a million times over. */
export function pyinstrumentFrames(builder: ProfileBuilder): (bytes: Uint8Array, start: number, end: number) => PyinstrumentFrame {
  const names = byteNames()
  const known: PyinstrumentFrame[] = []

  function made(text: string): PyinstrumentFrame {
    const [identifier, ...attributes] = text.split(ATTRIBUTE)
    const [name = '', file = '', first = ''] = identifier.split(NUL)
    if (name === SELF) return { frame: NONE, thread: NONE }
    if (file === THREAD_FILE) {
      const threadId = Number(first)
      return { frame: NONE, thread: builder.thread({ name, processId: null, threadId: Number.isSafeInteger(threadId) ? threadId : null }) }
    }
    const line = Number(attributes.find(attribute => attribute.startsWith(LINE))?.slice(1) ?? NONE)
    const startLine = Number(first)
    // `[await]` and built-in functions have no file of their own.
    const isPlaced = file !== '' && !file.startsWith('<built-in')
    const fn = builder.fn({
      name: name === '' ? '(unknown)' : name,
      file: isPlaced ? file : null,
      startLine: isPlaced && startLine > 0 ? startLine : NONE,
    })
    return { frame: builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags(isPlaced ? 'interpreted' : 'unknown')), thread: NONE }
  }

  return (bytes, start, end) => {
    const row = names.intern(bytes, start, end)
    return (known[row] ??= made(names.text(row)))
  }
}
