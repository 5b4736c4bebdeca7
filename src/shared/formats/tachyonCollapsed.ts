// The collapsed stacks of Python's sampling profiler: `tid:7;app.py:main:31;tax.py:rate:7 12`. Rules: CPython's Lib/profiling/sampling/stack_collector.py.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'

const ID = 'tachyon-collapsed'
const MARK = /^tid:\d{1,20};[^;\n]*:[^;:\n]*:-?\d{1,9}[; ]/
const LINE = /^tid:(\d{1,20})(?:;(.*))? (\d{1,15})$/
/** The file's base name, the function, the line; frames that the profiler put in (`<GC>`) are a name alone. */
const FRAME = /^(.*):([^:]*):(-?\d{1,9})$/
const GC = '<GC>'
/** Longer lines are no stack's. */
const MAX_LINE_BYTES = 2 ** 20

export const tachyonCollapsed: Format = {
  id: ID,
  title: 'Python profiling.sampling (collapsed)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 4096))) ? 'yes' : 'no'),
  open: openStacks,
}

function openStacks(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const frames = new Map<string, number>()
  let line = 0
  let samples = 0
  let skipped = 0

  function frameOf(text: string): number {
    const known = frames.get(text)
    if (known !== undefined) return known
    const [, file = null, name = text, at] = FRAME.exec(text) ?? []
    const lineNumber = Number(at ?? NONE)
    const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file })
    const frame = builder.frame(fn, lineNumber > 0 ? lineNumber : NONE, NONE, frameFlags(name === GC ? 'gc' : 'interpreted'))
    frames.set(text, frame)
    return frame
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    const [whole, id, path = '', digits] = LINE.exec(text) ?? []
    const count = Number(digits)
    if (whole === undefined || !isWeight(count)) {
      if (text.trim() === '') return
      skipped++
      report('lines that are no stacks', { unit: 'line', at: line })
      return
    }
    let stack = NONE
    for (const frame of path === '' ? [] : path.split(';')) stack = builder.stack(stack, frameOf(frame))
    const threadId = Number(id)
    const thread = builder.thread({ name: `thread ${id}`, processId: null, threadId: Number.isSafeInteger(threadId) ? threadId : null })
    builder.weigh(builder.sample(stack, { thread }), type, count)
    samples += count
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      const profile = builder.finish({ sampleCount: samples })
      const read = profile.samples.stack.length
      if (skipped > read) return fail(malformed(ID, 'not a stack, as most lines are', 'line', line))
      return read === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}
