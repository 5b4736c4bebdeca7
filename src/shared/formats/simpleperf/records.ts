// The records of a simpleperf file as columns: samples with their chains, files with their symbols, threads.

import { float64Column, int32Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { enter, enterBody, NO_FIELD, nextField, protoCursor, WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'

export type SimpleperfFile = { readonly path: string; readonly symbols: readonly string[] }
export type SimpleperfThread = { readonly processId: number; readonly name: string }
export type SimpleperfRecords = {
  /** By sample; its frames are the rows of the chain columns from the end of the sample before it, leaf first. */
  readonly timeNs: Float64Array
  readonly thread: Int32Array
  readonly count: Float64Array
  readonly event: Int32Array
  readonly chainEnd: Int32Array
  readonly chainFile: Int32Array
  /** −1 where the place has no symbol. */
  readonly chainSymbol: Int32Array
  readonly chainKind: Int32Array
  readonly files: ReadonlyMap<number, SimpleperfFile>
  readonly threads: ReadonlyMap<number, SimpleperfThread>
  readonly events: readonly string[]
  readonly lost: number
  readonly appName: string
}

export function simpleperfRecords(): { read(bytes: Uint8Array, start: number, end: number): boolean; finish(): SimpleperfRecords } {
  const samples = { timeNs: float64Column(), thread: int32Column(), count: float64Column(), event: int32Column(), chainEnd: int32Column() }
  const chain = { file: int32Column(), symbol: int32Column(), kind: int32Column() }
  const files = new Map<number, SimpleperfFile>()
  const threads = new Map<number, SimpleperfThread>()
  const events: string[] = []
  let lost = 0
  let appName = ''
  const outer = protoCursor()
  const inner = protoCursor()
  const entry = protoCursor()

  const text = ({ bytes, bodyStart, bodyEnd }: ProtoCursor) => textOf(bytes.subarray(bodyStart, bodyEnd))

  function sample(): void {
    const row = samples.timeNs.push(0)
    samples.thread.push(0)
    samples.count.push(0)
    samples.event.push(0)
    for (let field = nextField(inner); field !== NO_FIELD; field = nextField(inner)) {
      if (field === 1) samples.timeNs.set(row, inner.value)
      else if (field === 2) samples.thread.set(row, inner.low | 0)
      else if (field === 3 && inner.wire === WIRE_BYTES) frame()
      else if (field === 4) samples.count.set(row, inner.value)
      else if (field === 5) samples.event.set(row, inner.low | 0)
    }
    samples.chainEnd.push(chain.file.length())
  }

  function frame(): void {
    enterBody(entry, inner)
    const row = chain.file.push(0)
    chain.symbol.push(-1)
    chain.kind.push(0)
    for (let field = nextField(entry); field !== NO_FIELD; field = nextField(entry)) {
      if (field === 2) chain.file.set(row, entry.low | 0)
      else if (field === 3) chain.symbol.set(row, entry.low | 0)
      else if (field === 4) chain.kind.set(row, entry.low | 0)
    }
    inner.isBroken ||= entry.isBroken
  }

  function file(): void {
    let id = 0
    let path = ''
    const symbols: string[] = []
    for (let field = nextField(inner); field !== NO_FIELD; field = nextField(inner)) {
      if (field === 1) id = inner.low | 0
      else if (field === 2 && inner.wire === WIRE_BYTES) path = text(inner)
      else if (field === 3 && inner.wire === WIRE_BYTES) symbols.push(text(inner))
    }
    files.set(id, { path, symbols })
  }

  function thread(): void {
    let id = 0
    let processId = 0
    let name = ''
    for (let field = nextField(inner); field !== NO_FIELD; field = nextField(inner)) {
      if (field === 1) id = inner.low | 0
      else if (field === 2) processId = inner.low | 0
      else if (field === 3 && inner.wire === WIRE_BYTES) name = text(inner)
    }
    threads.set(id, { processId, name })
  }

  function meta(): void {
    for (let field = nextField(inner); field !== NO_FIELD; field = nextField(inner)) {
      if (field === 1 && inner.wire === WIRE_BYTES) events.push(text(inner))
      else if (field === 2 && inner.wire === WIRE_BYTES) appName = text(inner)
    }
  }

  return {
    read(bytes, start, end) {
      enter(outer, bytes, start, end)
      for (let field = nextField(outer); field !== NO_FIELD; field = nextField(outer)) {
        if (outer.wire !== WIRE_BYTES) continue
        enterBody(inner, outer)
        if (field === 1) sample()
        else if (field === 2) {
          for (let part = nextField(inner); part !== NO_FIELD; part = nextField(inner)) if (part === 2) lost = inner.value
        } else if (field === 3) file()
        else if (field === 4) thread()
        else if (field === 5) meta()
        if (inner.isBroken) return false
      }
      return !outer.isBroken
    },
    finish: () => ({
      timeNs: samples.timeNs.finish(),
      thread: samples.thread.finish(),
      count: samples.count.finish(),
      event: samples.event.finish(),
      chainEnd: samples.chainEnd.finish(),
      chainFile: chain.file.finish(),
      chainSymbol: chain.symbol.finish(),
      chainKind: chain.kind.finish(),
      ...{ files, threads, events, lost, appName },
    }),
  }
}
