// Holds a profile to what the format's own tool says of the same file, for the fixtures that such a tool was asked about.

import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { functionWeights } from '../shared/analysis/functionTable'
import { foldedLines } from './foldedLines'
import { foldedSampleType } from '../shared/profile/defaultSampleType'
import { stackView } from '../shared/analysis/stackView'
import { compareUtf8 } from '../shared/base/utf8'
import { functionName, NONE, stringAt, type Profile } from '../shared/profile/profile'
import { rowsOf, sameAsPstats, sameAsXhprof } from './callOracles'
import { sameAsStacks } from './stackOracle'
import { recordOf, recordsOf, type Fixture } from './fixtures'
import { profileWithSymbols } from './reading'

/** Whole instructions are shared out over the callers, so a sum of many shares may be off by a few. */
const ROUNDING = 10

/** What the JVM hides in the fixtures: classes made for lambdas, and the one method that the program runs through and that is marked so. */
const HIDDEN = /\$\$Lambda|AccessController\.executePrivileged/

/** Formats whose tools say what every stack, or the whole, comes to. */
const AS_STACKS =
  'line-profiler tracemalloc dhat otlp-profiles perfetto ghc-prof massif heaptrack memray pyinstrument scalene austin-mojo rbspy rprof'.split(
    ' ',
  )

/** By the folder of a fixture: a folder without a line here has no tool that its files could be held to. */
export const ORACLES: ReadonlyMap<string, (profile: Profile, fixture: Fixture) => void> = new Map([
  ['cpuprofile', sameAsDevTools],
  ['chrome-trace', sameAsDevTools],
  ['perf-script', sameAsStackcollapse],
  ['perf-data', sameAsPerfScript],
  ['jvm-threads', sameAsStackcollapseJstack],
  ['pprof', sameAsPprofTop],
  ['callgrind', sameAsCallgrindAnnotate],
  ['pstats', sameAsPstats],
  ['xhprof', sameAsXhprof],
  ['xhprof-serialized', sameAsXhprof],
  ['stackprof', sameAsStackprof],
  ['v8-log', sameAsTickProcessor],
  ['v8-log-raw', sameAsTickProcessor],
  ['jfr', sameAsJfrTool],
  ['jfr-print', sameAsRecording],
  ['firefox', sameAsPerfBySamply],
  ...AS_STACKS.map(format => [format, sameAsStacks] as const),
])

/** Self time by function. DevTools lets the last sample last as long as the mean of the others, we too, but not past the recording's end. */
function sameAsDevTools(profile: Profile, { oracle, oraclePath }: Fixture): void {
  const { samples, functions, frames, stacks } = profile
  expect(profile.meta.sampleCount).toBe(oracle?.['samples'])
  const selfNs = stackView(profile, profile.meta.defaultSampleType).self
  const times = samples.timeNs ?? new Float64Array()
  const last = samples.stack.length - 1
  selfNs[samples.stack[last]] += (times[last] - times[0]) / last - samples.values[0][last]
  const ours = new Map<string, number>()
  for (let stack = 0; stack < selfNs.length; stack++) {
    const fn = frames.fn[stacks.frame[stack]]
    const place = `${stringAt(profile, functions.file[fn]) ?? ''}:${Math.max(0, functions.startLine[fn])}`
    add(ours, `${functionName(profile, fn).replace(/^\(anonymous( .*)?\)$/, '')} ${place}`, selfNs[stack] / 1000)
  }
  const theirs = new Map<string, number>()
  for (const { name, url, line, selfUs } of rowsOf(oraclePath, 'functions')) {
    // What has no script has no place in a trace, and an empty one in a file of its own.
    add(theirs, `${String(name)} ${String(url ?? '')}:${Number(line ?? -1) + 1}`, Number(selfUs))
  }
  expect(weighing(ours)).toEqual(weighing(theirs))
}

