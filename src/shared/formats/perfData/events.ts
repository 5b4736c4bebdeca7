// The events of a recording: by the id in a sample its attributes, and by those its name.

import { eventNameOf, type Attr } from './attr'
import type { Features } from './features'
import { unsignedAt } from './longs'
import { idAt } from './sampleRecord'

export type Events = {
  add(attr: Attr): void
  /** `EVENT_UPDATE` of a pipe. */
  rename(id: number, name: string): void
  /** The row of the event that a sample belongs to; −1 where its id is unknown. */
  rowOf(sample: DataView): number
  attr(row: number): Attr
  /** Of records that are no samples: all events have the same end. */
  first(): Attr | null
  /** By row, once all is read. Two events of one name are one. */
  names(features: Features): readonly string[]
}

export function recordedEvents(isLittle: boolean): Events {
  const attrs: Attr[] = []
  const rows = new Map<number, number>()
  const renamed = new Map<number, string>()

  return {
    add(attr) {
      const row = attrs.push(attr) - 1
      for (const id of attr.ids) rows.set(id, row)
    },
    rename: (id, name) => void renamed.set(id, name),
    rowOf(sample) {
      const [first] = attrs
      if (first === undefined) return -1
      if (attrs.length === 1) return 0
      const at = idAt(first)
      // Events without ids all have the same fields, and nothing tells them apart.
      if (at === -1 || rows.size === 0) return 0
      if (at + 8 > sample.byteLength) return -1
      return rows.get(unsignedAt(sample, at, isLittle)) ?? -1
    },
    attr: row => attrs[row],
    first: () => attrs[0] ?? null,
    names: ({ eventNames, eventList }) =>
      attrs.map((attr, row) => {
        const byId = attr.ids.map(id => renamed.get(id) ?? eventNames.get(id)).find(name => name !== undefined)
        return byId ?? (eventList.length === attrs.length ? eventList[row] : undefined) ?? eventNameOf(attr)
      }),
  }
}
