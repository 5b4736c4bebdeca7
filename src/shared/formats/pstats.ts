// What Python's cProfile and profile save: a table of functions with their callers. Rules: CPython's `pstats.py` and `cProfile.py`.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { callGraphBuilder } from './callGraph/callGraph'
import { estimateStacks } from './callGraph/estimateStacks'
import { malformed, type Format, type ReadError, type Report, type Verdict } from './format'
import { readMarshal, type MarshalCode, type MarshalMap, type MarshalValue } from './pstats/marshal'
import { wholeFile } from './wholeFile'

const ID = 'pstats'
const NS_PER_S = 1e9
/** What cProfile writes in place of a file for a function in C. */
const NO_FILE = '~'
/** A key of Python's sampling profiler: what cProfile has as calls are samples, and lines are those that ran. */
const SAMPLED = '__sampled__'
/** Sample types, in this order. */
const TIME = 0
const CALLS = 1

export const pstats: Format = {
  id: ID,
  title: 'Python pstats',
  looksLike,
  open: report => wholeFile(ID, bytes => readPstats(bytes, report)),
}

/** A dictionary whose first key is a tuple of three, in marshal's codes of Python 2 and 3; or the mark of the sampling profiler. */
function looksLike(head: Uint8Array): Verdict {
  const [dict, tuple, size] = head.subarray(0, 3).map((byte, at) => (at < 2 ? byte & 0x7f : byte))
  if (dict !== 123 || (tuple !== 40 && tuple !== 41)) return 'no'
  return size === 3 || (size === 1 && textOf(head.subarray(0, 32)).includes(SAMPLED)) ? 'yes' : 'no'
}

function readPstats(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const table = readMarshal(bytes)
  if (!table.ok) return fail(malformed(ID, table.error.what, 'byte', table.error.byte))
  if (!isMap(table.value)) return fail(malformed(ID, 'expected a table of functions', 'byte', 0))

  const isSampled = table.value.entries.some(([key]) => isMark(key))
  const builder = profileBuilder(ID)
  builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: 'period', event: 'time' })
  builder.sampleType({ name: isSampled ? 'samples' : 'calls', unit: 'count', weight: 'samples', event: 'time' })
  const graph = callGraphBuilder(2, true)
  const rows = new Map<string, number>()
  const frames: number[] = []

  function rowOf(key: readonly MarshalValue[]): number {
    const identity = JSON.stringify(key)
    const known = rows.get(identity)
    if (known !== undefined) return known
    const [file, line, name] = key
    const knownLine = typeof line === 'number' && line > 0 ? line : NONE
    const fields = { name: isCode(name) ? codeText(name) : String(name ?? ''), file: file === NO_FILE ? null : String(file ?? '') }
    frames.push(
      isSampled
        ? builder.frame(builder.fn(fields), knownLine, NONE, 0)
        : builder.frame(builder.fn({ ...fields, startLine: knownLine }), NONE, NONE, 0),
    )
    rows.set(identity, frames.length - 1)
    return frames.length - 1
  }

  // Values may refer to each other, so a small file could hold one list of callers a million times over.
  let edgesLeft = bytes.length
  let samples = 0
  for (const [key, value] of table.value.entries) {
    if (!isFunctionKey(key) || !isFunctionValue(value)) {
      if (isMark(key)) continue
      report('entries that are no function', null)
      continue
    }
    const [primitive, calls, selfSeconds, totalSeconds, callers] = value
    const fn = rowOf(key)
    graph.addSelf(fn, TIME, Math.round(selfSeconds * NS_PER_S))
    graph.addTotal(fn, TIME, Math.round(totalSeconds * NS_PER_S))
    // Of samples: those in the function itself, and those with what it calls.
    graph.addSelf(fn, CALLS, isSampled ? primitive : calls)
    graph.addTotal(fn, CALLS, calls)
    samples += primitive
    for (const [caller, edge] of callers.entries) {
      if (edgesLeft-- === 0) return fail(malformed(ID, 'more callers than the file has bytes', 'byte', bytes.length))
      const weights = edgeWeights(edge)
      if (!isFunctionKey(caller) || weights === null) {
        report('callers that are no function', null)
        continue
      }
      const call = graph.call(rowOf(caller), fn)
      graph.addCall(call, TIME, weights.totalSeconds * NS_PER_S)
      graph.addCall(call, CALLS, weights.calls)
    }
  }
  if (frames.length === 0) return fail({ kind: 'empty', format: ID })
  report('functions whose stacks are estimated: the file has calls, not stacks', null, frames.length)
  estimateStacks(graph.finish(frames.length), Int32Array.from(frames), [TIME, CALLS], builder, report)
  const profile = builder.finish({ sampleCount: isSampled ? samples : frames.length })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}

function isMap(value: MarshalValue): value is MarshalMap {
  return typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value)
}

function isMark(key: MarshalValue): boolean {
  return Array.isArray(key) && key.length === 1 && key[0] === SAMPLED
}

/** File, line and name. `profile` has the code that it was told to run in the place of a name: `profile`, 0, code. */
function isFunctionKey(value: MarshalValue): value is readonly MarshalValue[] {
  if (!Array.isArray(value) || value.length !== 3) return false
  return value.every((part, at) => typeof part === 'string' || typeof part === 'number' || (at === 2 && isCode(part)))
}

function isCode(value: MarshalValue): value is MarshalCode {
  return typeof value === 'object' && value !== null && 'code' in value
}

/** As Python shows it, without where it was in memory. */
function codeText({ code, file, line }: MarshalCode): string {
  return `<code object ${code}, file "${file}", line ${line}>`
}

type FunctionValue = readonly [primitiveCalls: number, calls: number, selfSeconds: number, totalSeconds: number, callers: MarshalMap]

function isFunctionValue(value: MarshalValue): value is FunctionValue {
  return Array.isArray(value) && value.length === 5 && value.slice(0, 4).every(isFinite) && isMap(value[4])
}

/** `profile`, the older module, counts calls only; then a caller's part of the time is that of its calls. */
function edgeWeights(edge: MarshalValue): { readonly calls: number; readonly totalSeconds: number } | null {
  if (typeof edge === 'number') return { calls: edge, totalSeconds: edge }
  if (!Array.isArray(edge) || edge.length !== 4 || !edge.every(part => typeof part === 'number')) return null
  return { calls: edge[1], totalSeconds: edge[3] }
}

function isFinite(value: MarshalValue): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
