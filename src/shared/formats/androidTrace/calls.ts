// Entries and exits of methods as stacks: what is on top between two events of a thread has that time.

import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { ArtHeader } from './header'

/** The two low bits of a method's number. */
const ACTION_MASK = 3
const ENTER = 0
const NS_PER_US = 1000
/** A thread's clock may have been read late; its counters have 32 bits. */
const TWO_32 = 2 ** 32
const HALF = 2 ** 31

export type ArtCalls = {
  /** `firstUs` is the thread's clock, or the one there is; `wallUs` the other. */
  event(thread: number, method: number, firstUs: number, wallUs: number | null, place: number): void
  end(): ProfileEnd
}

/** `entered`: how often each method is among the open ones, so that an exit of none of them is known at once. */
type OpenThread = {
  readonly thread: number
  readonly methods: number[]
  readonly entered: Map<number, number>
  readonly rows: number[]
  firstUs: number
  wallUs: number
}

export function artCalls(builder: ProfileBuilder, { clock, facts, threads, methods }: ArtHeader, report: Report): ArtCalls {
  const type = (name: string) => builder.sampleType({ name, unit: 'nanoseconds', weight: null, event: null })
  const isDual = clock === 'dual'
  const wall = isDual || clock === 'wall' ? type('wall') : NONE
  const cpu = isDual || clock !== 'wall' ? type('cpu') : NONE
  const open = new Map<number, OpenThread>()
  const frames = new Map<number, number>()
  let firstWallUs = NaN
  let lastWallUs = 0

  function frameOf(method: number): number {
    const known = frames.get(method)
    if (known !== undefined) return known
    const found = methods.get(method)
    if (found === undefined) report('methods that are not in the file', null)
    const name = found?.name ?? `0x${method.toString(16)}`
    const fn = builder.fn({
      name,
      file: found?.file ?? null,
      module: name.slice(0, Math.max(0, name.lastIndexOf('.', name.lastIndexOf('.') - 1))),
    })
    const frame = builder.frame(fn, NONE, NONE, frameFlags('jit'))
    frames.set(method, frame)
    return frame
  }

  function threadOf(id: number, firstUs: number, wallUs: number): OpenThread {
    const known = open.get(id)
    if (known !== undefined) return known
    const thread = builder.thread({ name: threads.get(id) ?? `thread ${id}`, processId: null, threadId: id })
    const made: OpenThread = { thread, methods: [], entered: new Map(), rows: [], firstUs, wallUs }
    open.set(id, made)
    return made
  }

  /** Clocks go on at 2^32; going back a little is 0. */
  function since(now: number, before: number): number {
    const passed = (now - before + TWO_32) % TWO_32
    return passed < HALF ? passed : 0
  }

  function leave({ methods: own, entered, rows }: OpenThread): number | undefined {
    const last = own.pop()
    rows.pop()
    if (last !== undefined) entered.set(last, (entered.get(last) ?? 1) - 1)
    return last
  }

  function spend(state: OpenThread, firstUs: number, wallUs: number): void {
    const row = state.rows.at(-1)
    const firstPassed = since(firstUs, state.firstUs)
    const wallPassed = since(wallUs, state.wallUs)
    if (row === undefined || (firstPassed === 0 && wallPassed === 0)) return
    const sample = builder.sample(row, { thread: state.thread, timeNs: since(state.wallUs, firstWallUs) * NS_PER_US })
    if (cpu !== NONE) builder.weigh(sample, cpu, firstPassed * NS_PER_US)
    if (wall !== NONE) builder.weigh(sample, wall, wallPassed * NS_PER_US)
  }

  return {
    event(id, number, firstUs, second, place) {
      const wallUs = second ?? firstUs
      const method = number - (number & ACTION_MASK)
      const isEnter = (number & ACTION_MASK) === ENTER
      if (Number.isNaN(firstWallUs)) firstWallUs = wallUs
      const state = threadOf(id, firstUs, wallUs)
      spend(state, firstUs, wallUs)
      state.firstUs = firstUs
      state.wallUs = wallUs
      lastWallUs = wallUs
      if (isEnter) {
        state.methods.push(method)
        state.entered.set(method, (state.entered.get(method) ?? 0) + 1)
        state.rows.push(builder.stack(state.rows.at(-1) ?? NONE, frameOf(method)))
        return
      }
      if ((state.entered.get(method) ?? 0) === 0) return report('exits of methods that were not entered', { unit: 'byte', at: place })
      if (state.methods.at(-1) !== method) report('methods without an exit, ended with their caller', { unit: 'byte', at: place })
      for (let last = leave(state); last !== method && last !== undefined; last = leave(state));
    },
    end: () => ({ facts, durationNs: Number.isNaN(firstWallUs) ? null : since(lastWallUs, firstWallUs) * NS_PER_US }),
  }
}
