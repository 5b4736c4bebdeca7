// What a sample type measures. It decides which rules look, in which words they speak, and whether waiting is the subject.

import { nsPerUnit } from '../base/quantity'
import { isLockClassName, isSureClassName, mayBeClassName } from '../names/classNames'
import { isParked, letsGoOfLock, waitsForGoroutine } from '../names/goroutines'
import { isKernelSwitch } from '../names/waits'
import { functionName, NONE, type Profile, type SampleType } from '../profile/profile'

export const MEASURES = ['cpu', 'wall', 'off-cpu', 'alloc', 'in-use', 'lock', 'count'] as const
/** `alloc`: bytes or objects since the start. `in-use`: those that live. `lock`: waiting for each other. `count`: threads, goroutines. */
export type Measure = (typeof MEASURES)[number]

/** As a person reads it: `CPU time`. */
export const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  cpu: 'CPU time',
  wall: 'wall-clock time',
  'off-cpu': 'waiting (off-CPU)',
  alloc: 'allocation since the start',
  'in-use': 'memory in use',
  lock: 'waiting for locks',
  count: 'threads or goroutines',
}

const WORD = '(?<![a-z])'
const END = '(?![a-z])'

/** A snapshot of all there are, and not how often something happened. */
const THREADS = new RegExp(`goroutine|${WORD}threads?${END}|threadcreate`)
/** Events of perf and of others that are no time, whatever their stacks look like. */
const EVENTS = new RegExp(`${WORD}(?:faults?|misses|switches|migrations|references|branches|loads?|stores?|refs|hits|calls?)${END}`)

/** By the sample type's name, its event or its unit. The first that matches: `inuse_space` has bytes as well. */
const NAMED: readonly (readonly [RegExp, Measure])[] = [
  [new RegExp(`off.?cpu|sched_switch|${WORD}(?:sleep|blocked|idle|waiting|network)${END}|file-io|socket-io`), 'off-cpu'],
  [new RegExp(`in.?use|${WORD}(?:live|leaked|retained|resident|heap_size)${END}|${WORD}live_`), 'in-use'],
  [new RegExp(`${WORD}(?:m?alloc|allocat)`), 'alloc'],
  [new RegExp(`contention|${WORD}(?:delay|lock|mutex|block|park|monitor)${END}`), 'lock'],
  [new RegExp(`${WORD}(?:errors?|exceptions?|throws?)${END}`), 'count'],
  [THREADS, 'count'],
  [new RegExp(`${WORD}(?:wall|real)${END}`), 'wall'],
  [new RegExp(`${WORD}(?:cpu|cycles?|task-clock|ticks|instructions|on-cpu)${END}|cpu-clock`), 'cpu'],
]

/** Formats whose every sample type measures one thing when its name does not tell. */
const BY_FORMAT: Readonly<Record<string, Measure>> = {
  heapprofile: 'in-use',
  pstats: 'wall',
  firefox: 'wall',
  callgrind: 'cpu',
  'line-profiler': 'wall',
  'line-profiler-text': 'wall',
  scalene: 'wall',
  'scalene-html': 'wall',
}

/** Events of a flight recording that last as long as a thread waits; of others that last, the time on the clock is known. */
const JFR_WAITS = /^(?:wait|pinned|socket|file)(?:-ns)?$/
/** What the JVM samples in native code waits or runs. */
const JFR_NATIVE = 'native'

/** Names of frames that only one kind of profile has: at least this part of the weight ends in them. */
const MOST = 0.8
/** Spellings of a profiler that stand in some stacks only. */
const SOME = 0.1

