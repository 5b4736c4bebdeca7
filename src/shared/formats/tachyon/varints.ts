// Numbers of seven bits a byte, lowest first, as Tachyon's files hold them.

export type Varints = {
  /** NaN past the end. */
  unsigned(): number
  /** Zigzag: 0, −1, 1, −2, … */
  signed(): number
  byte(): number
  /** Where `count` bytes begin, which are passed over; −1 past the end. */
  take(count: number): number
  readonly at: () => number
  readonly isEnd: () => boolean
}

/** 64 bits by seven. */
const MAX_BYTES = 10

export function varints(bytes: Uint8Array, start = 0, end = bytes.length): Varints {
  let at = start

  function unsigned(): number {
    let value = 0
    let scale = 1
    for (let left = MAX_BYTES; left > 0 && at < end; left--) {
      const byte = bytes[at++]
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
    at = end
    return NaN
  }

  return {
    unsigned,
    signed() {
      const value = unsigned()
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    },
    byte: () => (at < end ? bytes[at++] : NaN),
    take(count) {
      if (!(count >= 0) || count > end - at) return -1
      at += count
      return at - count
    },
    at: () => at,
    isEnd: () => at >= end,
  }
}
