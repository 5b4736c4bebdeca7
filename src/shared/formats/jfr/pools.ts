// The constants of a chunk (symbols, classes, methods, stacks, threads): for each pool where every constant stands, read when asked for.

import { float64Column, int32Column, type Int32Column } from '../../base/columns'
import type { ByteCursor } from '../../bytes/cursor'
import type { Report } from '../format'
import { layoutOf, type Layout } from './layout'
import { rowFinder } from './rowFinder'
import type { JfrType, Schema } from './schema'

export type Pool = {
  readonly type: JfrType
  /** Finds the row of the constant with a key, or NONE. */
  readonly finder: () => (key: number) => number
  /** Where a row's constant starts, from the chunk's start. */
  readonly place: Int32Column
}

/** By the type's number: a recording may have two types of one name. */
export type Pools = ReadonlyMap<number, Pool>

type OpenPool = Pool & { add(key: number, place: number): void; readonly whole: Layout }

const CHECKPOINT = 1

/** Follows the checkpoints from the last one backwards. `chunkAt` is where the chunk starts in the file. */
export function readPools(cursor: ByteCursor, schema: Schema, lastCheckpointAt: number, chunkAt: number, report: Report): Pools {
  const pools = new Map<number, OpenPool>()
  // A checkpoint ends before the one that names it starts, so the way back is finite and reads no byte twice.
  let limit = cursor.end + 1
  for (let at = lastCheckpointAt; at > 0;) {
    cursor.seek(at)
    const size = cursor.int()
    const kind = cursor.long()
    if (kind !== CHECKPOINT || size <= 0 || at + size > limit || cursor.isPastEnd()) {
      report('broken checkpoints: some names are missing', { unit: 'byte', at: chunkAt + at })
      break
    }
    cursor.long() // start
    cursor.long() // duration
    const delta = cursor.long()
    cursor.byte() // why it was written
    readCheckpoint(cursor, schema, at + size, pools, chunkAt, report)
    limit = at
    if (delta >= 0) break
    at += delta
  }
  return pools
}

function readCheckpoint(
  cursor: ByteCursor,
  schema: Schema,
  end: number,
  pools: Map<number, OpenPool>,
  chunkAt: number,
  report: Report,
): void {
  for (let poolsLeft = cursor.int(); poolsLeft > 0 && cursor.at() < end; poolsLeft--) {
    const place = cursor.at()
    const typeId = cursor.long()
    const pool = pools.get(typeId) ?? openPool(schema, schema.get(typeId))
    if (pool === null) {
      report('constants of an unknown type', { unit: 'byte', at: chunkAt + place })
      return
    }
    pools.set(typeId, pool)
    for (let left = cursor.int(); left > 0 && cursor.at() < end; left--) {
      const key = cursor.long()
      const start = cursor.at()
      pool.whole.readWhole(cursor)
      if (cursor.at() > end) {
        report('constants that end beyond their checkpoint', { unit: 'byte', at: chunkAt + start })
        return
      }
      pool.add(key, start)
    }
  }
}

function openPool(schema: Schema, type: JfrType | undefined): OpenPool | null {
  const whole = type === undefined ? null : layoutOf(schema, type, [])
  if (type === undefined || whole === null) return null
  const keys = float64Column()
  const place = int32Column()
  let find: ((key: number) => number) | null = null
  return {
    type,
    whole,
    place,
    // Most pools are never asked for anything, so the index waits until one is.
    finder: () => (find ??= rowFinder(keys)),
    add(key, start) {
      keys.push(key)
      place.push(start)
    },
  }
}
