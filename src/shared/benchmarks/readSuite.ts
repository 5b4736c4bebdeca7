// From the text of a result file to a suite: recognised by content, or refused with what was tried.

import { fail, ok, type Result } from '../base/result'
import { unreachable } from '../base/unreachable'
import { wordsOf } from '../base/wordsOf'
import { BENCH_READERS } from './readers/index'
import type { BenchError, BenchSource } from './readers/reader'
import type { Suite } from './suite'

/** The first reader that knows it reads it; a file that it cannot read is not passed on to the next. */
export function readSuite(source: BenchSource): Result<Suite, BenchError> {
  const reader = BENCH_READERS.find(one => one.looksLike(source))
  if (reader === undefined) return fail({ kind: 'unknown-format', tried: BENCH_READERS.map(one => one.title) })
  return reader.read(source)
}

/** JSON where the text is one document; else text (of which Go's events are lines of JSON). */
export function sourceOfText(text: string): Result<BenchSource, BenchError> {
  const start = text.trimStart()
  if (!/^[[{]/.test(start)) return ok({ kind: 'text', text })
  const json = parsedJson(text)
  if (json.ok) return ok({ kind: 'json', value: json.value })
  return isJsonLines(start) ? ok({ kind: 'text', text }) : fail({ kind: 'broken-json', what: json.error })
}

/** Strings, and outside of them what C++ and Python write for numbers that JSON does not have. */
const STRING_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|inf|nan)\b/g

export function parsedJson(text: string): Result<unknown, string> {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  try {
    return ok(JSON.parse(plain))
  } catch {
    try {
      const quoted = plain.replace(STRING_OR_NO_NUMBER, found => (found.startsWith('"') ? found : `"${found}"`))
      return ok(JSON.parse(quoted))
    } catch (error) {
      return fail(wordsOf(error))
    }
  }
}

/** Several documents, one a line: the first line is whole. */
function isJsonLines(text: string): boolean {
  const end = text.indexOf('\n')
  return end > 0 && parsedJson(text.slice(0, end)).ok
}

/** One sentence without the file's name, which the caller puts before it. */
export function benchErrorText(error: BenchError): string {
  switch (error.kind) {
    case 'unknown-format':
      return `not the results of a benchmark that we can read (tried ${error.tried.join(', ')})`
    case 'broken-json':
      return `broken JSON: ${error.what}`
    case 'empty':
      return `a ${error.tool} file without any value${error.why === null ? '' : ` (${error.why})`}`
    default:
      return unreachable(error)
  }
}
