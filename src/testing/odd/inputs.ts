// One odd file of a fixture, of the kinds that attacks are made of, drawn from a seed.

import { bytesOf } from '../../shared/base/utf8'
import { joinedBytes } from '../../shared/bytes/joinedBytes'
import { MUTATIONS } from '../mutations'
import { amplified } from './amplified'
import { isText } from './kinds'
import { below, explodingName, oddName, oneOf } from './names'
import { oddProtobuf } from './protobuf'
import { oddText, withExplodingName } from './text'

export type OddKind = 'odd' | 'exploding' | 'amplified' | 'broken' | 'prefixed'

export type OddInput = {
  readonly kind: OddKind
  readonly bytes: Uint8Array
  /** Whether it is to be packed: as it is, it is larger than what such a file may be. */
  readonly wantsGzip: boolean
}

/** How many in a hundred. An amplified one takes as long as a hundred others. */
const SHARES: readonly (readonly [OddKind, number])[] = [
  ['odd', 66],
  ['exploding', 12],
  ['amplified', 1],
  ['broken', 15],
  ['prefixed', 6],
]
/** Half of all values or one in thousands: both find what the other does not. */
const EVERY = [3, 30, 300, 3000]
const ONE_IN_MANY = 300
/** What a megabyte of gzip may unpack to is little more. */
const MOST_REPEATED_BYTES = 62 * 2 ** 20
const LEAST_REPEATED_BYTES = 2 ** 20

function kindOf(random: () => number): OddKind {
  let left = below(100, random)
  for (const [kind, share] of SHARES) {
    if (left < share) return kind
    left -= share
  }
  return 'odd'
}

/** `bytes` are the fixture's, unpacked; `only` is the kind that is wanted, null for any. */
export function oddInput(bytes: Uint8Array, random: () => number, only: OddKind | null = null): OddInput {
  const kind = only ?? kindOf(random)
  const made = madeOf(kind, bytes, random)
  return { kind, bytes: typeof made === 'string' ? bytesOf(made) : made, wantsGzip: kind === 'amplified' }
}

function madeOf(kind: OddKind, bytes: Uint8Array, random: () => number): Uint8Array | string {
  const text = isText(bytes)
  switch (kind) {
    case 'odd':
      return text ? oddText(bytes, random) : oddProtobuf(bytes, oneOf(EVERY, random), random)
    case 'exploding':
      return text ? withExplodingName(bytes, random) : withLongestBytes(bytes, random)
    case 'amplified':
      return amplifiedBy(bytes, random)
    case 'broken':
      return oneOf(Object.values(MUTATIONS), random)(bytes, random)
    case 'prefixed':
      return joinedBytes([bytesOf(oddName(random)), bytes])
  }
}

/** In binary formats a name is a field of bytes: one of them is changed, and the lengths around it with it. */
function withLongestBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  return oddProtobuf(bytes, ONE_IN_MANY, random, explodingName)
}

function amplifiedBy(bytes: Uint8Array, random: () => number): Uint8Array {
  const sizeBytes = LEAST_REPEATED_BYTES * (MOST_REPEATED_BYTES / LEAST_REPEATED_BYTES) ** Math.sqrt(random())
  return amplified(bytes, sizeBytes, random).subarray(0, MOST_REPEATED_BYTES)
}
