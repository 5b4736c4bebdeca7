// How callgrind and its like write names, once and then by number, and events, some with their unit.

import type { SampleType } from '../../profile/profile'

/** A name is written once, `(12) main`, and its number from then on; a name alone stands for itself. */
export type CompressedNames = {
  /** The name behind `fn=` and its like. Null for a number that has no name yet. */
  read(text: string): string | null
}

const NUMBER = /^\((\d{1,15})\)/

export function compressedNames(): CompressedNames {
  const names = new Map<string, string>()
  return {
    read(text) {
      const number = NUMBER.exec(text)
      if (number === null) return text
      const [whole, id = ''] = number
      const name = text.slice(whole.length).trim()
      if (name === '') return names.get(id) ?? null
      names.set(id, name)
      return name
    },
  }
}

/** What is counted becomes a sample type, in a unit that can be shown where the name says one. */
export type CountedEvent = { readonly type: SampleType; readonly scale: number }

/** Xdebug and others put the unit behind the name: `Time_(10ns)`, `Memory_(bytes)`. */
const WITH_UNIT = /^(\w{1,100}?)_\((\d{0,9})([^\d)]{1,10})\)$/
const UNITS: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['ns', ['nanoseconds', 1]],
  ['us', ['nanoseconds', 1e3]],
  ['µs', ['nanoseconds', 1e3]],
  ['ms', ['nanoseconds', 1e6]],
  ['s', ['nanoseconds', 1e9]],
  ['bytes', ['bytes', 1]],
])

export function countedEvent(text: string): CountedEvent {
  const [, name = text, count = '', unit = ''] = WITH_UNIT.exec(text) ?? []
  const [ours, scale] = UNITS.get(unit) ?? ['count', 1]
  const type = { name: ours === 'count' ? text : name, unit: ours, weight: null, event: null }
  return { type, scale: scale * (count === '' ? 1 : Number(count)) }
}
