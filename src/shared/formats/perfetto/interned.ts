// What a sequence of packets has said once and refers to by number: names, mappings, frames, callstacks (root first).

import { textOf } from '../../base/utf8'
import { enterBody, NO_FIELD, nextField, protoCursor, readVarint, WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'

type InternedFrame = {
  readonly name: number
  readonly mapping: number
  readonly offset: bigint
  readonly line: number
  readonly file: number
}

export type PerfettoInterned = {
  /** Takes an InternedData, or the tables of a heap profile's own packet (`isHeap`), which have other numbers. */
  /** False where something in it cannot be read. */
  read(cursor: ProtoCursor, isHeap: boolean): boolean
  /** The builder's stack. */
  stack(callstack: number): number
  clear(): void
}

/** InternedData's fields; a heap profile's packet has strings, frames, callstacks and mappings as 1 to 4. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [5, 'name'],
  [6, 'frame'],
  [7, 'callstack'],
  [17, 'path'],
  [18, 'source'],
  [19, 'mapping'],
])
const HEAP_KINDS: ReadonlyMap<number, string> = new Map([
  [1, 'string'],
  [2, 'frame'],
  [3, 'callstack'],
  [4, 'mapping'],
])
const KERNEL = /^\/?kernel|\[kernel/
const TWO_32 = 2n ** 32n

export function perfettoInterned(builder: ProfileBuilder, report: Report): PerfettoInterned {
  const names = new Map<number, string>()
  const paths = new Map<number, string>()
  const sources = new Map<number, string>()
  const mappings = new Map<number, readonly number[]>()
  const frames = new Map<number, InternedFrame>()
  const callstacks = new Map<number, readonly number[]>()
  const frameRows = new Map<number, number>()
  const stackRows = new Map<number, number>()
  const table = protoCursor()
  const item = protoCursor()
  const list = protoCursor()

  /** Numbers of a repeated field, packed or one by one. */
  function pushAll(into: number[]): void {
    if (item.wire !== WIRE_BYTES) {
      into.push(item.value)
      return
    }
    enterBody(list, item)
    while (list.at < list.end && !list.isBroken) {
      readVarint(list)
      if (!list.isBroken) into.push(list.value)
    }
  }

  function take(kind: string): void {
    const numbers = [0, 0, 0, 0, 0, 0, 0]
    let offset = 0n
    let text = ''
    const rest: number[] = []
    for (let field = nextField(item); field !== NO_FIELD; field = nextField(item)) {
      if (field === 2 && item.wire === WIRE_BYTES && kind !== 'callstack') text = textOf(item.bytes.subarray(item.bodyStart, item.bodyEnd))
      else if ((field === 2 && kind === 'callstack') || (field === 7 && kind === 'mapping')) pushAll(rest)
      else {
        if (field === 4 && kind === 'frame') offset = BigInt(item.high >>> 0) * TWO_32 + BigInt(item.low >>> 0)
        if (field < numbers.length) numbers[field] = item.value
      }
    }
    if (item.isBroken) return
    const [, id] = numbers
    if (kind === 'name' || kind === 'string') names.set(id, text)
    if (kind === 'path' || kind === 'string') paths.set(id, text)
    if (kind === 'source') sources.set(id, text)
    if (kind === 'mapping') mappings.set(id, rest)
    if (kind === 'frame') frames.set(id, { name: numbers[2], mapping: numbers[3], offset, file: numbers[5], line: numbers[6] })
    if (kind === 'callstack') callstacks.set(id, rest)
  }

  function newFrame(id: number): number {
    const frame = frames.get(id)
    const module = (mappings.get(frame?.mapping ?? NONE) ?? []).map(path => paths.get(path) ?? '').join('/')
    const name = names.get(frame?.name ?? NONE) ?? ''
    if (name === '') report('frames without a symbol', null)
    const base = module.slice(module.lastIndexOf('/') + 1)
    const shown = name !== '' ? name : base === '' ? `0x${(frame?.offset ?? 0n).toString(16)}` : `[${base}]`
    const fn = builder.fn({ name: shown, file: sources.get(frame?.file ?? NONE) ?? null, module })
    const line = frame !== undefined && frame.line > 0 ? frame.line : NONE
    return builder.frameAt(fn, line, NONE, frameFlags(KERNEL.test(module) ? 'kernel' : 'native'), frame?.offset ?? 0n)
  }

  function frameRow(id: number): number {
    const known = frameRows.get(id)
    if (known !== undefined) return known
    const row = newFrame(id)
    frameRows.set(id, row)
    return row
  }

  return {
    read(cursor, isHeap) {
      let isWhole = true
      enterBody(table, cursor)
      for (let field = nextField(table); field !== NO_FIELD; field = nextField(table)) {
        const kind = (isHeap ? HEAP_KINDS : KINDS).get(field)
        if (kind === undefined || table.wire !== WIRE_BYTES) continue
        enterBody(item, table)
        take(kind)
        isWhole &&= !item.isBroken
      }
      return isWhole && !table.isBroken
    },
    stack(callstack) {
      const known = stackRows.get(callstack)
      if (known !== undefined) return known
      const own = callstacks.get(callstack)
      if (own === undefined) report('callstacks that are not in the file', null)
      let stack = NONE
      for (const frame of own ?? []) stack = builder.stack(stack, frameRow(frame))
      stackRows.set(callstack, stack)
      return stack
    },
    clear() {
      for (const map of [names, paths, sources, mappings, frames, callstacks, frameRows, stackRows]) map.clear()
    },
  }
}