/** The very stacks, of the event that the script keeps. It says nothing of files that it takes for something else. */
function sameAsStackcollapse(profile: Profile, { oracle, oraclePath }: Fixture): void {
  if (oraclePath !== null) expect(foldedLines(profile, foldedSampleType(profile.meta))).toEqual(linesOf(oraclePath))
  expect(profile.meta.sampleCount).toBe(oracle?.['events'])
}

/** Its stacks of threads that run; it also lists threads of the JVM that have no stack. */
function sameAsStackcollapseJstack(profile: Profile, { oraclePath }: Fixture): void {
  const runnable = profile.meta.sampleTypes.findIndex(({ name }) => name === 'runnable')
  if (oraclePath !== null) expect(foldedLines(profile, runnable)).toEqual(linesOf(oraclePath).filter(line => line.includes(';')))
}

/** Every sample as perf prints it, given the program; of other files neither knows more than where they are. */
function sameAsPerfScript(_: Profile, { path, oracle, oraclePath }: Fixture): void {
  const profile = withProgram(path, oracle)
  expect(profile.meta.sampleCount).toBe(oracle?.['samples'])
  const { samples, meta, threads } = profile
  const ours = Array.from(samples.stack, (leaf, row) => {
    const stack = stackFrom(profile, leaf, fn => functionName(profile, fn))
    const type = meta.sampleTypes.findIndex((_, at) => samples.values[at][row] > 0)
    const { name, threadId } = threads[samples.thread?.[row] ?? NONE]
    return { comm: name, tid: threadId, period: samples.values[type][row], event: meta.sampleTypes[type].event, stack: stack.slice(0, -1) }
  })
  expect(ours).toEqual(rowsOf(oraclePath, 'samples'))
}

/** As often each stack of each thread as perf has it, given the program; of other files both know no more than where code is. */
function sameAsPerfBySamply(_: Profile, { path, oracle, oraclePath }: Fixture): void {
  const profile = withProgram(path, oracle)
  expect(profile.meta.sampleCount).toBe(oracle?.['samples'])
  const { samples, functions, threads } = profile
  const shown = (fn: number) => {
    const module = stringAt(profile, functions.module[fn]) ?? ''
    return module === 'order_service_debug' ? functionName(profile, fn) : module === '[kernel.kallsyms]' ? '[kernel]' : `[${module}]`
  }
  const ours = Array.from(samples.stack, (leaf, row) => {
    const stack = stackFrom(profile, leaf, shown)
    const { name, threadId } = threads[samples.thread?.[row] ?? NONE]
    return `${name.replace(/^.* – /, '')} ${threadId} ${stack.join(' ')}`
  })
  const theirs = rowsOf(oraclePath, 'samples').map(
    ({ comm, tid, stack }) => `${String(comm)} ${String(tid)} ${Array.isArray(stack) ? stack.join(' ') : ''}`,
  )
  expect(ours.sort()).toEqual(theirs.sort())
}

/** Leaf first. */
function stackFrom({ stacks, frames }: Profile, leaf: number, nameOf: (fn: number) => string): string[] {
  const names: string[] = []
  for (let at = leaf; at !== NONE; at = stacks.parent[at]) names.push(nameOf(frames.fn[stacks.frame[at]]))
  return names
}

function withProgram(path: string, oracle: Fixture['oracle']): Profile {
  const program = new Uint8Array(readFileSync(join(dirname(path), String(oracle?.['program']))))
  return profileWithSymbols(new Uint8Array(readFileSync(path)), /order_service_debug$/, program)
}

/**
 * Every function of every sample type, alone and with what it calls. What pprof calls the total is the sum of sizes, of the base alone
 * where one is marked; names it takes from the binary only, where we also read those that the text forms have as comments.
 */
