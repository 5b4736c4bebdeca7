// Bytes that grow where they are: what comes in small chunks is not copied with each of them.

/** `buffer`, or a larger one that begins with its first `used` bytes, with room for `more` behind those. */
export function withRoom(buffer: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= buffer.length) return buffer
  const bigger = new Uint8Array(Math.max(buffer.length * 2, used + more))
  bigger.set(buffer.subarray(0, used))
  return bigger
}
