// What line_profiler (`kernprof -l`) saves: a pickle of the time and hits of each line. Rules: `pyutils/line_profiler`, class LineStats.

import { fail, type Result } from '../base/result'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { lineTable } from './lineProfiler/lineTable'
import { fieldOf, isPickleList, isPickleMap, isPickleObject, startsWithClass, unpickle, type PickleValue } from './pickle/unpickle'
import { wholeFile } from './wholeFile'

const ID = 'line-profiler'
const NS_PER_S = 1e9

export const lineProfiler: Format = {
  id: ID,
  title: 'line_profiler (.lprof)',
  looksLike: head => (startsWithClass(head, /line_profiler/, 'LineStats') ? 'yes' : 'no'),
  open: report => wholeFile(ID, bytes => readStats(bytes, report)),
}

function readStats(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const pickled = unpickle(bytes)
  if (!pickled.ok) return fail(malformed(ID, pickled.error.what, 'byte', pickled.error.byte))
  const stats = pickled.value
  const timings = fieldOf(stats, 'timings')
  const unit = fieldOf(stats, 'unit')
  if (!isPickleObject(stats) || !isPickleMap(timings) || typeof unit !== 'number' || !(unit > 0))
    return fail(malformed(ID, 'expected timings and their unit', 'byte', 0))

  const table = lineTable(ID, report)
  // Values may refer to each other, so a small file could hold one list of lines a million times over.
  let linesLeft = bytes.length
  for (const [key, lines] of timings.entries) {
    if (!isFunctionKey(key) || !isPickleList(lines)) {
      report('entries that are no function', null)
      continue
    }
    const [file, startLine, name] = key
    table.fn(file, name, startLine)
    for (const line of lines) {
      if (linesLeft-- === 0) return fail(malformed(ID, 'more lines than the file has bytes', 'byte', bytes.length))
      if (isLine(line)) table.line(line[0], line[1], line[2] * unit * NS_PER_S)
      else report('entries that are no line', null)
    }
  }
  return table.finish()
}

function isFunctionKey(value: PickleValue): value is readonly [file: string, startLine: number, name: string] {
  if (!isPickleList(value) || value.length !== 3) return false
  const [file, startLine, name] = value
  return typeof file === 'string' && typeof startLine === 'number' && typeof name === 'string'
}

function isLine(value: PickleValue): value is readonly [line: number, hits: number, time: number] {
  return isPickleList(value) && value.length === 3 && value.every(part => typeof part === 'number')
}
