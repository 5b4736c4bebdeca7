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
    const isAgain = last !== null && args.length === last.args.length && args.every((arg, at) => arg === last?.args[at])
    if (last === null || !isAgain) last = { args, value: make(...args) }
    return last.value
  }
}

/** The functions of a large program. */
const MOST_TEXTS = 50_000
/** Longer names are few, and would hold memory after their profile is closed. */
const MOST_CHARS = 1000

/** By text, for so many texts at a time: the names of one profile are asked for by findings, roles and modules. */
export function rememberByText<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>()
  return text => {
    if (text.length > MOST_CHARS) return make(text)
    const known = made.get(text)
    if (known !== undefined) return known
    if (made.size >= MOST_TEXTS) made.clear()
    const value = make(text)
    made.set(text, value)
    return value
  }
}

/** Of rows that are asked about again and again, what costs more than a look: each is answered on first use. */
export function askedOnce(rows: number, answer: (row: number) => boolean): (row: number) => boolean {
  // 0 until it is asked about, then 1 for no and 2 for yes.
  const answers = new Uint8Array(rows)
  return row => {
    if (answers[row] === 0) answers[row] = answer(row) ? 2 : 1
    return answers[row] === 2
  }
}
