// Runs of XHProf and its forks as JSON: `json_encode(xhprof_disable())`, also within what XHGui keeps of a request (`profile`, `data`).

import { textOf } from '../base/utf8'
import { jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import type { Format, ProfileReader, Report } from './format'
import { jsonReader } from './jsonReader'
import { IS_TIME, xhprofCalls } from './xhprof/calls'

const ID = 'xhprof'
const BEGINNING = /^\s*\{/
/** A call or the root with its costs; JSON may be told to write `>` as an escape. */
const CALL = /"(?:main\(\)|[^"\n]{1,1000}==(?:>|\\u003[eE])[^"\n]{1,1000})"\s*:\s*\{\s*"(?:ct|wt|cpu|mu|pmu)"\s*:/
/** A time and a stack. */
const SAMPLE = /^\s*\{\s*"\d{9,11}\.\d{1,9}"\s*:\s*"main\(\)/
/** What a run is kept in. */
const WITHIN: readonly string[] = ['profile', 'data']

export const xhprof: Format = {
  id: ID,
  title: 'XHProf (JSON)',
  looksLike(head) {
    const text = textOf(head)
    return BEGINNING.test(text) && (CALL.test(text) || SAMPLE.test(text)) ? 'yes' : 'no'
  },
  open: openRun,
}

function openRun(report: Report): ProfileReader {
  const calls = xhprofCalls(ID, report)
  let key = ''
  let costs = new Map<string, number>()
  const cost = (name: string): JsonSink => ({ ...SKIP, number: value => void costs.set(name, value) })
  const costSinks = new Map<string, JsonSink>()

  /** What stands at a key: costs, a stack, or, in what is around a run, anything. */
  const entry: JsonSink = {
    ...jsonText((bytes, start, end) => {
      if (IS_TIME.test(key)) calls.sample(textOf(bytes.subarray(start, end)))
    }),
    open: () => (costs = new Map()),
    field(bytes, start, end) {
      const name = textOf(bytes.subarray(start, end))
      const known = costSinks.get(name)
      if (known !== undefined) return known
      const made = cost(name)
      costSinks.set(name, made)
      return made
    },
    close() {
      if (costs.has('ct') || costs.has('wt')) calls.call(key, costs)
    },
  }
  const keyed = (isOuter: boolean): JsonSink => ({
    ...jsonObject({}),
    field(bytes, start, end) {
      key = textOf(bytes.subarray(start, end))
      return isOuter && WITHIN.includes(key) ? inner : entry
    },
  })
  const inner = keyed(false)
  return jsonReader(ID, keyed(true), report, calls.finish)
}
