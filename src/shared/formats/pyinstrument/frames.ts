// pyinstrument's frames: `function NUL file NUL first line SOH attributes`, where an attribute `l12` is the line that ran.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

/** The first frame of a stack stands for its thread, and has the thread's number in the place of a line. */
const THREAD_FILE = '<thread>'
const NUL = '\u0000'
const ATTRIBUTE = '\u0001'
const LINE = 'l'

export type PyinstrumentFrames = {
  /** The thread, where that is what the frame stands for. */
  thread(text: string): number | null
  of(text: string): number
}

export function pyinstrumentFrames(builder: ProfileBuilder): PyinstrumentFrames {
  const frames = new Map<string, number>()
  const threads = new Map<string, number>()

  function frameOf(text: string): number {
    const [identifier, ...attributes] = text.split(ATTRIBUTE)
    const [name = '', file = '', first = ''] = identifier.split(NUL)
    const line = Number(attributes.find(attribute => attribute.startsWith(LINE))?.slice(1) ?? NONE)
    const startLine = Number(first)
    // `[self]`, `[await]` and built-in functions have no file of their own.
    const isPlaced = file !== '' && !file.startsWith('<built-in')
    const fn = builder.fn({
      name: name === '' ? '(unknown)' : name,
      file: isPlaced ? file : null,
      startLine: isPlaced && startLine > 0 ? startLine : NONE,
    })
    return builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags(isPlaced ? 'interpreted' : 'unknown'))
  }

  return {
    thread(text) {
      const known = threads.get(text)
      if (known !== undefined) return known
      const [name, file, id] = text.split(ATTRIBUTE, 1)[0].split(NUL)
      if (file !== THREAD_FILE) return null
      const threadId = Number(id)
      const thread = builder.thread({ name, processId: null, threadId: Number.isSafeInteger(threadId) ? threadId : null })
      threads.set(text, thread)
      return thread
    },
    of(text) {
      const known = frames.get(text)
      if (known !== undefined) return known
      const frame = frameOf(text)
      frames.set(text, frame)
      return frame
    },
  }
}
