// stackprof's own file (`StackProf.run(out: …)`, a `.dump`): the hash that its JSON is written from, in Ruby's marshal form.

import { fail, ok, type Result } from '../../base/result'
import type { Float64Column } from '../../base/columns'
import { NONE } from '../../profile/profile'
import { readRubyMarshal, type RubyFault, type RubyHash, type RubyValue } from './rubyMarshal'
import { emptyFile, type StackprofFile } from './stackprofFile'

/** Reads what stackprof saves; everything else in it is read over. */
export function stackprofDump(bytes: Uint8Array): Result<StackprofFile, RubyFault> {
  const read = readRubyMarshal(bytes)
  if (!read.ok) return fail(read.error)
  const frames = isHash(read.value) ? field(read.value, 'frames') : null
  if (!isHash(read.value) || !isHash(frames)) return fail({ what: 'no results of stackprof: no `frames` in them', byte: 0 })

  const file = emptyFile()
  const mode = field(read.value, 'mode')
  file.mode = isSymbol(mode) ? mode.symbol : ''
  file.interval = numberOf(field(read.value, 'interval'))
  file.missed = numberOf(field(read.value, 'missed_samples'))
  pushNumbers(field(read.value, 'raw'), file.raw)
  pushNumbers(field(read.value, 'raw_lines'), file.rawLines)
  pushNumbers(field(read.value, 'raw_timestamp_deltas'), file.deltasUs)
  for (const [id, frame] of frames.entries) if (isHash(frame)) addFrame(file, numberOf(id), frame)
  return ok(file)
}

function addFrame(file: StackprofFile, id: number, frame: RubyHash): void {
  const text = (value: RubyValue) => (value instanceof Uint8Array ? file.names.intern(value, 0, value.length) : NONE)
  const count = (value: RubyValue) => numberOf(value) || 0
  const row = file.id.length()
  file.id.push(id)
  file.name.push(text(field(frame, 'name')))
  file.file.push(text(field(frame, 'file')))
  const line = numberOf(field(frame, 'line'))
  file.line.push(line > 0 ? line : NONE)
  file.samples.push(count(field(frame, 'samples')))
  file.totalSamples.push(count(field(frame, 'total_samples')))
  const edges = field(frame, 'edges')
  if (!isHash(edges)) return
  for (const [callee, samples] of edges.entries) {
    file.edgeFrom.push(row)
    file.edgeTo.push(numberOf(callee))
    file.edgeSamples.push(count(samples))
  }
}

function pushNumbers(list: RubyValue, column: Float64Column): void {
  if (!isList(list)) return
  for (const each of list) column.push(numberOf(each))
}

function field(hash: RubyHash, name: string): RubyValue {
  return hash.entries.find(([key]) => isSymbol(key) && key.symbol === name)?.[1] ?? null
}

function numberOf(value: RubyValue): number {
  return typeof value === 'number' ? value : NaN
}

function isSymbol(value: RubyValue): value is { readonly symbol: string } {
  return typeof value === 'object' && value !== null && 'symbol' in value
}

function isHash(value: RubyValue): value is RubyHash {
  return typeof value === 'object' && value !== null && 'entries' in value && !isList(value) && !(value instanceof Uint8Array)
}

function isList(value: RubyValue): value is readonly RubyValue[] {
  return Array.isArray(value)
}
