// What a file's bytes are, as far as it matters for making odd ones of them.

export function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096)
  return !head.some(byte => byte < 9)
}

/** Undefined where the text is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
