// Ways in which a file can be broken, drawn from a seed: what a fuzz test does to every fixture.

import { joinedBytes } from '../shared/bytes/joinedBytes'

/** The bytes of a broken copy. `random` gives numbers in 0..1. */
type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array

/** A hole or a repetition longer than this says no more than one as long. */
const MOST_MOVED_BYTES = 4096
const MOST_FLIPPED_BYTES = 16

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut off': (bytes, random) => bytes.slice(0, place(bytes, random)),
  'with other bytes': (bytes, random) => {
    const broken = bytes.slice()
    for (let left = 1 + below(MOST_FLIPPED_BYTES, random); left > 0; left--) broken[place(bytes, random)] = below(256, random)
    return broken
  },
  'with another bit': (bytes, random) => {
    const broken = bytes.slice()
    broken[place(bytes, random)] ^= 1 << below(8, random)
    return broken
  },
  // The longest varint, the largest length, the last row of a table: what readers must not believe.
  'with a huge number': (bytes, random) => {
    const broken = bytes.slice()
    const at = place(bytes, random)
    return broken.fill(0xff, at, at + 1 + below(10, random))
  },
  'with zeros': (bytes, random) => {
    const broken = bytes.slice()
    const at = place(bytes, random)
    return broken.fill(0, at, at + 1 + below(64, random))
  },
  'with another digit': (bytes, random) => {
    const broken = bytes.slice()
    const from = place(bytes, random)
    const digit = broken.findIndex((byte, at) => at >= from && byte >= 48 && byte <= 57)
    if (digit !== -1) broken[digit] = 48 + below(10, random)
    return broken
  },
  'with a hole': (bytes, random) => {
    const at = place(bytes, random)
    return joinedBytes([bytes.subarray(0, at), bytes.subarray(at + 1 + below(MOST_MOVED_BYTES, random))])
  },
  'with a part twice': (bytes, random) => {
    const at = place(bytes, random)
    const part = bytes.subarray(at, at + 1 + below(MOST_MOVED_BYTES, random))
    const to = place(bytes, random)
    return joinedBytes([bytes.subarray(0, to), part, bytes.subarray(to)])
  },
  'grown by noise': (bytes, random) => {
    const noise = Uint8Array.from({ length: 1 + below(MOST_MOVED_BYTES, random) }, () => below(256, random))
    const at = place(bytes, random)
    return joinedBytes([bytes.subarray(0, at), noise, bytes.subarray(at)])
  },
  twice: bytes => joinedBytes([bytes, bytes]),
}

function below(end: number, random: () => number): number {
  return Math.floor(random() * end)
}

/** Headers are a small part of a file and decide the rest: half of the places lie in its first kilobyte. */
function place(bytes: Uint8Array, random: () => number): number {
  return below(random() < 0.5 ? Math.min(1024, bytes.length) : bytes.length, random)
}
