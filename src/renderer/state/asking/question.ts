// When a question is asked again: once what it depends on has changed, and once a turn however much of it has.

/** Several stores change in one turn when a profile is opened; the question is what they say together. */
export function onceATurn(run: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      run()
    })
  }
}

/** Asks when `parts` are not what they were the last time; null parts mean that nothing is to be asked now. */
export function question(parts: () => readonly unknown[] | null, ask: () => void): () => void {
  let last: readonly unknown[] = []
  return () => {
    const now = parts()
    if (now === null || (now.length === last.length && now.every((part, at) => part === last[at]))) return
    last = now
    ask()
  }
}
