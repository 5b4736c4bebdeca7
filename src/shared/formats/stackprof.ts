// stackprof's dumps and its JSON (`stackprof --json`, `StackProf.results.to_json`): samples of Ruby programs. Rules: stackprof's README and `stackprof.c`.

import { sumOf } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile, type SampleType } from '../profile/profile'
import { callGraphBuilder } from './callGraph/callGraph'
import { estimateStacks } from './callGraph/estimateStacks'
import { malformed, type Format, type ProfileReader, type ReadError, type Report, type Verdict } from './format'
import { jsonReader } from './jsonReader'
import { stackprofDump } from './stackprof/dump'
import { RUBY_MARSHAL } from './stackprof/rubyMarshal'
import { stackprofSink, type StackprofFile } from './stackprof/stackprofFile'
import { wholeFile } from './wholeFile'

const ID = 'stackprof'
const NS_PER_US = 1000
/** What a hash begins with: without a default, and with one. */
const HASHES: readonly (number | undefined)[] = [0x7b, 0x7d]
/** A sample taken while collecting has no frames but the collector's: they belong on top of what it interrupted. */
const COLLECTING = '(garbage collection)'
const GC_NAMES: ReadonlySet<string> = new Set([COLLECTING, '(marking)', '(sweeping)'])

export const stackprof: Format = { id: ID, title: 'stackprof', looksLike, open: openStackprof }

function looksLike(head: Uint8Array): Verdict {
  if (isDump(head)) return 'yes'
  const paths = jsonPaths(head)
  return paths.has('mode') && paths.has('interval') && (paths.has('missed_samples') || paths.has('gc_samples') || paths.has('raw'))
    ? 'yes'
    : 'no'
}

/** A hash in Ruby's marshal form, with or without a default. */
function isDump(head: Uint8Array): boolean {
  return RUBY_MARSHAL.every((byte, at) => head[at] === byte) && HASHES.includes(head[RUBY_MARSHAL.length])
}

/** The first byte decides which of the two forms it is. */
function openStackprof(report: Report): ProfileReader {
  let reader: ProfileReader | null = null
  function readerFor(chunk: Uint8Array): ProfileReader {
    if (chunk[0] === RUBY_MARSHAL[0]) return wholeFile(ID, bytes => readDump(bytes, report))
    const { file, sink } = stackprofSink()
    return jsonReader(ID, sink, report, () => profileOf(file, report))
  }
  return {
    push: chunk => chunk.length === 0 || (reader ??= readerFor(chunk)).push(chunk),
    finish: () => (reader ?? readerFor(new Uint8Array())).finish(),
  }
}

function readDump(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const file = stackprofDump(bytes)
  return file.ok ? profileOf(file.value, report) : fail(malformed(ID, file.error.what, 'byte', file.error.byte))
}

function profileOf(file: StackprofFile, report: Report): Result<Profile, ReadError> {
  const builder = profileBuilder(ID)
  const period = periodType(file)
  const types = { period: period === null ? NONE : builder.sampleType(period), samples: builder.sampleType(samplesType(period)) }
  const frames = frameRows(file, builder)
  if (file.missed > 0) report('samples that were missed', null, file.missed)
  if (file.raw.length() > 0) addRaw(file, frames, types, builder, report)
  else addEstimated(file, frames, types, builder, report)
  const profile = builder.finish({ facts: [['mode', file.mode]] })
  if (profile.samples.stack.length === 0) return fail({ kind: 'empty', format: ID })
  const sampleCount = sumOf(profile.samples.values[types.samples])
  return ok({ ...profile, meta: { ...profile.meta, sampleCount } })
}

type Types = { readonly period: number; readonly samples: number }

/** What a sample stands for, where the mode says so. */
function periodType({ mode, interval, deltasUs }: StackprofFile): SampleType | null {
  if (mode === 'wall' && (deltasUs.length() > 0 || interval > 0))
    return { name: 'wall', unit: 'nanoseconds', weight: 'period', event: 'wall' }
  if (!(interval > 0)) return null
  if (mode === 'cpu') return { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }
  return mode === 'object' ? { name: 'objects', unit: 'count', weight: 'period', event: 'objects' } : null
}

function samplesType(period: SampleType | null): SampleType {
  return { name: 'samples', unit: 'count', weight: period === null ? null : 'samples', event: period?.event ?? null }
}

