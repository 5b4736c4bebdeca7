// Runs of XHProf and its forks as XHProf itself keeps them: PHP's `serialize` of arrays, texts and numbers. It is read as data: an object is
// refused, and nothing is ever made of a class. Rules: PHP, `ext/standard/var_unserializer.re`.

import { fail, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { wholeFile } from './wholeFile'
import { IS_TIME, xhprofCalls } from './xhprof/calls'
import { readSerialized, type PhpArray, type PhpValue } from './xhprof/serialized'

const ID = 'xhprof-serialized'
const BEGINNING = /^a:\d{1,9}:\{s:\d{1,9}:"/
const CALL = /s:\d{1,9}:"(?:main\(\)|[^"\n]{1,1000}==>[^"\n]{1,1000})";a:\d{1,9}:\{s:\d:"(?:ct|wt|cpu|mu|pmu)";/
const SAMPLE = /^a:\d{1,9}:\{s:\d{1,9}:"\d{9,11}\.\d{1,9}";s:\d{1,9}:"main\(\)/
const WITHIN: readonly string[] = ['profile', 'data']

export const xhprofSerialized: Format = {
  id: ID,
  title: 'XHProf',
  looksLike(head) {
    const text = textOf(head)
    return BEGINNING.test(text) && (CALL.test(text) || SAMPLE.test(text)) ? 'yes' : 'no'
  },
  open: report => wholeFile('an XHProf run', bytes => readRun(bytes, report)),
}

function readRun(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const root = readSerialized(bytes)
  if (!root.ok) return fail(malformed(ID, root.error.what, 'byte', root.error.byte))
  const calls = xhprofCalls(ID, report)

  function take(run: PhpArray, isOuter: boolean): void {
    for (const [key, value] of run) {
      if (typeof value === 'string' && IS_TIME.test(String(key))) calls.sample(value)
      else if (!isArray(value)) continue
      else if (isOuter && WITHIN.includes(String(key))) take(value, false)
      else {
        const costs = new Map(value.flatMap(([name, cost]) => (typeof cost === 'number' ? [[String(name), cost] as const] : [])))
        if (costs.has('ct') || costs.has('wt')) calls.call(String(key), costs)
      }
    }
  }

  if (isArray(root.value)) take(root.value, true)
  return calls.finish()
}

function isArray(value: PhpValue): value is PhpArray {
  return Array.isArray(value)
}
