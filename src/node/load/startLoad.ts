// Starts a load worker and turns everything that can become of it into one result: done, unreadable, cancelled or crashed.

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

export function startLoad(workerFile: string, order: LoadOrder, onStep: (step: LoadStep) => void): RunningLoad {
  const heapMib = Math.min(MAX_HEAP_MIB, Math.floor((totalmem() * HEAP_SHARE) / 1024 ** 2))
  const worker = new Worker(workerFile, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: heapMib } })
  let end: (result: Result<LoadedBody, LoadEnd>) => void = () => undefined
  const result = new Promise<Result<LoadedBody, LoadEnd>>(resolve => {
    end = resolve
  })
  worker.on('message', (message: LoadMessage) => {
    if (message.kind === 'progress') onStep(message)
    else end(message.kind === 'done' ? ok(message) : fail({ kind: 'unreadable', error: message.error }))
  })
  worker.on('error', error => end(fail({ kind: 'crashed', what: error.message })))
  worker.on('exit', code => end(fail({ kind: 'crashed', what: `exit status ${code}` })))
  return {
    result,
    cancel() {
      // At once: a worker that waits for a dead disk or an empty pipe ends only when that lets go of it.
      end(fail({ kind: 'cancelled' }))
      void worker.terminate()
    },
  }
}
