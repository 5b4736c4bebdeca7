// Text and bytes: decoding that never throws, and the byte order that command-line tools sort by.

const decoder = new TextDecoder('utf-8')
const encoder = new TextEncoder()

/** Bytes as text; what is not UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** Orders two strings as their UTF-8 bytes compare (`LC_ALL=C sort`), which JavaScript's own order by UTF-16 units is not. */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return byteRank(x) - byteRank(y)
  }
  return a.length - b.length
}

/** Surrogates (code points past U+FFFF) sort after U+E000–U+FFFF in UTF-8, before them in UTF-16. */
function byteRank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
