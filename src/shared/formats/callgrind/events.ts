// What a callgrind file counts: one sample type an event, in a unit that can be shown where the name says one.

import type { SampleType } from '../../profile/profile'

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
