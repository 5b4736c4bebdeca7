// What all dumps of threads have in common: each thread is one sample of its state, its processor time since the dump before lies on its
// stack, and who waits for a lock is told who holds it.

import { fail, ok, type Result } from '../../base/result'
import type { Label } from '../../profile/labelColumns'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import type { ReadError, Report } from '../format'

/** `network`: runs by its own word, and waits for another machine. */
export type State = 'runnable' | 'blocked' | 'waiting' | 'network'

export type DumpedThread = {
  readonly name: string
  /** The same in every dump of one process. */
  readonly key: string
  readonly threadId: number | null
  /** Null: not said, or no state in which anything runs. */
  readonly state: State | null
  /** Rows of the builder's frames, the innermost first. */
  readonly frames: readonly number[]
  /** Since the thread began; null where the dump does not say. */
  readonly cpuNs: number | null
  readonly waitsFor: { readonly lock: string; readonly type: string } | null
  readonly holds: readonly string[]
  readonly labels?: readonly Label[]
  /** The innermost function that is its program's own; what is known of a thread that others wait for. */
  readonly doing?: string
}

export type ThreadDumps = {
  /** A new dump. `timeMs` since 1970, or null. */
  begin(timeMs: number | null): void
  thread(thread: DumpedThread): void
  /** Whether the file's end cut the thread that is open off; it is said then, and the thread to be left out. The only thread of a file is kept. */
  isCutOff(isTorn: boolean): boolean
  finish(facts?: readonly (readonly [string, string])[]): Result<Profile, ReadError>
}

/** Numbers at the end of a name part the threads of one pool. */
const NUMBER = /[-# ](?:\d{1,19}|0x[\da-fA-F]{1,16})$/
const NS_PER_MS = 1e6
const USUAL_STATES: readonly State[] = ['runnable', 'blocked', 'waiting']
/** A circle is named by so many threads. */
const MOST_NAMED = 8

/** `all`: the name of a sample type that counts every thread, whatever its state. */
export function threadDumps(format: string, builder: ProfileBuilder, report: Report, all: string | null): ThreadDumps {
  const types = new Map<string, number>()
  const cpuBefore = new Map<string, number>()
  let current: DumpedThread[] = []
  let dumps = 0
  let count = 0
  let startMs: number | null = null
  let timeMs: number | null = null
  const allType = all === null ? NONE : type({ name: all, unit: 'count', weight: null, event: null })

  function type(made: SampleType): number {
    const known = types.get(made.name)
    if (known !== undefined) return known
    const row = builder.sampleType(made)
    types.set(made.name, row)
    return row
  }

  /** The usual ones always, in the order in which people ask for them. */
  function stateType(state: State): number {
    for (const name of USUAL_STATES) type({ name, unit: 'count', weight: null, event: null })
    return type({ name: state, unit: 'count', weight: null, event: null })
  }

  function rootFrame(name: string): number {
    return builder.frame(builder.fn({ name: name.replace(NUMBER, '') || name }), NONE, NONE, 0)
  }

  function end(): void {
    const holders = new Map<string, DumpedThread>()
    for (const thread of current) for (const lock of thread.holds) holders.set(lock, thread)
    for (const thread of current) emit(thread, holders)
    sayCircles(current, holders, report)
    current = []
  }

  function emit(thread: DumpedThread, holders: ReadonlyMap<string, DumpedThread>): void {
    const before = cpuBefore.get(thread.key)
    if (thread.cpuNs !== null) cpuBefore.set(thread.key, thread.cpuNs)
    // A thread of the same id whose time has gone back is another one.
    const cpuNs = thread.cpuNs === null || before === undefined ? 0 : Math.max(0, thread.cpuNs - before)
    const hasFrames = thread.frames.length > 0
    if (!hasFrames && cpuNs === 0) return
    let stack = thread.name === '' ? NONE : builder.stack(NONE, rootFrame(thread.name))
    for (let at = thread.frames.length - 1; at >= 0; at--) stack = builder.stack(stack, thread.frames[at])
    const row = builder.sample(stack, {
      ...(thread.name === '' ? {} : { thread: builder.thread({ name: thread.name, processId: null, threadId: thread.threadId }) }),
      labelSet: builder.labelSet([...(thread.labels ?? []), ...lockLabels(thread, holders)]),
      ...(timeMs === null || startMs === null ? {} : { timeNs: Math.max(0, timeMs - startMs) * NS_PER_MS }),
    })
    if (hasFrames) count++
    if (hasFrames && thread.state !== null) builder.weigh(row, stateType(thread.state), 1)
    if (hasFrames && allType !== NONE) builder.weigh(row, allType, 1)
    if (cpuNs > 0) builder.weigh(row, type({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null }), cpuNs)
  }

  return {
    begin(at) {
      end()
      dumps++
      timeMs = at
      startMs ??= at
    },
    thread: thread => void current.push(thread),
    isCutOff(isTorn) {
      const isCut = isTorn && count + current.length > 0
      if (isCut) report('a thread whose stack the end of the file cuts off, left out', null)
      return isCut
    },
    finish(facts = []) {
      end()
      if (dumps > 1)
        report(`${dumps} dumps are ${dumps} samples of a thread: what takes less than 1/${dumps} of the time cannot be seen`, null)
      else report('one dump is one sample of each thread: how long anything takes cannot be seen', null)
      const profile = builder.finish({
        sampleCount: count,
        durationNs: startMs !== null && timeMs !== null && timeMs > startMs ? (timeMs - startMs) * NS_PER_MS : null,
        facts: [['dumps', String(dumps)], ...facts],
        defaultSampleType: all ?? (types.has('runnable') ? 'runnable' : null),
      })
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format }) : ok(profile)
    },
  }
}

function lockLabels({ waitsFor, name }: DumpedThread, holders: ReadonlyMap<string, DumpedThread>): readonly Label[] {
  if (waitsFor === null) return []
  const holder = holders.get(waitsFor.lock)
  const lock: Label = { key: 'waits for', text: waitsFor.type }
  if (holder === undefined || holder.name === name) return [lock]
  const doing: readonly Label[] = holder.doing === undefined || holder.doing === '' ? [] : [{ key: 'lock held in', text: holder.doing }]
  return [lock, { key: 'lock held by', text: holder.name }, ...doing]
}

/** Each thread waits for one lock, so following holders either ends or goes in a circle. */
function sayCircles(threads: readonly DumpedThread[], holders: ReadonlyMap<string, DumpedThread>, report: Report): void {
  const seen = new Set<DumpedThread>()
  for (const first of threads) {
    const path: DumpedThread[] = []
    let at: DumpedThread | undefined = first
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      at = at.waitsFor === null ? undefined : holders.get(at.waitsFor.lock)
    }
    const start = at === undefined ? -1 : path.indexOf(at)
    if (start === -1 || path.length - start < 2) continue
    const names = path.slice(start, start + MOST_NAMED).map(({ name }) => name)
    report(`deadlock: ${[...names, names[0]].join(' waits for ')}`, null)
  }
}