function sameAsPprofTop(profile: Profile, fixture: Fixture): void {
  const { oracle, oraclePath } = fixture
  // jemalloc's text is no form that pprof reads: jeprof says what is in it.
  if (oracle?.['sums'] !== undefined) return sameAsStacks(profile, fixture)
  const types = rowsOf(oraclePath, 'sampleTypes')
  const hasBase = 'pprof::base' in recordOf(oracle?.['labels'])
  expect(profile.meta.sampleTypes.map(({ name, unit }) => ({ name, unit }))).toEqual(types.map(({ name, unit }) => ({ name, unit })))
  types.forEach(({ total, rows }, type) => {
    if (!hasBase) expect(profile.samples.values[type].reduce((sum, value) => sum + Math.abs(value), 0)).toBe(total)
    const theirs = recordsOf(rows).map(({ name, flat, cum }) => [String(name), flat, cum] as const)
    if (theirs.every(([name]) => name !== '<unknown>'))
      expect(byName(profile, type)).toEqual([...theirs].sort(([a], [b]) => compareUtf8(a, b)))
  })
}

/**
 * The tool parts a function by the files that its inlined code is from, and the oracle keeps the largest rows: ours may be larger by
 * what it left out. With what a function calls we differ by rounding, and have no figure for one that calls itself in a circle.
 */
function sameAsCallgrindAnnotate(profile: Profile, { oracle, oraclePath }: Fixture): void {
  const ours = new Map(byName(profile, 0).map(([name, self, total]) => [name, { self, total }]))
  const listed = new Map<string, number>()
  for (const { name, Ir } of rowsOf(oraclePath, 'self')) add(listed, String(name), Number(Ir))
  const total = Number(oracle?.['total'])
  const unlisted = total - [...listed.values()].reduce((sum, value) => sum + value, 0)
  // The tool prints the total of the header, which counts a few instructions that no line has.
  expect(Math.abs(profile.samples.values[0].reduce((sum, value) => sum + value, 0) - total)).toBeLessThan(ROUNDING)
  for (const [name, self] of listed) {
    expect(ours.get(name)?.self, name).toBeGreaterThanOrEqual(self)
    expect(ours.get(name)?.self, name).toBeLessThanOrEqual(self + unlisted)
  }
  const inclusive = rowsOf(oraclePath, 'inclusive').map(({ name, Ir }) => [String(name), Number(Ir)] as const)
  for (const [name, sum] of inclusive) {
    const isOnce = inclusive.filter(([other]) => other === name).length === 1
    // `'2` marks what callgrind found running already; whatever is called on from there is counted more than once.
    if (isOnce && sum > total / 100 && !name.endsWith("'2"))
      expect(Math.abs((ours.get(name)?.total ?? 0) - sum), name).toBeLessThan(ROUNDING)
  }
}

/** The ticks of every function of a script; V8 lists the compilations of one function apart. */
function sameAsTickProcessor(profile: Profile, { oracle, oraclePath }: Fixture): void {
  expect(profile.meta.sampleCount).toBe(oracle?.['ticks'])
  const theirs = new Map<string, number>()
  for (const { name, file, line, ticks } of rowsOf(oraclePath, 'functions')) {
    const shown = name === '<anonymous>' ? `(anonymous ${basename(String(file))}:${String(line)})` : String(name)
    add(theirs, `${shown} ${String(file)}`, Number(ticks))
  }
  const { self } = functionWeights(profile, stackView(profile, 0))
  const collecting = Array.from(self.keys()).find(fn => functionName(profile, fn) === '(garbage collector)')
  if (oracle?.['collector'] !== undefined) expect(collecting === undefined ? 0 : self[collecting]).toBe(oracle['collector'])
  for (const [key, ticks] of theirs) {
    const isIt = (fn: number) => `${functionName(profile, fn)} ${stringAt(profile, profile.functions.file[fn]) ?? ''}` === key
    expect(
      Array.from(self.keys())
        .filter(isIt)
        .reduce((sum, fn) => sum + self[fn], 0),
      key,
    ).toBe(ticks)
  }
}

