// What line_profiler measured as rows: each line under its function. A line's time holds what it calls.

import { fail, ok, type Result } from '../../base/result'
import { profileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import type { ReadError, Report } from '../format'
import { lineFrame } from '../lineFrames'

export type LineTable = {
  /** The function that the next lines stand in. */
  fn(file: string, name: string, startLine: number): void
  line(line: number, hits: number, timeNs: number): void
  finish(): Result<Profile, ReadError>
}

export function lineTable(format: string, report: Report): LineTable {
  const builder = profileBuilder(format)
  const time = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: 'period', event: 'time' })
  const hits = builder.sampleType({ name: 'hits', unit: 'count', weight: 'samples', event: 'time' })
  let file = ''
  let stack = NONE
  return {
    fn(path, name, startLine) {
      file = path
      const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file, startLine: startLine > 0 ? startLine : NONE })
      stack = builder.stack(NONE, builder.frame(fn, NONE, NONE, frameFlags('interpreted')))
    },
    line(line, count, timeNs) {
      if (!isWeight(count) || !isWeight(timeNs) || count < 0 || timeNs < 0) {
        report('lines whose time is no number that can be added up, left out', null)
        return
      }
      const row = builder.sample(builder.stack(stack, lineFrame(builder, file, line)))
      builder.weigh(row, time, Math.round(timeNs))
      builder.weigh(row, hits, count)
    },
    finish() {
      const profile = builder.finish()
      const rows = profile.samples.stack.length
      if (rows === 0) return fail({ kind: 'empty', format })
      report('lines of functions, no stacks: a line’s time holds what it calls, so functions do not add up', null, rows)
      return ok(profile)
    },
  }
}
