// Whether an answer about what is looked at is late: then the window says so, because what it shows is not yet what was asked for.

import { create } from 'zustand'

/** What is there sooner feels immediate, and a sign that flashes would be a disturbance of its own. */
const SIGN_AFTER_MS = 100

export const useWaiting = create<{ readonly isLate: boolean }>()(() => ({ isLate: false }))

let waitingFor = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Counts the question until it is answered, forgotten or failed. */
export function awaitAnswer(asked: Promise<unknown>): void {
  if (waitingFor++ === 0) timer = setTimeout(() => useWaiting.setState({ isLate: true }), SIGN_AFTER_MS)
  void asked.finally(() => {
    if (--waitingFor > 0) return
    clearTimeout(timer)
    useWaiting.setState({ isLate: false })
  })
}
