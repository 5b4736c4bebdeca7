// What a recording says about itself behind its records: machine, command, names of events, and the build of every program that was in it.

import { hexOf } from '../../bytes/elf/elfFile'
import { textOf } from '../../base/utf8'
import { factList } from '../factList'
import type { BuildId } from '../symbols/placeNames'
import { unsignedAt } from './longs'

export type Features = {
  /** One feature: its number, and its bytes. What is broken in it is left out. */
  add(feature: number, bytes: Uint8Array): void
  /** `HEADER_BUILD_ID` of a pipe holds one entry. */
  addBuildId(bytes: Uint8Array): void
  readonly buildIds: readonly BuildId[]
  /** By the id of the event. */
  readonly eventNames: ReadonlyMap<number, string>
  /** By the row of the event. */
  readonly eventList: readonly string[]
  readonly facts: readonly (readonly [string, string])[]
  readonly host: () => string | null
}

const BUILD_IDS = 2
const COMMAND_LINE = 11
const EVENTS = 12
/** Texts, and what people call them. */
const TEXTS: ReadonlyMap<number, string> = new Map([
  [3, 'host'],
  [4, 'kernel'],
  [5, 'perf version'],
  [6, 'architecture'],
  [8, 'cpu'],
])
/** Of a record's `misc`. */
const CPU_MODE = 7
const KERNEL = 1
const HAS_SIZE = 1 << 15
const BUILD_ID_BYTES = 20
const MAX_ENTRIES = 100_000

export function perfFeatures(isLittle: boolean): Features {
  const buildIds: BuildId[] = []
  const eventNames = new Map<number, string>()
  const eventList: string[] = []
  const facts = factList()

  /** A text after its size, filled up with zeros; null past the end. */
  function textFrom(view: DataView, at: number): { readonly text: string; readonly end: number } | null {
    if (at + 4 > view.byteLength) return null
    const size = view.getUint32(at, isLittle)
    if (at + 4 + size > view.byteLength) return null
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, size)
    const zero = bytes.indexOf(0)
    return { text: textOf(bytes.subarray(0, zero === -1 ? size : zero)), end: at + 4 + size }
  }

  function addCommand(view: DataView): void {
    if (view.byteLength < 4) return
    const words: string[] = []
    let at = 4
    for (let left = Math.min(view.getUint32(0, isLittle), MAX_ENTRIES); left > 0; left--) {
      const word = textFrom(view, at)
      if (word === null) return
      words.push(word.text)
      at = word.end
    }
    facts.add('command line', words.join(' '))
  }

  function addEvents(view: DataView): void {
    if (view.byteLength < 8) return
    const attrBytes = view.getUint32(4, isLittle)
    let at = 8
    for (let left = Math.min(view.getUint32(0, isLittle), MAX_ENTRIES); left > 0; left--) {
      const idsAt = at + attrBytes
      if (idsAt + 4 > view.byteLength) return
      const ids = view.getUint32(idsAt, isLittle)
      const name = textFrom(view, idsAt + 4)
      if (name === null || name.end + ids * 8 > view.byteLength) return
      for (let id = 0; id < ids; id++) eventNames.set(unsignedAt(view, name.end + id * 8, isLittle), name.text)
      eventList.push(name.text)
      facts.add('event', name.text)
      at = name.end + ids * 8
    }
  }

  /** Each begins as a record does: kind, `misc`, size; then the process, the id, and the path. */
  function addBuildIds(bytes: Uint8Array): void {
    const view = viewOf(bytes)
    for (let at = 0; at + 36 <= bytes.length;) {
      const misc = view.getUint16(at + 4, isLittle)
      const size = view.getUint16(at + 6, isLittle)
      if (size < 36 || at + size > bytes.length) return
      const idBytes = (misc & HAS_SIZE) === 0 ? BUILD_ID_BYTES : Math.min(BUILD_ID_BYTES, bytes[at + 12 + BUILD_ID_BYTES])
      const path = bytes.subarray(at + 36, at + size)
      const zero = path.indexOf(0)
      const buildId = hexOf(bytes.subarray(at + 12, at + 12 + idBytes))
      buildIds.push({ path: textOf(path.subarray(0, zero === -1 ? path.length : zero)), buildId, isKernel: (misc & CPU_MODE) === KERNEL })
      at += size
    }
  }

  return {
    add(feature, bytes) {
      const named = TEXTS.get(feature)
      const view = viewOf(bytes)
      if (feature === BUILD_IDS) addBuildIds(bytes)
      else if (feature === COMMAND_LINE) addCommand(view)
      else if (feature === EVENTS) addEvents(view)
      else if (named !== undefined) {
        const text = textFrom(view, 0)?.text ?? ''
        if (text !== '') facts.add(named, text)
      }
    },
    addBuildId: addBuildIds,
    buildIds,
    eventNames,
    eventList,
    facts: facts.list,
    host: () => facts.list.find(([name]) => name === 'host')?.[1] ?? null,
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
