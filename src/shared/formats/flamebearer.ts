// The page of mapbox's flamebearer 1, which is no Pyroscope's: names, and bars level by level in threes. Rules: mapbox/flamebearer, `index.js`.

import { float64Column, type Float64Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonList, jsonNumbers, jsonText } from '../bytes/jsonSink'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { libraryFrame, nativeFrame, scriptFrame } from './v8Log/frames'
import { wholeFile } from './wholeFile'

const ID = 'flamebearer'
const PAGE = /^\s*<!DOCTYPE html>\s*<html>\s*<head>\s*<title>flamebearer<\/title>/i
const NAMES = 'names = ['
const LEVELS = 'levels = ['
/** Of a bar: the gap before it, its width, its name. */
const BAR_NUMBERS = 3
/** The tool begins every stack with one that is nobody's. */
const UNKNOWN = '(unknown)'
const LIBRARY = '(lib) '
const NATIVE = /^\((C\+\+|IC|bytecode|stub|builtin|regexp)\) ~?/

export const flamebearer: Format = {
  id: ID,
  title: 'flamebearer',
  looksLike: head => (PAGE.test(textOf(head)) ? 'yes' : 'no'),
  open: report => wholeFile('a page of flamebearer', bytes => readPage(bytes, report)),
}

function readPage(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const names: string[] = []
  const levels: Float64Column[] = []
  const name = jsonText((text, start, end) => names.push(textOf(text.subarray(start, end))))
  const numbers = jsonNumbers(number => levels[levels.length - 1].push(number))
  const level = { ...numbers, open: () => levels.push(float64Column()) }
  for (const [mark, sink] of [
    [NAMES, jsonList(() => name)],
    [LEVELS, jsonList(() => level)],
  ] as const) {
    const at = markAt(bytes, mark)
    if (at === -1) return fail(malformed(ID, `no "${mark}"`, 'byte', bytes.length))
    const fault = readJsonWithin(bytes, at + mark.length - 1, sink)
    if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  }
  const builder = profileBuilder(ID)
  const sampleCount = addBars(names, levels, builder, report)
  return sampleCount === 0 ? fail({ kind: 'empty', format: ID }) : ok(builder.finish({ sampleCount }))
}

type Bars = { readonly end: number[]; readonly stack: number[]; readonly self: number[] }

/** A bar's own ticks are those that no bar above it covers. */
function addBars(names: readonly string[], levels: readonly Float64Column[], builder: ProfileBuilder, report: Report): number {
  const ticks = builder.sampleType({ name: 'ticks', unit: 'count', weight: null, event: null })
  const frames = names.map(name => frameOf(name, builder))
  const unknown = builder.frame(builder.fn({ name: UNKNOWN }), NONE, NONE, frameFlags('unknown'))
  let below: Bars | null = null
  let sum = 0

  function weigh(bars: Bars): void {
    bars.self.forEach((self, bar) => {
      if (!(self > 0)) return
      builder.weigh(builder.sample(bars.stack[bar]), ticks, self)
      sum += self
    })
  }

  for (const level of levels) {
    const bars: Bars = { end: [], stack: [], self: [] }
    let at = 0
    let under = 0
    for (let bar = 0; bar + BAR_NUMBERS <= level.length(); bar += BAR_NUMBERS) {
      const start = at + level.get(bar)
      const width = level.get(bar + 1)
      at = start + width
      if (!(level.get(bar) >= 0) || !(width >= 0)) report('bars of no width', null)
      while (below !== null && under + 1 < below.end.length && below.end[under] <= start) under++
      const parent = below === null ? NONE : below.stack[under]
      const name = level.get(bar + 2)
      const isRoot = below === null && names[name] === UNKNOWN
      bars.stack.push(isRoot ? NONE : builder.stack(parent, frames[name] ?? unknown))
      bars.end.push(at)
      bars.self.push(width)
      if (below !== null) below.self[under] -= width
    }
    if (below !== null) weigh(below)
    below = bars
  }
  if (below !== null) weigh(below)
  return sum
}

/** Functions of scripts have their place behind them; a tilde before what runs interpreted. */
function frameOf(name: string, builder: ProfileBuilder): number {
  if (name === UNKNOWN) return builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('unknown'))
  if (name.startsWith(LIBRARY)) return libraryFrame(name.slice(LIBRARY.length), builder)
  const [mark = '', kind] = NATIVE.exec(name) ?? []
  if (kind !== undefined) return nativeFrame(name.slice(mark.length), kind === 'C++' ? null : 'v8', builder)
  return name.startsWith('~') ? scriptFrame(name.slice(1), 'interpreted', builder) : scriptFrame(name, 'jit', builder)
}
