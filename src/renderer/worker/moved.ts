// An answer for the page, with the buffers that go over without a copy.

export type Moved<T> = { readonly value: T; readonly buffers: readonly ArrayBufferLike[] }

/** Small answers, and those that the worker goes on using, are copied. */
export function copied<T>(value: T): Moved<T> {
  return { value, buffers: [] }
}
