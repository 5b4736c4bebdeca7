// The backtraces of an export: frames, leaf first, with the binaries they lie in.

import type { XmlTag } from '../../bytes/xmlTags'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'

export type XctraceStacks = {
  start(tag: XmlTag): void
  end(name: string): void
  refer(name: string, id: string): void
  /** The stack that was read or referred to since it was asked for last; null when there was none. */
  take(): number | null
}

/** The newer form wraps the older one. */
const BACKTRACES: readonly string[] = ['backtrace', 'tagged-backtrace']
/** What stands for a name that was not found. */
const ADDRESS = /^0x[\da-f]+$/i
const KERNEL = /^(?:kernel(?:\.|$)|com\.apple\.kernel)/

export function xctraceStacks(builder: ProfileBuilder, report: Report): XctraceStacks {
  const binaries = new Map<string, string>()
  const frames = new Map<string, number>()
  const stacks = new Map<string, number>()
  const openIds: string[] = []
  let path: number[] = []
  let current: number | null = null
  let frame = { id: '', name: '', address: '', module: '' }

  function frameRow(): number {
    const { name, address, module } = frame
    const isUnknown = name === '' || ADDRESS.test(name)
    if (isUnknown) report('frames without a symbol', null)
    const shown = isUnknown ? `[${module === '' ? 'unknown' : module}]` : name
    const flags = frameFlags(module === '' ? 'unknown' : KERNEL.test(module) ? 'kernel' : 'native')
    const fn = builder.fn({ name: shown, module })
    return builder.frameAt(fn, NONE, NONE, flags, ADDRESS.test(address) ? BigInt.asUintN(64, BigInt(address)) : 0n)
  }

  return {
    start(tag) {
      const id = tag.attribute('id') ?? ''
      if (tag.name === 'frame') frame = { id, name: tag.attribute('name') ?? '', address: tag.attribute('addr') ?? '', module: '' }
      else if (tag.name === 'binary') {
        frame.module = tag.attribute('name') ?? ''
        binaries.set(id, frame.module)
      } else if (BACKTRACES.includes(tag.name)) {
        openIds.push(id)
        path = []
      }
    },
    end(name) {
      if (name === 'frame') {
        const row = frameRow()
        frames.set(frame.id, row)
        path.push(row)
      } else if (BACKTRACES.includes(name)) {
        if (path.length > 0) current = path.reduceRight((stack, row) => builder.stack(stack, row), NONE)
        path = []
        const id = openIds.pop()
        if (id !== undefined && current !== null) stacks.set(id, current)
      }
    },
    refer(name, id) {
      if (name === 'binary') frame.module = binaries.get(id) ?? ''
      else if (name === 'frame') {
        const row = frames.get(id)
        if (row === undefined) report('references that lead nowhere', null)
        else path.push(row)
      } else if (BACKTRACES.includes(name)) current = stacks.get(id) ?? current
    },
    take() {
      const stack = current
      current = null
      return stack
    },
  }
}
