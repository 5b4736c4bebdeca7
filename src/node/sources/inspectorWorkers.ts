// The worker threads of a Node process, each with a profiler of its own, over the connection to the main thread. Methods: Node's NodeWorker domain.

import { answer, type InspectorSession, type Waiting } from './inspectorSession'
import { SourceFault } from './sourceError'

export type InspectedThread = { readonly name: string; readonly call: InspectorSession['call'] }

/** The workers that run now; none where the program has no such thing, as a browser. */
export async function workersOf(session: InspectorSession): Promise<readonly InspectedThread[]> {
  const threads = new Map<string, { readonly thread: InspectedThread; readonly waiting: Map<number, Waiting> }>()
  session.onEvent((method, params) => {
    const { sessionId, message, workerInfo }: Readonly<Record<string, unknown>> = typeof params === 'object' ? { ...params } : {}
    if (method === 'NodeWorker.attachedToWorker' && typeof params === 'object' && params !== null && 'sessionId' in params) {
      const id = String(params.sessionId)
      const waiting = new Map<number, Waiting>()
      threads.set(id, { waiting, thread: { name: titleOf(workerInfo, threads.size + 1), call: callerOf(session, id, waiting) } })
    }
    const known = typeof sessionId === 'string' ? threads.get(sessionId) : undefined
    if (known === undefined) return
    if (method === 'NodeWorker.receivedMessageFromWorker' && typeof message === 'string') {
      const told: unknown = JSON.parse(message)
      if (typeof told === 'object' && told !== null) answer(known.waiting, told)
    }
    // It has ended; what it was asked is answered by nobody.
    if (method === 'NodeWorker.detachedFromWorker') {
      for (const { reject } of known.waiting.values()) reject(new SourceFault({ kind: 'refused', what: 'the worker has ended' }))
    }
  })
  try {
    await session.call('NodeWorker.enable', { waitForDebuggerOnStart: false })
  } catch (error) {
    if (error instanceof SourceFault && error.error.kind === 'refused') return []
    throw error
  }
  return [...threads.values()].map(({ thread }) => thread)
}

function callerOf(session: InspectorSession, sessionId: string, waiting: Map<number, Waiting>): InspectorSession['call'] {
  let lastId = 0
  return async (method, params) => {
    const id = ++lastId
    const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    // Rejected, too, when the connection ends before the worker answers.
    await session.call('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method, params }) })
    try {
      return await Promise.race([answered, session.wait(ANSWERS_WITHIN_S).then(() => Promise.reject(new SourceFault(LATE)))])
    } finally {
      waiting.delete(id)
    }
  }
}

const ANSWERS_WITHIN_S = 60
const LATE = { kind: 'timeout', seconds: ANSWERS_WITHIN_S } as const

function titleOf(info: unknown, number: number): string {
  const textIn = (name: string) => {
    const fields: Readonly<Record<string, unknown>> = typeof info === 'object' ? { ...info } : {}
    const text = fields[name]
    return typeof text === 'string' ? text : ''
  }
  const [title, url] = [textIn('title'), textIn('url')]
  const file = url.slice(url.lastIndexOf('/') + 1)
  return `${title === '' ? `Worker ${number}` : title}${file === '' ? '' : ` (${file})`}`
}
