// The processes and threads that events name: a process is the root frame of its stacks, as collapsers print it, and a thread to pick by.

import { intTable } from '../../base/intTable'
import { byteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { NO_ID } from './eventLine'
import type { FrameGroups } from './frameGroups'

export type Processes = {
  /** The row of a comm. */
  comm(bytes: Uint8Array, start: number, end: number): number
  /** The stack of its root frame alone; NONE for a file that prints no comms. */
  rootStack(comm: number): number
  isJava(comm: number): boolean
  /** Row of the profile's threads. */
  thread(comm: number, processId: number, threadId: number): number
}

/** By the start of the name, as collapsers do. */
const JAVA = 'java'

/** `rootStack`: the stack of a root frame alone. */
export function perfProcesses(builder: ProfileBuilder, groups: FrameGroups, rootStack: (frame: number) => number): Processes {
  const names = byteNames()
  const rootStacks: number[] = []
  const isJava: boolean[] = []
  const threads = intTable()
  const rowOfThread: number[] = []
  return {
    comm(bytes, start, end) {
      const comm = names.intern(bytes, start, end)
      if (comm === rootStacks.length) {
        const name = names.text(comm)
        rootStacks.push(name === '' ? NONE : rootStack(groups.commFrame(name)))
        isJava.push(name.startsWith(JAVA))
      }
      return comm
    },
    rootStack: comm => rootStacks[comm],
    isJava: comm => isJava[comm],
    thread(comm, processId, threadId) {
      const thread = threads.intern(comm, processId, threadId)
      if (thread === rowOfThread.length) rowOfThread.push(builder.thread({ name: names.text(comm), ...ids(processId, threadId) }))
      return rowOfThread[thread]
    },
  }
}

function ids(processId: number, threadId: number): { readonly processId: number | null; readonly threadId: number | null } {
  return { processId: processId === NO_ID ? null : processId, threadId: threadId === NO_ID ? null : threadId }
}
