// R's sampling profiler (`Rprof("FILE")`): a line a sample, functions in quotes, the innermost first. Rules: R's src/main/eval.c, utils::summaryRprof.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { replacedIn } from '../base/text/replacedIn'

const ID = 'rprof'
/** Microseconds; what else is recorded stands before. */
const HEADER = /^(?:(?:memory|GC|line) profiling: )*sample\.interval=(\d{1,12})\r?$/
const MARK = /^(?:(?:memory|GC|line) profiling: ){0,3}sample\.interval=\d{1,12}\r?\n/
const FILE = /^#File (\d{1,9}): (.*)$/
/** Memory in use, before the stack: small and large vectors and nodes, in bytes and cells, and duplications. */
const MEMORY = /^:\d+:\d+:\d+:\d+:/
/** A function, or the line that runs in the one that is named next. */
const PART = /"((?:[^"\\]|\\.)*)"|(\d{1,9})#(\d{1,9})/g
const GC = '<GC>'
const NS_PER_US = 1000
/** R cuts stacks at some thousand bytes. */
const MAX_LINE_BYTES = 2 ** 20

export const rprof: Format = {
  id: ID,
  title: 'R (Rprof)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 256))) ? 'yes' : 'no'),
  open: openSamples,
}

function openSamples(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const time = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' })
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' })
  const files = new Map<string, string>()
  const frames = new Map<string, number>()
  let intervalNs = 0
  let line = 0
  let count = 0
  let skipped = 0

  function frameOf(name: string, file: string | null, at: number): number {
    const key = `${at} ${file ?? ''} ${name}`
    const known = frames.get(key)
    if (known !== undefined) return known
    const made = builder.frame(
      builder.fn({ name: name === '' ? '(unknown)' : name, file }),
      at,
      NONE,
      frameFlags(name === GC ? 'gc' : 'interpreted'),
    )
    frames.set(key, made)
    return made
  }

  /** The frames of a line, innermost first. */
  function framesOf(text: string): readonly number[] {
    const found: number[] = []
    let file: string | null = null
    let at = NONE
    for (const [, name, fileNumber, lineNumber] of text.matchAll(PART)) {
      if (name === undefined) {
        file = files.get(fileNumber ?? '') ?? null
        at = Number(lineNumber)
        continue
      }
      found.push(frameOf(replacedIn(name, /\\(.)/g, '$1'), file, at))
      file = null
      at = NONE
    }
    // A line that runs outside of any function.
    if (at !== NONE) found.push(frameOf('(top level)', file, at))
    return found
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).trimEnd()
    const [, interval] = HEADER.exec(text) ?? []
    if (interval !== undefined) {
      intervalNs = Number(interval) * NS_PER_US
      return
    }
    const [, fileNumber, path = ''] = FILE.exec(text) ?? []
    if (fileNumber !== undefined) {
      files.set(fileNumber, path)
      return
    }
    if (text === '') return
    const stackText = text.replace(MEMORY, '')
    if (stackText.length < text.length) report('samples with the memory in use beside them, which is left out', { unit: 'line', at: line })
    const found = framesOf(stackText)
    if (found.length === 0 && stackText !== '') {
      skipped++
      return report('lines that are no samples', { unit: 'line', at: line })
    }
    const row = builder.sample(
      found.reduceRight((stack, frame) => builder.stack(stack, frame), NONE),
      { timeNs: count * intervalNs },
    )
    builder.weigh(row, time, intervalNs)
    builder.weigh(row, samples, 1)
    count++
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (skipped > count) return fail(malformed(ID, 'not a sample, as most lines are', 'line', line))
      if (count === 0) return fail({ kind: 'empty', format: ID })
      const period = { value: intervalNs, type: 'cpu', unit: 'nanoseconds' }
      return ok(builder.finish({ period, durationNs: count * intervalNs, defaultSampleType: 'cpu' }))
    },
  }
}
