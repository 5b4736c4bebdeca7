// What `node --prof-process --preprocess` makes of V8's log: ticks of compiled code. Rules: V8's `tools/profview` and `tools/tickprocessor.mjs`.

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonNumbers, jsonObject, jsonText } from '../bytes/jsonSink'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { NONE, type FrameKind, type Profile } from '../profile/profile'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { nativeFrame, scriptFrame } from './v8Log/frames'
import { tickRows } from './v8Log/tickRows'

const ID = 'v8-log'
/** How the log calls an address that belongs to no code. */
const NO_CODE = -1

export const KINDS: ReadonlyMap<string, FrameKind> = new Map([
  ['Opt', 'jit'],
  ['Maglev', 'jit'],
  ['Sparkplug', 'jit'],
  ['Baseline', 'jit'],
  ['Unopt', 'interpreted'],
  ['Bytecode', 'interpreted'],
])

export const v8Log: Format = { id: ID, title: 'node --prof log', looksLike, open: openV8Log }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('code') && (paths.has('code.type') || (paths.has('functions') && paths.has('ticks'))) ? 'yes' : 'no'
}

type Code = { name: string; type: string; kind: string; fn: number }

type V8LogFile = {
  readonly code: Code[]
  readonly functions: string[]
  /** Of each tick: when it was taken, V8's state, where its stack ends in `stacks`. */
  readonly timeUs: Float64Array
  readonly state: Int32Array
  readonly end: Int32Array
  /** Pairs of a row of `code` and a place in it, the innermost first. */
  readonly stacks: Float64Array
}

function openV8Log(report: Report): ProfileReader {
  const code: Code[] = []
  const functions: string[] = []
  const timeUs = float64Column()
  const state = int32Column()
  const end = int32Column()
  const stacks = float64Column()
  let current: Code = { name: '', type: '', kind: '', fn: NONE }
  const textTo = (field: 'name' | 'type' | 'kind') => jsonText((bytes, start, to) => (current[field] = textOf(bytes.subarray(start, to))))
  const codeSink = jsonObject(
    { name: textTo('name'), type: textTo('type'), kind: textTo('kind'), func: jsonNumber(fn => (current.fn = fn)) },
    { open: () => code.push((current = { name: '', type: '', kind: '', fn: NONE })) },
  )
  const functionSink = jsonObject(
    { name: jsonText((bytes, start, to) => (functions[functions.length - 1] = textOf(bytes.subarray(start, to)))) },
    { open: () => functions.push('') },
  )
  const last = () => timeUs.length() - 1
  const tick = jsonObject(
    { tm: jsonNumber(at => timeUs.set(last(), at)), vm: jsonNumber(vm => state.set(last(), vm)), s: jsonNumbers(stacks.push) },
    {
      open() {
        timeUs.push(NaN)
        state.push(NONE)
        end.push(0)
      },
      close: () => end.set(last(), stacks.length()),
    },
  )
  const root = jsonObject({ code: jsonList(() => codeSink), functions: jsonList(() => functionSink), ticks: jsonList(() => tick) })
  return jsonReader(ID, root, report, () => {
    const ticks = { timeUs: timeUs.finish(), state: state.finish(), end: end.finish(), stacks: stacks.finish() }
    return profileOf({ code, functions, ...ticks }, report)
  })
}

function profileOf({ code, functions, timeUs, state, end, stacks }: V8LogFile, report: Report): Result<Profile, ReadError> {
  if (timeUs.length === 0) return fail({ kind: 'empty', format: ID })
  const builder = profileBuilder(ID)
  const rows = tickRows(builder)
  const frames = codeFrames(code, functions, builder)
  for (let tick = 0; tick < timeUs.length; tick++) {
    const from = tick === 0 ? 0 : end[tick - 1]
    let stack = NONE
    // Pairs, so an odd number at the end is half of one.
    for (let at = from + 2 * Math.ceil((end[tick] - from) / 2) - 2; at >= from; at -= 2) {
      const frame = stacks[at] === NO_CODE ? NONE : (frames(stacks[at]) ?? unknownCode())
      if (frame !== NONE) stack = builder.stack(stack, frame)
      else if (at === from) stack = builder.stack(stack, rows.unaccounted)
    }
    rows.add(stack, state[tick], timeUs[tick])
  }
  return ok(builder.finish({ durationNs: rows.finish() }))

  function unknownCode(): number {
    report('frames of code that the file does not list', null)
    return rows.unaccounted
  }
}

/** The frame of a row of `code`, or undefined where there is no such row. */
function codeFrames(code: readonly Code[], functions: readonly string[], builder: ProfileBuilder): (row: number) => number | undefined {
  const rows = new Map<number, number>()
  return row => {
    const known = rows.get(row)
    if (known !== undefined) return known
    const of = code[row]
    if (of === undefined) return undefined
    const made =
      of.type === 'JS'
        ? scriptFrame(functions[of.fn] ?? of.name, KINDS.get(of.kind) ?? null, builder)
        : nativeFrame(of.name, moduleOf(of), builder)
    rows.set(row, made)
    return made
  }
}

/** C++ functions, libraries whose symbols are not known, and V8's own built-in code. */
export function moduleOf({ name, type }: Pick<Code, 'name' | 'type'>): string | null {
  if (type === 'CPP') return null
  return type === 'SHARED_LIB' ? name : 'v8'
}
