// Bytes looked at sixteen or eight at a time.

/** Where the next `byte` is, or `end`. */
export function find(from: usize, byte: i32, end: usize): usize {
  const wanted = i8x16.splat(byte as i8)
  for (let at = from; at < end; at += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), wanted))
    if (mask != 0) return min(at + ctz(mask), end)
  }
  return end
}

export function isSame(a: usize, b: usize, size: usize): bool {
  let at: usize = 0
  for (; at + 8 <= size; at += 8) if (load<u64>(a + at) != load<u64>(b + at)) return false
  return at == size || ((load<u64>(a + at) ^ load<u64>(b + at)) & lowBytes(size - at)) == 0
}

export function lowBytes(count: usize): u64 {
  return ((1 as u64) << ((count as u64) << 3)) - 1
}

/** Goes on with the bytes of `from..from + size`, eight a step. */
export function hashed(seed: u64, from: usize, size: usize): u64 {
  let hash = seed
  let at: usize = 0
  for (; at + 8 <= size; at += 8) hash = mixed(hash, load<u64>(from + at))
  return at < size ? mixed(hash, load<u64>(from + at) & lowBytes(size - at)) : hash
}

function mixed(hash: u64, word: u64): u64 {
  return (rotl(hash, 5) ^ word) * 0x517cc1b727220a95
}
