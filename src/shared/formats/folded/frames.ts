// From the text of a folded frame to its row, and to the thread that it may stand for.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { threadText, type FrameText } from './frameText'

export type Frames = {
  frameOf(text: string): number
  /** The thread that a root frame stands for, or NONE. */
  threadOf(frame: number): number
}

export function frames(builder: ProfileBuilder, frameText: (text: string) => FrameText): Frames {
  const threads = new Map<number, number>()
  return {
    frameOf(text) {
      const { name, file, line, column, module, flags } = frameText(text)
      const frame = builder.frame(builder.fn({ name, file, module }), line, column, flags)
      const thread = threadText(text)
      if (thread !== null) threads.set(frame, builder.thread(thread))
      return frame
    },
    threadOf: frame => (threads.size === 0 ? NONE : (threads.get(frame) ?? NONE)),
  }
}
