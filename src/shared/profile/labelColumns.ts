// Sets of labels (request id, endpoint, allocated class …), each distinct set kept once.

import { float64Column, int32Column } from '../base/columns'
import { takeRoom } from '../base/room'
import { NONE, type LabelTable } from './profile'

export type Label =
  { readonly key: string; readonly text: string } | { readonly key: string; readonly number: number; readonly unit: string | null }

export type LabelColumns = {
  /** The row of a set; the order of labels does not matter, repeated keys are kept. */
  intern(labels: readonly Label[]): number
  readonly length: () => number
  finish(): LabelTable
}

/** What V8 takes for an identity beside its characters, with its entry in the map. */
const SET_BYTES = 96

export function labelColumns(string: (text: string) => number): LabelColumns {
  const start = int32Column()
  const key = int32Column()
  const text = int32Column()
  const number = float64Column()
  const unit = int32Column()
  const rows = new Map<string, number>([['[]', 0]])
  start.push(0)
  start.push(0)

  return {
    intern(labels) {
      const identity = JSON.stringify(labels.map(label => JSON.stringify(label)).sort())
      const known = rows.get(identity)
      if (known !== undefined) return known
      takeRoom(SET_BYTES + identity.length)
      for (const label of labels) {
        key.push(string(label.key))
        const isText = 'text' in label
        text.push(isText ? string(label.text) : NONE)
        number.push(isText ? 0 : label.number)
        unit.push(isText || label.unit === null ? NONE : string(label.unit))
      }
      const row = start.push(key.length()) - 1
      rows.set(identity, row)
      return row
    },
    length: () => start.length() - 1,
    finish: () => ({ start: start.finish(), key: key.finish(), text: text.finish(), number: number.finish(), unit: unit.finish() }),
  }
}
