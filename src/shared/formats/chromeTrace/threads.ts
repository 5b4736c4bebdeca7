// The threads of a trace: events name them by ids, and other events give them names.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { ThreadKey, TraceColumns } from './traceColumns'

/** The builder's thread for a thread of the trace. */
export function threadRows({ names, threadNames, processNames }: TraceColumns, builder: ProfileBuilder): (key: ThreadKey) => number {
  const nameOfThread = new Map(threadNames.map(({ processId, threadId, name }) => [`${processId}/${threadId}`, name]))
  const nameOfProcess = new Map(processNames.map(({ processId, name }) => [processId, name]))
  const known = new Map<string, number>()
  const text = (row: number | undefined) => (row === undefined || row === NONE ? '' : names.text(row))

  return key => {
    const identity = `${key.processId}/${key.threadId}`
    const row = known.get(identity)
    if (row !== undefined) return row
    const [process, thread] = [text(key.processId), text(key.threadId)]
    const processName = text(nameOfProcess.get(key.processId))
    const threadName = text(nameOfThread.get(identity)) || `thread ${thread}`
    const name = processName === '' ? threadName : `${processName} – ${threadName}`
    const made = builder.thread({ name, processId: numberOrNull(process), threadId: numberOrNull(thread) })
    known.set(identity, made)
    return made
  }
}

function numberOrNull(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
