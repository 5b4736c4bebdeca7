// Turns the distinct lists of location ids into stacks.

import { fail, ok, type Result } from '../../base/result'
import { enter, protoCursor, readVarint } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import { NONE } from '../../profile/profile'
import type { IdTable } from './idTable'
import type { SampleColumns } from './sampleColumns'
import type { StackMaker } from './stackMaker'

const FIRST_DEPTH = 256

/** By row of `samples.lists`, a row of the builder's stacks. */
export function listStacks({ lists, listPlace }: SampleColumns, locationIds: IdTable, maker: StackMaker): Result<Int32Array, FieldFault> {
  const stacks = new Int32Array(lists.length())
  const cursor = protoCursor()
  let locations = new Int32Array(FIRST_DEPTH)
  for (let row = 0; row < stacks.length; row++) {
    const bytes = lists.view(row)
    // An id takes a byte at least.
    if (bytes.length > locations.length) locations = new Int32Array(bytes.length * 2)
    let length = 0
    enter(cursor, bytes, 0, bytes.length)
    while (cursor.at < cursor.end) {
      readVarint(cursor)
      if (cursor.isBroken) return fail({ what: 'a list of locations that cannot be read', at: listPlace.get(row) })
      const location = locationIds.find(cursor.low, cursor.high)
      if (location === NONE) return fail({ what: `a sample at location ${cursor.value}, which is not there`, at: listPlace.get(row) })
      locations[length++] = location
    }
    stacks[row] = maker.stack(locations, length)
    if (maker.isOverfull()) return fail({ what: 'more distinct stacks than can be held', at: listPlace.get(row) })
  }
  return ok(stacks)
}