/** The samples of every function, alone and with what it calls; it lists blocks of one name apart. Without stacks totals are estimates. */
function sameAsStackprof(profile: Profile, { oraclePath }: Fixture): void {
  const type = profile.meta.sampleTypes.findIndex(({ name }) => name === 'samples')
  const hasStacks = !profile.meta.notes.some(({ what }) => what.includes('estimated'))
  const theirs = rowsOf(oraclePath, 'functions')
  const selfOf = new Map<string, number>()
  for (const { name, samples } of theirs) add(selfOf, String(name), Number(samples))
  expect(profile.meta.sampleCount).toBe(Array.from(selfOf.values()).reduce((sum, self) => sum + self, 0))
  const collecting = ['(garbage collection)', '(marking)', '(sweeping)'].reduce((sum, name) => sum + (selfOf.get(name) ?? 0), 0)
  for (const [name, self, total] of byName(profile, type)) {
    expect(self, name).toBe(selfOf.get(name))
    const same = theirs.filter(row => row['name'] === name)
    // Collecting garbage stands on what it interrupted, where the tool lets it stand alone.
    if (same.length === 1 && hasStacks) expect(Math.abs(total - Number(same[0]['total'])), name).toBeLessThanOrEqual(collecting)
  }
}

/** The stacks of the samples, and what allocations add up to. The tool writes classes as the JVM does, with slashes. */
function sameAsJfrTool(profile: Profile, { oracle, oraclePath }: Fixture): void {
  const typeNamed = (name: string) => profile.meta.sampleTypes.findIndex(type => type.name === name)
  const dotted = oraclePath === null ? [] : linesOf(oraclePath).map(line => line.replaceAll('/', '.'))
  if (oraclePath !== null) expect(foldedLines(profile, typeNamed('cpu'))).toEqual(dotted.sort(compareUtf8))
  const sums = recordOf(oracle?.['sums'])
  const allocated = Number(sums['jdk.ObjectAllocationInNewTLAB.tlabSize']) + Number(sums['jdk.ObjectAllocationOutsideTLAB.allocationSize'])
  expect(profile.samples.values[typeNamed('alloc-bytes')].reduce((sum, value) => sum + value, 0)).toBe(allocated)
}

/** The samples of the recording that was printed. Text leaves hidden frames out, so they are taken out of the oracle too. */
function sameAsRecording(profile: Profile, { name, oracle, oraclePath }: Fixture): void {
  const cpu = profile.meta.sampleTypes.findIndex(type => type.name === 'cpu')
  expect(profile.samples.values[cpu].reduce((sum, value) => sum + value, 0)).toBe(recordOf(oracle?.['counts'])['jdk.ExecutionSample'])
  if (oraclePath === null) return
  const sums = new Map<string, number>()
  for (const line of linesOf(oraclePath)) {
    const split = line.lastIndexOf(' ')
    const frames = line.slice(0, split).replaceAll('/', '.').split(';')
    const shown = name.startsWith('text') ? frames.filter(frame => !HIDDEN.test(frame)) : frames
    add(sums, shown.join(';'), Number(line.slice(split + 1)))
  }
  const theirs = Array.from(sums, ([stack, value]) => `${stack} ${value}`).sort(compareUtf8)
  expect(foldedLines(profile, cpu)).toEqual(theirs)
}

/** Each name with what it weighs itself and with what it calls, once a stack however often it stands there; what weighs nothing is left out. */
function byName(profile: Profile, type: number): (readonly [string, number, number])[] {
  const flat = new Map<string, number>()
  const cum = new Map<string, number>()
  for (const line of foldedLines(profile, type)) {
    const split = line.lastIndexOf(' ')
    const value = Number(line.slice(split + 1))
    const names = line.slice(0, split).split(';')
    add(flat, names[names.length - 1], value)
    for (const name of new Set(names)) add(cum, name, value)
  }
  return [...cum]
    .map(([name, value]) => [name, flat.get(name) ?? 0, value] as const)
    .filter(([, own, all]) => own !== 0 || all !== 0)
    .sort(([a], [b]) => compareUtf8(a, b))
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

/** Whole microseconds, as the oracle keeps them. */
function weighing(sums: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...sums]
    .map(([key, value]) => [key, Math.round(value)] as const)
    .filter(([, value]) => value > 0)
    .sort(([a], [b]) => compareUtf8(a, b))
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .sort(compareUtf8)
}
