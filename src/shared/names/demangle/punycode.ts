// Identifiers that are not ASCII, as Rust mangles them: RFC 3492 with `_` in place of `-`.

import { Unreadable } from './state'

const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_POINT = 128

export function punycodeDecoded(text: string): string {
  const split = text.lastIndexOf('_')
  const points = Array.from(split === -1 ? '' : text.slice(0, split), char => char.codePointAt(0) ?? 0)
  let point = FIRST_POINT
  let bias = FIRST_BIAS
  let place = 0
  for (let at = split + 1; at < text.length;) {
    const before = place
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(at++))
      place += digit * weight
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < threshold) break
      weight *= BASE - threshold
      if (place > Number.MAX_SAFE_INTEGER / BASE) throw new Unreadable()
    }
    const count = points.length + 1
    bias = adapted(place - before, count, before === 0)
    point += Math.floor(place / count)
    place %= count
    if (point > 0x10ffff) throw new Unreadable()
    points.splice(place++, 0, point)
  }
  return String.fromCodePoint(...points)
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : Math.floor(delta / 2)
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}

/** a to z are 0 to 25, 0 to 9 are 26 to 35. */
function digitOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97
  if (code >= 48 && code <= 57) return code - 48 + 26
  throw new Unreadable()
}