/** A wake-up's stack is printed after the sleeper's. */
const WAKER_MARK = '--'
/** cProfile's and pyinstrument's own words, and PerfView's thread times: they measure the clock on the wall. */
const WALL_SPELLINGS = /^<(?:method '|built-in method )|^\[(?:self|await)\]$|^BLOCKED_TIME$|^\(Non-Activities\)/
/** What the sample type measures, by its name and unit, the format, and what the stacks end in. CPU time when nothing says otherwise. */
export function measureOf(profile: Profile, sampleType: number): Measure {
  const type = profile.meta.sampleTypes[sampleType]
  if (type === undefined) return 'cpu'
  return byName(profile, type) ?? byFormat(profile, type) ?? byStacks(profile, sampleType) ?? 'cpu'
}

function byName({ meta }: Profile, { name, event, unit }: SampleType): Measure | null {
  const text = `${name} ${event ?? ''}`.toLowerCase()
  const found = NAMED.find(([pattern]) => pattern.test(text))
  if (found !== undefined) return found[1]
  // Of its allocations the name says so.
  if (meta.format.startsWith('jfr') && unit === 'bytes') return 'count'
  // tcmalloc's and Node's heap profiles hold what lives.
  if (meta.format === 'heapprofile') return 'in-use'
  if (meta.format === 'pprof' && (name === 'space' || name === 'objects')) return 'in-use'
  // perf script counts bytes of nothing but events; Valgrind's masked types have names.
  return unit === 'bytes' ? 'alloc' : null
}

function byFormat(profile: Profile, { name, unit }: SampleType): Measure | null {
  const { meta } = profile
  const known = BY_FORMAT[meta.format]
  if (known !== undefined) return known
  const says = meta.facts.map(([, text]) => text).join('\n')
  if (meta.format === 'stackprof' && name === 'objects') return 'alloc'
  if (meta.format.startsWith('jfr')) return jfrMeasure(name, unit)
  if (meta.format === 'chrome-trace' && name === 'time') return 'wall'
  if (/off.?cpu/i.test(says)) return 'off-cpu'
  if (meta.format === 'async-profiler-html' || meta.format === 'flamegraph-svg') {
    const titled = NAMED.find(([pattern]) => pattern.test(says.toLowerCase()))
    if (titled !== undefined) return titled[1]
  }
  // Off-CPU graphs are drawn with microseconds as their count's name.
  if (unit === 'us' || name === 'us') return 'off-cpu'
  return isEvented(profile) ? 'wall' : null
}

function jfrMeasure(name: string, unit: string): Measure {
  if (JFR_WAITS.test(name)) return 'off-cpu'
  return unit === 'nanoseconds' || name === JFR_NATIVE ? 'wall' : 'count'
}

/** What a sample type measures, as a person reads it: of events that are neither time nor threads. */
export function measureTitle({ meta }: Profile, sampleType: number, measure: Measure): string {
  const { name, unit } = meta.sampleTypes[sampleType] ?? { name: '', unit: '' }
  if (measure === 'count' && unit === 'bytes') return 'bytes read and written'
  const isEvents =
    measure === 'count'
      ? !countsThreads(name)
      : (measure === 'cpu' || measure === 'wall') && unit !== 'nanoseconds' && EVENTS.test(name.toLowerCase())
  return isEvents ? 'events' : MEASURE_TITLES[measure]
}

/** Whether a sample type of the measure `count` counts what there is at one time, and not events. */
export function countsThreads(name: string): boolean {
  // What stacks of parked goroutines are called where they have no name.
  return name === 'samples' || THREADS.test(name.toLowerCase())
}

/** Of what speedscope's files hold only events have times. */
export function isEvented({ meta, samples }: Profile): boolean {
  return meta.format === 'speedscope' && samples.timeNs !== null
}

function byStacks(profile: Profile, sampleType: number): Measure | null {
  const weights = leafWeights(profile, sampleType)
  const leaf = (isWanted: IsNamed, least: number) => reachesShare(profile, weights, isWanted, least)
  if (hasFunction(profile, name => name === WAKER_MARK) || leaf(isKernelSwitch, MOST)) return 'off-cpu'
  if (leaf(mayBeClassName, MOST)) {
    if (leaf(isLockClassName, MOST)) return 'lock'
    if (matchingShare(profile, weights, isSureClassName) > 0) return 'alloc'
  }
  if (leaf(letsGoOfLock, MOST) || leaf(waitsForGoroutine, MOST)) return 'lock'
  // Where goroutines are weighed in time, all of them were looked at again and again.
  if (leaf(isParked, MOST)) return nsPerUnit(profile.meta.sampleTypes[sampleType]?.unit ?? '') === null ? 'count' : 'wall'
  return leaf(name => WALL_SPELLINGS.test(name), SOME) ? 'wall' : null
}

type IsNamed = (name: string) => boolean

function hasFunction(profile: Profile, isWanted: IsNamed): boolean {
  for (let fn = 0; fn < profile.functions.name.length; fn++) if (isWanted(functionName(profile, fn))) return true
  return false
}

/** Of each function the weight of the stacks that end in it, whatever its sign, and of all there is. */
export type LeafWeights = { readonly byFunction: Float64Array; readonly total: number }

export function leafWeights({ samples, stacks, frames, functions }: Profile, sampleType: number): LeafWeights {
  const byFunction = new Float64Array(functions.name.length)
  const values = samples.values[sampleType] ?? new Float64Array()
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = Math.abs(values[row])
    total += weight
    if (samples.stack[row] !== NONE) byFunction[frames.fn[stacks.frame[samples.stack[row]]]] += weight
  }
  return { byFunction, total }
}

/** Whether `matchingShare` is at least `least`: most often the first names tell that it is not. */
function reachesShare(profile: Profile, { byFunction, total }: LeafWeights, isWanted: IsNamed, least: number): boolean {
  let matching = 0
  let others = 0
  for (let fn = 0; fn < byFunction.length; fn++) {
    if (byFunction[fn] === 0) continue
    if (isWanted(functionName(profile, fn))) matching += byFunction[fn]
    else others += byFunction[fn]
    if (others > (1 - least + ROUNDING) * total) return false
  }
  return total !== 0 && matching / total >= least
}

/** Sums in another order differ by less. */
const ROUNDING = 1e-6

/** The part of the weight (0 to 1) whose innermost function's name matches. */
export function matchingShare(profile: Profile, { byFunction, total }: LeafWeights, isWanted: IsNamed): number {
  let matching = 0
  for (let fn = 0; fn < byFunction.length; fn++) {
    if (byFunction[fn] > 0 && isWanted(functionName(profile, fn))) matching += byFunction[fn]
  }
  return total === 0 ? 0 : matching / total
}
