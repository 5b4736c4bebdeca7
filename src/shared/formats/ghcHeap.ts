// GHC's heap profiles (`+RTS -h…`, `.hp`): what lived, sample by sample. Shown is the largest sample. Rules: GHC User's Guide, "hp2ps"; rts/ProfHeap.c.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'
import { factList } from './factList'

const ID = 'ghc-heap'
const FACT = /^(JOB|DATE) "(.*)"\s*$/
const SAMPLE = /^(BEGIN|END)_SAMPLE ([\d.]{1,20})/
const ROW = /^(.*)\t(\d{1,18})$/
/** With `-hc` a row is a stack of cost centres, leaf first, cut off after 25 characters unless `-L` says more: `(250)makeLines/main/Main.CAF`. */
const BY_STACK = /(?:^| )-hc\b/
const NUMBER = /^\(\d{1,10}\)/
const CUT = '...'
/** Longer lines are no row's. */
const MAX_LINE_BYTES = 2 ** 16

export const ghcHeap: Format = {
  id: ID,
  title: 'GHC heap profile (.hp)',
  looksLike: head => (textOf(head.subarray(0, 5)) === 'JOB "' ? 'yes' : 'no'),
  open: openHeap,
}

type HeapSample = { readonly time: string; bytes: number; readonly rows: (readonly [name: string, bytes: number])[] }

function openHeap(report: Report): ProfileReader {
  const facts = factList()
  let current: HeapSample | null = null
  let largest: HeapSample | null = null
  let samples = 0
  let line = 0

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    const [, edge, time = ''] = SAMPLE.exec(text) ?? []
    const [, name, size] = ROW.exec(text) ?? []
    const [, fact, said = ''] = FACT.exec(text) ?? []
    if (fact !== undefined) facts.add(fact.toLowerCase(), said)
    else if (edge === 'BEGIN') {
      current = { time, bytes: 0, rows: [] }
      samples++
    } else if (edge === 'END') {
      if (current !== null && current.bytes > (largest?.bytes ?? 0)) largest = current
      current = null
    } else if (name !== undefined && current !== null && isWeight(Number(size))) {
      current.rows.push([name, Number(size)])
      current.bytes += Number(size)
    } else if (current !== null) report('lines that are no rows, left out', { unit: 'line', at: line })
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (current !== null) report('a sample that the end of the file cuts off, left out', { unit: 'line', at: line })
      if (largest === null) return fail({ kind: 'empty', format: ID })
      const isByStack = BY_STACK.test(facts.list.find(([name]) => name === 'job')?.[1] ?? '')
      const builder = profileBuilder(ID)
      const type = builder.sampleType({ name: 'in-use-bytes', unit: 'bytes', weight: null, event: null })
      for (const [name, size] of largest.rows) {
        const label = name.replace(NUMBER, '')
        // A name that was cut off ends in the middle of a cost centre: its callers are not known.
        const parts = isByStack ? label.split('/') : [label]
        if (isByStack && label.endsWith(CUT)) report('stacks that are cut off; `-L100` prints longer ones', null)
        let stack = NONE
        for (const part of parts.reverse()) {
          const frame = builder.frame(builder.fn({ name: part === '' ? '(unknown)' : part }), NONE, NONE, frameFlags('native'))
          stack = builder.stack(stack, frame)
        }
        builder.weigh(builder.sample(stack), type, size)
      }
      report(`samples along the time, of which the largest is shown (at ${largest.time})`, null, samples)
      return ok(builder.finish({ facts: [...facts.list, ['sample', largest.time]] }))
    },
  }
}
