// simpleperf's records as a profile: an event is two sample types, what its counter says and the samples themselves.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import type { Report } from '../format'
import type { SimpleperfRecords } from './records'

/** Events that count nanoseconds. */
const CLOCKS = /^(?:cpu|task)-clock/
/** Kinds of code by their number: native, interpreted by the virtual machine, compiled by it, the runtime's own. */
const KINDS = [frameFlags('native'), frameFlags('interpreted'), frameFlags('jit'), frameFlags('native')]
const KERNEL_FILES = /^\[kernel|\.ko$/

export function simpleperfProfile(records: SimpleperfRecords, builder: ProfileBuilder, report: Report): Profile {
  const { timeNs, thread, count, event, chainEnd, chainFile, chainSymbol, chainKind, files, threads, events, lost, appName } = records
  const types = new Map<number, { readonly period: number; readonly samples: number }>()
  const frames = new Map<string, number>()
  const startNs = timeNs.reduce((least, time) => Math.min(least, time), Infinity)

  function typesOf(id: number) {
    const known = types.get(id)
    if (known !== undefined) return known
    const name = events[id] ?? `event ${id}`
    const made = {
      period: builder.sampleType({ name, unit: CLOCKS.test(name) ? 'nanoseconds' : 'count', weight: 'period', event: name }),
      samples: builder.sampleType({ name: `${name}:samples`, unit: 'samples', weight: 'samples', event: name }),
    }
    types.set(id, made)
    return made
  }

  function frameOf(fileId: number, symbolId: number, kind: number): number {
    const key = `${fileId}:${symbolId}:${kind}`
    const known = frames.get(key)
    if (known !== undefined) return known
    const path = files.get(fileId)?.path ?? ''
    const symbol = files.get(fileId)?.symbols[symbolId]
    if (symbol === undefined) report('frames without a symbol', null)
    const base = path.slice(path.lastIndexOf('/') + 1)
    const name = symbol ?? (base === '' ? '[unknown]' : base.startsWith('[') ? base : `[${base}]`)
    const flags = KERNEL_FILES.test(path) ? frameFlags('kernel') : (KINDS[kind] ?? frameFlags('unknown'))
    const frame = builder.frame(builder.fn({ name, module: path }), NONE, NONE, flags)
    frames.set(key, frame)
    return frame
  }

  let from = 0
  for (let row = 0; row < chainEnd.length; row++) {
    const to = chainEnd[row]
    let stack = NONE
    for (let at = to - 1; at >= from; at--) stack = builder.stack(stack, frameOf(chainFile[at], chainSymbol[at], chainKind[at]))
    from = to
    const { processId = null, name = `thread ${thread[row]}` } = threads.get(thread[row]) ?? {}
    const threadRow = builder.thread({ name: name === '' ? `thread ${thread[row]}` : name, processId, threadId: thread[row] })
    const { period, samples } = typesOf(event[row])
    const sample = builder.sample(stack, { thread: threadRow, timeNs: timeNs[row] - startNs })
    builder.weigh(sample, period, count[row])
    builder.weigh(sample, samples, 1)
  }
  if (lost > 0) report('samples that simpleperf lost', null, lost)
  return builder.finish({ facts: appName === '' ? [] : [['app', appName]] })
}
