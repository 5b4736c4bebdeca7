// Decodes the distinct lists of location ids, each once.

import { fail, ok, type Result } from '../../base/result'
import { enter, protoCursor, readVarint } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import { NONE } from '../../profile/profile'
import type { IdTable } from './idTable'
import type { SampleColumns } from './sampleColumns'

const FIRST_DEPTH = 256
/** Of each byte of a varint; the bit above says that another one follows. */
const LOW_BITS = 0x7f

/** Gets row `list` of the samples' lists: the first `length` locations, leaf first; they are overwritten by the next. False stops. */
export type OnList = (list: number, locations: Int32Array, length: number) => boolean

export function eachList({ lists: { names, places } }: SampleColumns, locationIds: IdTable, onList: OnList): Result<null, FieldFault> {
  const cursor = protoCursor()
  const bytes = names.pool()
  const firstId = locationIds.firstOfRun()
  const runLength = firstId === NONE ? 0 : locationIds.length()
  let locations = new Int32Array(FIRST_DEPTH)
  for (let list = 0; list < names.length(); list++) {
    let at = names.startOf(list)
    const end = names.startOf(list + 1)
    // An id takes a byte at least.
    if (end - at > locations.length) locations = new Int32Array((end - at) * 2)
    let length = 0
    while (at < end) {
      // Nearly all ids have one to three bytes, and are counted up from 1.
      let id = bytes[at] & LOW_BITS
      let next = at + 1
      if (bytes[at] > LOW_BITS) {
        id |= (bytes[next] & LOW_BITS) << 7
        if (bytes[next++] > LOW_BITS) {
          id |= (bytes[next] & LOW_BITS) << 14
          if (bytes[next++] > LOW_BITS) next = end + 1
        }
      }
      let location = id - firstId
      if (location < 0 || location >= runLength || next > end) {
        enter(cursor, bytes, at, end)
        readVarint(cursor)
        if (cursor.isBroken) return fail({ what: 'a list of locations that cannot be read', at: places.get(list) })
        location = locationIds.find(cursor.low, cursor.high)
        if (location === NONE) return fail({ what: `a sample at location ${cursor.value}, which is not there`, at: places.get(list) })
        next = cursor.at
      }
      locations[length++] = location
      at = next
    }
    if (!onList(list, locations, length)) return fail({ what: 'more frames than can be held', at: places.get(list) })
  }
  return ok(null)
}
