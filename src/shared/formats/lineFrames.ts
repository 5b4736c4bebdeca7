// Frames of profilers that know lines and no functions: `orders.py:12` is then what adds up as one row of a table.

import type { ProfileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'

/** The frame of a line, in its file. What has no line is the file alone. */
export function lineFrame(builder: ProfileBuilder, file: string, line: number): number {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const known = line > 0 ? line : NONE
  const fn = builder.fn({ name: known === NONE ? base : `${base}:${line}`, file, startLine: known })
  return builder.frame(fn, known, NONE, frameFlags('interpreted'))
}
