// What is made once and then kept, in the closure of whoever asked for it.

/** Made on first use. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** The very same arguments as the last time give the very same value. */
export function rememberLast<A extends readonly unknown[], T>(make: (...args: A) => T): (...args: A) => T {
  let last: { readonly args: A; readonly value: T } | null = null
  return (...args) => {
    if (last === null || args.some((arg, at) => arg !== last?.args[at])) last = { args, value: make(...args) }
    return last.value
  }
}