/** What `samples` samples are worth where each is worth the same. */
function perInterval({ mode, interval }: StackprofFile, samples: number): number {
  return Math.round(samples * interval * (mode === 'object' ? 1 : NS_PER_US))
}

type FrameRows = {
  /** The frame of the id, on that line where it is known. */
  of(id: number, line: number): number
  /** By row of the file's frames. */
  readonly rows: Int32Array
  readonly rowOf: ReadonlyMap<number, number>
  isCollecting(id: number): boolean
}

function frameRows(file: StackprofFile, builder: ProfileBuilder): FrameRows {
  const text = (row: number) => (row === NONE ? '' : file.names.text(row))
  const count = file.id.length()
  const rowOf = new Map(Array.from({ length: count }, (_, row) => [file.id.get(row), row]))
  const names = Array.from({ length: count }, (_, row) => text(file.name.get(row)) || '(unknown)')
  const flags = names.map(name => frameFlags(GC_NAMES.has(name) ? 'gc' : 'unknown'))
  const fns = names.map((name, row) => {
    const line = file.line.get(row)
    return builder.fn({ name, file: text(file.file.get(row)), startLine: line > 0 ? line : NONE })
  })
  const unknown = builder.frame(builder.fn({ name: '(unknown)' }), NONE, NONE, 0)
  return {
    of(id, line) {
      const row = rowOf.get(id)
      return row === undefined ? unknown : builder.frame(fns[row], line > 0 ? line : NONE, NONE, flags[row])
    },
    rows: Int32Array.from(fns, (fn, row) => builder.frame(fn, NONE, NONE, flags[row])),
    rowOf,
    isCollecting: id => names[rowOf.get(id) ?? NONE] === COLLECTING,
  }
}

function addRaw(file: StackprofFile, frames: FrameRows, { period, samples }: Types, builder: ProfileBuilder, report: Report): void {
  const { raw, rawLines, deltasUs } = file
  const hasLines = rawLines.length() === raw.length()
  let before = NONE
  let taken = 0
  for (let at = 0; at < raw.length();) {
    const depth = raw.get(at)
    const end = at + 1 + depth
    if (!(depth >= 0) || !Number.isInteger(depth) || end >= raw.length()) {
      report('stacks that end after the list, and what follows them', null)
      break
    }
    const isOnTop = depth > 0 && frames.isCollecting(raw.get(at + 1))
    let stack = isOnTop ? before : NONE
    for (let i = at + 1; i < end; i++) stack = builder.stack(stack, frames.of(raw.get(i), hasLines ? rawLines.get(i) : NONE))
    const count = raw.get(end)
    at = end + 1
    if (!(count > 0)) continue
    const row = builder.sample(stack)
    builder.weigh(row, samples, count)
    if (file.mode === 'wall' && deltasUs.length() > 0) {
      let spanUs = 0
      for (let i = 0; i < count && taken < deltasUs.length(); i++) spanUs += Math.max(0, deltasUs.get(taken++) || 0)
      builder.weigh(row, period, Math.round(spanUs * NS_PER_US))
    } else if (period !== NONE) builder.weigh(row, period, perInterval(file, count))
    before = stack
  }
}

/** Without the list of stacks there is who called whom. */
function addEstimated(file: StackprofFile, frames: FrameRows, { period, samples }: Types, builder: ProfileBuilder, report: Report): void {
  const isTimed = period !== NONE && file.interval > 0
  const types = isTimed ? [period, samples] : [samples]
  const graph = callGraphBuilder(types.length, true)
  const worth = (type: number, count: number) => (types[type] === samples ? count : perInterval(file, count))
  types.forEach((_, type) => {
    for (let row = 0; row < file.id.length(); row++) {
      graph.addSelf(row, type, worth(type, file.samples.get(row)))
      graph.addTotal(row, type, worth(type, file.totalSamples.get(row)))
    }
    for (let edge = 0; edge < file.edgeFrom.length(); edge++) {
      const callee = frames.rowOf.get(file.edgeTo.get(edge))
      if (callee !== undefined) graph.addCall(graph.call(file.edgeFrom.get(edge), callee), type, worth(type, file.edgeSamples.get(edge)))
    }
  })
  report('functions whose stacks are estimated: the file has calls, not stacks', null, file.id.length())
  estimateStacks(graph.finish(file.id.length()), frames.rows, types, builder, report)
}
