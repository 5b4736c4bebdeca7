// Austin's text: `P12;T0:34;file.py:function:7 1000`, a sample a line. Rules: the README of P403n1x87/austin, "Default (collapsed) format".

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { austinFrame } from './austin/frames'
import { metricsOf, type Metrics } from './austin/metrics'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report, type Verdict } from './format'
import { factList } from './factList'

const ID = 'austin'
const HEADER = /^# austin: /
const SAMPLE = /^P\d{1,15};T[\da-fA-Fx:]{1,40}(?:;[^;\n]*:[^;:\n]*:\d{1,9})+ [\d,-]+\r?$/m
/** Process, thread (with its interpreter since 3.6), stack and metrics. */
const LINE = /^P(\d{1,15});T(?:(\d{1,9}):)?([\da-fA-Fx]{1,20})((?:;[^;]*)*?) (-?\d{1,17}(?:,-?\d{1,17}){0,2})$/
const FACT = /^# (\w[\w ]{0,30}): (.*)$/
/** Longer lines are no stack's. */
const MAX_LINE_BYTES = 2 ** 20
/** The head of a file that has no header: some lines. */
const SHOWN_BYTES = 8192

export const austin: Format = {
  id: ID,
  title: 'Austin',
  looksLike,
  open: openAustin,
}

/** Before version 3 it printed no header. */
function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head.subarray(0, SHOWN_BYTES))
  if (HEADER.test(text)) return 'yes'
  return text.startsWith('P') && SAMPLE.test(text) ? 'maybe' : 'no'
}

function openAustin(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const facts = factList()
  const frames = new Map<string, number>()
  let metrics: Metrics | null = null
  let line = 0
  let skipped = 0
  let firstSkipped = 0

  function frameOf(text: string): number {
    const known = frames.get(text)
    if (known !== undefined) return known
    const frame = austinFrame(builder, text)
    frames.set(text, frame)
    return frame
  }

  function skip(): void {
    if (skipped++ === 0) firstSkipped = line
    report('lines that are no samples', { unit: 'line', at: line })
  }

  function sample(text: string): void {
    const [whole, process, , thread, path = '', values = ''] = LINE.exec(text) ?? []
    if (whole === undefined) {
      skip()
      return
    }
    metrics ??= metricsOf(builder, facts.list.find(([name]) => name === 'mode')?.[1] ?? '', values)
    let stack = NONE
    for (const name of path.split(';')) if (name !== '') stack = builder.stack(stack, frameOf(name))
    const threadId = Number(thread)
    const row = builder.sample(stack, {
      thread: builder.thread({
        name: `thread ${thread}`,
        processId: Number(process),
        threadId: Number.isSafeInteger(threadId) ? threadId : null,
      }),
    })
    if (!metrics.weigh(row, values)) report('lines whose numbers are not those of the others, weighing 0', { unit: 'line', at: line })
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).trimEnd()
    const [, name, value] = FACT.exec(text) ?? []
    if (name !== undefined) facts.add(name, value)
    else if (text !== '' && !text.startsWith('#')) sample(text)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      const durationUs = Number(facts.list.find(([name]) => name === 'duration')?.[1] ?? NaN)
      const hasHeader = facts.list.some(([name]) => name === ID)
      if (hasHeader && Number.isNaN(durationUs)) report('no line with the duration at the end: Austin was ended, or the file was cut', null)
      const profile = builder.finish({ facts: facts.list, durationNs: Number.isFinite(durationUs) ? durationUs * NS_PER_US : null })
      const read = profile.samples.stack.length
      if (skipped > read) return fail(malformed(ID, 'not a sample of Austin, as most lines are', 'line', firstSkipped))
      return read === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}

const NS_PER_US = 1000
