// Asks the analysis worker. In each lane only the newest question counts: an older one is forgotten, and its answer never arrives.

import { once } from '../../shared/base/remember'
import type { Answer, Ask, QuestionName, Questions, Told } from './protocol'

export type Outcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** A newer question of the lane took its place. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string }

export type Port = Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<Told>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type Analyst = {
  /** A null lane is nobody's: such a question is never superseded. */
  ask<K extends QuestionName>(lane: string | null, name: K, ...args: Parameters<Questions[K]>): Promise<Outcome<Answer<K>>>
  /** Hears of every question's progress, with its first argument: the profile's number. */
  onProgress(listener: (profile: unknown, doneBytes: number, totalBytes: number | null) => void): void
}

type Waiting = { readonly lane: string | null; readonly subject: unknown; readonly settle: (outcome: Outcome<unknown>) => void }

export function analystOver(port: Port): Analyst {
  const waiting = new Map<number, Waiting>()
  const newestInLane = new Map<string, number>()
  let lastId = 0
  let hear: (profile: unknown, doneBytes: number, totalBytes: number | null) => void = () => undefined

  function settle(id: number, outcome: Outcome<unknown>): void {
    const entry = waiting.get(id)
    if (entry === undefined) return
    waiting.delete(id)
    if (entry.lane !== null && newestInLane.get(entry.lane) === id) newestInLane.delete(entry.lane)
    entry.settle(outcome)
  }

  function send(message: Ask): void {
    port.postMessage(message)
  }

  port.onmessage = ({ data }) => {
    if (data.kind === 'answer') settle(data.id, { kind: 'answer', value: data.value })
    else if (data.kind === 'failed') settle(data.id, { kind: 'failed', message: data.message })
    else hear(waiting.get(data.id)?.subject, data.doneBytes, data.totalBytes)
  }
  port.onerror = event => {
    const message = event.message || 'The analysis stopped, most likely for want of memory.'
    for (const id of [...waiting.keys()]) settle(id, { kind: 'failed', message })
  }

  return {
    ask(lane, name, ...args) {
      const id = ++lastId
      const older = lane === null ? undefined : newestInLane.get(lane)
      if (older !== undefined) {
        send({ kind: 'forget', id: older })
        settle(older, { kind: 'superseded' })
      }
      if (lane !== null) newestInLane.set(lane, id)
      return new Promise(resolve => {
        // The named edge: the worker answers a question of this name with this name's answer.
        waiting.set(id, { lane, subject: args[0], settle: resolve as Waiting['settle'] })
        send({ kind: 'ask', id, name, args })
      })
    },
    onProgress(listener) {
      hear = listener
    },
  }
}

/** The window's one worker, started on first use. */
export const analyst = once((): Analyst =>
  analystOver(new Worker(new URL('./analysisWorker.ts', import.meta.url), { type: 'module', name: 'analysis' })),
)
