// Whether an answer about what is looked at is late: then the window says so, because what it shows is not yet what was asked for.

import { create, type StoreApi, type UseBoundStore } from 'zustand'

/** What is there sooner feels immediate, and a sign that flashes would be a disturbance of its own. */
const SIGN_AFTER_MS = 100

export type Waiting = {
  readonly useLate: UseBoundStore<StoreApi<{ readonly isLate: boolean }>>
  /** Counts the question until it is answered, forgotten or failed. */
  readonly until: (asked: Promise<unknown>) => void
}

export function createWaiting(): Waiting {
  const useLate = create<{ readonly isLate: boolean }>()(() => ({ isLate: false }))
  let waitingFor = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    useLate,
    until(asked) {
      if (waitingFor++ === 0) timer = setTimeout(() => useLate.setState({ isLate: true }), SIGN_AFTER_MS)
      void asked.finally(() => {
        if (--waitingFor > 0) return
        clearTimeout(timer)
        useLate.setState({ isLate: false })
      })
    },
  }
}

export const waiting = createWaiting()
