// The table that Python's sampling profiler writes as JSON, a record a line (`--jsonl`): samples of each place in the program, without stacks.
// Rules: CPython's Lib/profiling/sampling/jsonl_collector.py.

import { isRecord, type JsonRecord } from '../base/json'
import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import { factList } from './factList'
import { malformed, type Format, type ProfileReader, type Report } from './format'

const ID = 'tachyon-jsonl'
const MARK = /^\{"type":"meta","v":\d{1,3},"run_id":"/
const NS_PER_US = 1000
/** A record has 256 entries at most, of which the longest are paths. */
const MAX_LINE_BYTES = 2 ** 22

export const tachyonJsonl: Format = {
  id: ID,
  title: 'Python profiling.sampling (JSONL)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 256))) ? 'yes' : 'no'),
  open: openTable,
}

type Place = { readonly path: number; readonly fn: number; readonly line: number }

function openTable(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const facts = factList()
  const strings = new Map<number, string>()
  const places = new Map<number, Place>()
  let intervalUs = 0
  let isEnded = false
  let total = 0
  let line = 0
  let skipped = 0

  function skip(what: string): void {
    skipped++
    report(what, { unit: 'line', at: line })
  }

  function define(entry: JsonRecord): void {
    if (isNumber(entry['str_id']) && typeof entry['value'] === 'string') strings.set(entry['str_id'], entry['value'])
    else if (isNumber(entry['frame_id']) && isNumber(entry['path_str_id']) && isNumber(entry['func_str_id'])) {
      const at = entry['line']
      places.set(entry['frame_id'], { path: entry['path_str_id'], fn: entry['func_str_id'], line: isNumber(at) && at > 0 ? at : NONE })
    } else skip('definitions that cannot be read')
  }

  function count(entry: JsonRecord): void {
    const { frame_id: id, self } = entry
    const place = isNumber(id) ? places.get(id) : undefined
    if (place === undefined || !isNumber(self) || !isWeight(self) || self < 0) return skip('counts that cannot be read')
    if (self === 0) return
    const name = strings.get(place.fn) ?? ''
    const file = strings.get(place.path) ?? null
    // What the profiler put in, such as `<GC>`, has no file.
    const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file: file === '~' ? null : file })
    const frame = builder.frame(fn, place.line, NONE, frameFlags(name === '<GC>' ? 'gc' : 'interpreted'))
    builder.weigh(builder.sample(builder.stack(NONE, frame)), samples, self)
    total += self
  }

  function record(fields: JsonRecord): void {
    const each = (key: string, take: (entry: JsonRecord) => void) => {
      const entries = fields[key]
      if (!Array.isArray(entries)) return skip('records that cannot be read')
      for (const entry of entries) {
        if (isRecord(entry)) take(entry)
        else skip('entries that cannot be read')
      }
    }
    switch (fields['type']) {
      case 'meta':
        if (isNumber(fields['sample_interval_usec'])) intervalUs = fields['sample_interval_usec']
        if (typeof fields['mode'] === 'string') facts.add('mode', fields['mode'])
        return
      case 'str_def':
      case 'frame_def':
        return each('defs', define)
      case 'agg':
        return each('entries', count)
      case 'end':
        isEnded = true
        return
      default:
        return skip('records of a kind that is not known')
    }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    if (end === start) return
    if (end - start > MAX_LINE_BYTES) return skip('records that are longer than any is')
    const found = parsed(textOf(bytes.subarray(start, end)))
    if (found === null) skip('lines that are no JSON')
    else record(found)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (total === 0 && skipped > 0) return fail(malformed(ID, 'no counts that could be read', 'line', line))
      if (total === 0) return fail({ kind: 'empty', format: ID })
      report('samples of places, no stacks: a function has its own alone; `--collapsed` and `--binary` write stacks', null, total)
      if (!isEnded) report('no end record: the file was cut', { unit: 'line', at: line })
      const period = intervalUs > 0 ? { period: { value: intervalUs * NS_PER_US, type: 'wall', unit: 'nanoseconds' } } : {}
      return ok(builder.finish({ sampleCount: total, facts: facts.list, ...period }))
    },
  }
}

function parsed(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
