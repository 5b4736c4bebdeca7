// Asks the analysis worker. In each lane only the newest question counts: an older one is forgotten, and its answer never arrives.

import { once } from '../../shared/base/remember'
import type { Answer, Ask, QuestionName, Questions, Told } from './protocol'

export type Outcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** A newer question of the lane took its place. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string }

export type Port = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Told>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type Analyst = {
  /** A null lane is nobody's: such a question is never superseded. */
  ask<K extends QuestionName>(lane: string | null, name: K, ...args: Parameters<Questions[K]>): Promise<Outcome<Answer<K>>>
  /** Hears of every question's progress, with its first argument: the profile's number. */
  onProgress(listener: (profile: unknown, doneBytes: number, totalBytes: number | null) => void): void
}

const STOPPED = 'The analysis stopped, most likely for want of memory. Open the profile again.'
const NOT_STARTED = 'The analysis could not be started. Open the profile again.'

type Waiting = { readonly lane: string | null; readonly subject: unknown; readonly settle: (outcome: Outcome<unknown>) => void }

/** `start` begins a worker. With one that died its profiles are gone; the next question begins another, so that a profile can be opened again. */
export function analystOver(start: () => Port): Analyst {
  const waiting = new Map<number, Waiting>()
  const newestInLane = new Map<string, number>()
  let lastId = 0
  let hear: (profile: unknown, doneBytes: number, totalBytes: number | null) => void = () => undefined
  let port: Port | null = begun()

  function settle(id: number, outcome: Outcome<unknown>): void {
    const entry = waiting.get(id)
    if (entry === undefined) return
    waiting.delete(id)
    if (entry.lane !== null && newestInLane.get(entry.lane) === id) newestInLane.delete(entry.lane)
    entry.settle(outcome)
  }

  function begun(): Port {
    const started = start()
    let hasSpoken = false
    started.onmessage = ({ data }) => {
      hasSpoken = true
      if (data.kind === 'answer') settle(data.id, { kind: 'answer', value: data.value })
      else if (data.kind === 'failed') settle(data.id, { kind: 'failed', message: data.message })
      else hear(waiting.get(data.id)?.subject, data.doneBytes, data.totalBytes)
    }
    started.onerror = event => {
      // Of one that was given up already nobody waits for an answer.
      if (port !== started) return
      started.terminate()
      port = null
      const message = event.message || (hasSpoken ? STOPPED : NOT_STARTED)
      for (const id of [...waiting.keys()]) settle(id, { kind: 'failed', message })
    }
    return started
  }

  function send(message: Ask): void {
    port ??= begun()
    port.postMessage(message)
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
  analystOver(() => new Worker(new URL('./analysisWorker.ts', import.meta.url), { type: 'module', name: 'analysis' })),
)
