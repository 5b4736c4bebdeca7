// Decodes the distinct lists of location ids, each once.

import { fail, ok, type Result } from '../../base/result'
import { enter, protoCursor, readVarint } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import { NONE } from '../../profile/profile'
import type { IdTable } from './idTable'
import type { SampleColumns } from './sampleColumns'

const FIRST_DEPTH = 256

/** Gets row `list` of the samples' lists: the first `length` locations, leaf first; they are overwritten by the next. False stops. */
export type OnList = (list: number, locations: Int32Array, length: number) => boolean

export function eachList({ lists: { names, places } }: SampleColumns, locationIds: IdTable, onList: OnList): Result<null, FieldFault> {
  const cursor = protoCursor()
  let locations = new Int32Array(FIRST_DEPTH)
  for (let list = 0; list < names.length(); list++) {
    const bytes = names.view(list)
    // An id takes a byte at least.
    if (bytes.length > locations.length) locations = new Int32Array(bytes.length * 2)
    let length = 0
    enter(cursor, bytes, 0, bytes.length)
    while (cursor.at < cursor.end) {
      readVarint(cursor)
      if (cursor.isBroken) return fail({ what: 'a list of locations that cannot be read', at: places.get(list) })
      const location = locationIds.find(cursor.low, cursor.high)
      if (location === NONE) return fail({ what: `a sample at location ${cursor.value}, which is not there`, at: places.get(list) })
      locations[length++] = location
    }
    if (!onList(list, locations, length)) return fail({ what: 'more frames than can be held', at: places.get(list) })
  }
  return ok(null)
}
