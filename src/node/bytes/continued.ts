// Chunks that were looked at, and those that follow, as one stream again.

export async function* continued(before: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* before
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
