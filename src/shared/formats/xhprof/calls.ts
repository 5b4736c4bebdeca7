// What XHProf and its forks (Tideways) keep of a run: by `caller==>callee`, how often and at what cost. Rules: phacility/xhprof,
// `xhprof_lib/utils/xhprof_lib.php` (xhprof_compute_flat_info).

import { fail, ok, type Result } from '../../base/result'
import { profileBuilder } from '../../profile/builder'
import { NONE, type Profile } from '../../profile/profile'
import { callGraphBuilder } from '../callGraph/callGraph'
import { estimateStacks } from '../callGraph/estimateStacks'
import type { ReadError, Report } from '../format'

const NS_PER_US = 1000
/** Between the two names of a call, and between those of a sample's stack. */
const CALLS = '==>'
/** The key of a sample: seconds since 1970. */
export const IS_TIME = /^\d{9,11}\.\d{1,9}$/
/** Of one function in itself, every level has a name of its own. */
const LEVEL = /@\d{1,9}$/

/** `pmu`, the growth of the largest use, does not add up and is left out. */
const METRICS = [
  { key: 'wt', factor: NS_PER_US, type: { name: 'wall', unit: 'nanoseconds', weight: 'period', event: 'wall' } },
  { key: 'cpu', factor: NS_PER_US, type: { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' } },
  { key: 'mu', factor: 1, type: { name: 'memory', unit: 'bytes', weight: 'period', event: 'memory' } },
  { key: 'ct', factor: 1, type: { name: 'calls', unit: 'count', weight: 'samples', event: 'wall' } },
] as const

export type XhprofCalls = {
  /** What stands at a key of the run. */
  call(key: string, costs: ReadonlyMap<string, number>): void
  /** The sampling form: a time and a stack. */
  sample(stack: string): void
  finish(): Result<Profile, ReadError>
}

export function xhprofCalls(format: string, report: Report): XhprofCalls {
  const builder = profileBuilder(format)
  const rows = new Map<string, number>()
  const frames: number[] = []
  const calls: { readonly caller: number; readonly callee: number; readonly costs: ReadonlyMap<string, number> }[] = []
  const stacks: number[] = []

  function frameOf(name: string): number {
    return builder.frame(builder.fn({ name: name.replace(LEVEL, '') }), NONE, NONE, 0)
  }

  function rowOf(name: string): number {
    const known = rows.get(name)
    if (known !== undefined) return known
    frames.push(frameOf(name))
    rows.set(name, frames.length - 1)
    return frames.length - 1
  }

  function addCalls(): void {
    const metrics = METRICS.filter(({ key }) => calls.some(({ costs }) => costs.has(key)))
    const types = metrics.map(({ type }) => builder.sampleType(type))
    const graph = callGraphBuilder(metrics.length, true)
    let below = 0
    metrics.forEach(({ key, factor }, type) => {
      const total = new Float64Array(frames.length)
      const own = new Float64Array(frames.length)
      for (const { caller, callee, costs } of calls) {
        const cost = (costs.get(key) ?? 0) * factor
        total[callee] += cost
        own[callee] += cost
        if (caller === NONE) continue
        graph.addCall(graph.call(caller, callee), type, cost)
        // A call is counted once, by what is called.
        if (key !== 'ct') own[caller] -= cost
      }
      own.forEach((value, fn) => {
        if (value < 0 && key !== 'mu') below++
        graph.addSelf(fn, type, value < 0 && key !== 'mu' ? 0 : value)
      })
      total.forEach((value, fn) => graph.addTotal(fn, type, value))
    })
    report('functions whose stacks are estimated: the file has calls, not stacks', null, frames.length)
    if (below > 0) report('functions that cost less than what they call, whose own cost is taken for none', null, below)
    estimateStacks(graph.finish(frames.length), Int32Array.from(frames), types, builder, report)
  }

  return {
    call(key, costs) {
      const at = key.indexOf(CALLS)
      const callee = rowOf(at === -1 ? key : key.slice(at + CALLS.length))
      calls.push({ caller: at === -1 ? NONE : rowOf(key.slice(0, at)), callee, costs })
    },
    sample(stack) {
      let row = NONE
      for (const name of stack.split(CALLS)) row = builder.stack(row, frameOf(name))
      stacks.push(row)
    },
    finish() {
      if (calls.length > 0) addCalls()
      else if (stacks.length > 0) {
        const type = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: null })
        for (const stack of stacks) builder.weigh(builder.sample(stack), type, 1)
      }
      const profile = builder.finish(calls.length > 0 ? { sampleCount: frames.length } : {})
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format }) : ok(profile)
    },
  }
}
