// One conversation with an inspector over one WebSocket: calls that are answered, and waiting that ends when the program does.

import WebSocket from 'ws'
import type { CancelSignal } from '../../shared/host/profileSource'
import { SourceFault } from './sourceError'

export type InspectorSession = {
  /** The result of a method. Throws a SourceFault when it is refused, or the program has gone. */
  call(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>
  wait(seconds: number): Promise<void>
  /** Hears what nobody asked for. */
  onEvent(listener: (method: string, params: unknown) => void): void
  close(): void
}

export type Waiting = { resolve(value: unknown): void; reject(fault: Error): void }

export async function inspectorSession(url: URL, maxBytes: number, answerS: number, signal: CancelSignal): Promise<InspectorSession> {
  const socket = new WebSocket(url, { maxPayload: maxBytes, perMessageDeflate: false, handshakeTimeout: answerS * 1000 })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let end: SourceFault | null = null

  function finish(fault: SourceFault): void {
    end ??= fault
    for (const { reject } of waiting.values()) reject(end)
    waiting.clear()
    socket.terminate()
  }
  const onCancel = () => finish(new SourceFault({ kind: 'cancelled' }))

  function pending(start: (id: number) => () => void): Promise<unknown> {
    if (end !== null) return Promise.reject(end)
    const id = ++lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      const stop = start(id)
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => (waiting.delete(id), stop(), then(value))
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
    })
  }

  function timer(id: number, seconds: number, onEnd: (one: Waiting) => void): () => void {
    const timeout = setTimeout(() => {
      const one = waiting.get(id)
      if (one !== undefined) onEnd(one)
    }, seconds * 1000)
    return () => clearTimeout(timeout)
  }

  const listeners: ((method: string, params: unknown) => void)[] = []
  socket.on('message', data => {
    const message: unknown = JSON.parse(String(data))
    if (typeof message !== 'object' || message === null) return
    if ('id' in message) return answer(waiting, message)
    if (!('method' in message) || typeof message.method !== 'string') return
    for (const listener of listeners) listener(message.method, 'params' in message ? message.params : null)
  })
  socket.on('error', error => finish(faultOf(error, url, maxBytes)))
  socket.on('close', () =>
    finish(new SourceFault({ kind: 'refused', what: 'the program ended, or closed its inspector, while it was recorded' })),
  )
  if (signal.aborted) onCancel()
  signal.addEventListener('abort', onCancel)

  const opened = pending(id => (socket.once('open', () => waiting.get(id)?.resolve(null)), () => undefined))
  await opened
  return {
    call: (method, params) =>
      pending(id => {
        socket.send(JSON.stringify({ id, method, params }))
        return timer(id, answerS, one => one.reject(new SourceFault({ kind: 'timeout', seconds: answerS })))
      }),
    onEvent: listener => void listeners.push(listener),
    async wait(seconds) {
      await pending(id => timer(id, seconds, one => one.resolve(null)))
    },
    close() {
      signal.removeEventListener('abort', onCancel)
      end ??= new SourceFault({ kind: 'cancelled' })
      socket.close()
    },
  }
}

/** A message with an id settles the call that has it. */
export function answer(waiting: ReadonlyMap<number, Waiting>, message: object): void {
  if (!('id' in message) || typeof message.id !== 'number') return
  const one = waiting.get(message.id)
  if ('error' in message) one?.reject(new SourceFault({ kind: 'refused', what: `the inspector refused: ${wordsOf(message.error)}` }))
  else one?.resolve('result' in message ? message.result : null)
}

function wordsOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'no reason given'
}

function faultOf(error: Error, url: URL, maxBytes: number): SourceFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return new SourceFault({ kind: 'too-large', limitBytes: maxBytes })
  if (code === '' || code.startsWith('WS_'))
    return new SourceFault({ kind: 'refused', what: `the inspector cannot be spoken to (${error.message})` })
  return new SourceFault({ kind: 'unreachable', code, host: url.host })
}
