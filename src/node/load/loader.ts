// Reads profiles on threads of their own, and turns everything that can become of one into one result: done, unreadable, cancelled or
// crashed. A thread that has read a small file waits for the next, for starting one takes many times as long as reading such a file.

import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '../../shared/base/result'
import type { LoadError } from './loadError'
import type { LoadedSources, LoadMessage, LoadOrder } from './loadMessages'

export type LoadedBody = LoadedSources & { readonly body: readonly Uint8Array[]; readonly contentKey: string }

export type LoadEnd =
  | { readonly kind: 'unreadable'; readonly error: LoadError }
  | { readonly kind: 'cancelled' }
  /** `what` is the exception's own text. */
  | { readonly kind: 'crashed'; readonly what: string }

export type RunningLoad = {
  readonly result: Promise<Result<LoadedBody, LoadEnd>>
  cancel(): void
}

export type LoadStep = Extract<LoadMessage, { kind: 'progress' }>

/** Names and maps live on the worker's heap (the columns do not). Half the machine leaves the rest for the page's copy … */
const HEAP_SHARE = 0.5
/** … and V8 in Electron cannot address more than this with its compressed pointers. */
const MAX_HEAP_MIB = 4096

/** Of a larger profile a thread keeps garbage that is worth more than its start: it ends. */
const KEPT_BODY_BYTES = 4 << 20

export type Loader = {
  start(order: LoadOrder, onStep: (step: LoadStep) => void): RunningLoad
  /** Ends the thread that waits, if one does. */
  close(): void
}

/** `workerFile`: the built load worker. */
export function createLoader(workerFile: string): Loader {
  const heapMib = Math.min(MAX_HEAP_MIB, Math.floor((totalmem() * HEAP_SHARE) / 1024 ** 2))
  const resourceLimits = { maxOldGenerationSizeMb: heapMib }
  let waiting: Worker | null = null

  function taken(): Worker {
    const worker = waiting ?? new Worker(workerFile, { resourceLimits })
    waiting = null
    worker.removeAllListeners()
    worker.ref()
    return worker
  }

  function endOrKeep(worker: Worker, sizeBytes: number): void {
    if (waiting !== null || sizeBytes > KEPT_BODY_BYTES) return void worker.terminate()
    waiting = worker
    worker.on('exit', () => (waiting = waiting === worker ? null : waiting))
    worker.unref()
  }

  return {
    start(order, onStep) {
      const worker = taken()
      let end: (result: Result<LoadedBody, LoadEnd>) => void = () => undefined
      const result = new Promise<Result<LoadedBody, LoadEnd>>(resolve => {
        end = resolve
      })
      let isOver = false
      worker.on('message', (message: LoadMessage) => {
        if (isOver) return
        if (message.kind === 'progress') return onStep(message)
        isOver = true
        endOrKeep(worker, message.kind === 'done' ? sizeOf(message.body) : Infinity)
        end(message.kind === 'done' ? ok(message) : fail({ kind: 'unreadable', error: message.error }))
      })
      worker.on('error', error => end(fail({ kind: 'crashed', what: error.message })))
      worker.on('exit', code => end(fail({ kind: 'crashed', what: `exit status ${code}` })))
      worker.postMessage(order)
      return {
        result,
        cancel() {
          if (isOver) return
          isOver = true
          // At once: a worker that waits for a dead disk or an empty pipe ends only when that lets go of it.
          end(fail({ kind: 'cancelled' }))
          void worker.terminate()
        },
      }
    },
    close() {
      void waiting?.terminate()
      waiting = null
    },
  }
}

function sizeOf(body: readonly Uint8Array[]): number {
  return body.reduce((sum, chunk) => sum + chunk.length, 0)
}
