// The inside of a VisualVM snapshot: names of methods, then for each thread a block of nodes that refer to each other by their place.

import { fail, ok, type Result } from '../../base/result'
import { byteCursor, type ByteCursor } from '../../bytes/cursor'
import { textOf } from '../../base/utf8'

export type SnapshotFault = { readonly what: string; readonly byte: number }
export type SnapshotThread = { readonly id: number; readonly name: string; readonly nodes: Uint8Array }
export type Snapshot = {
  readonly startMs: number
  readonly takenMs: number
  /** Wall and CPU time of the thread, or the first alone. */
  readonly hasTwoClocks: boolean
  /** Class and method; the first stands for the thread. */
  readonly methods: readonly (readonly [string, string])[]
  readonly threads: readonly SnapshotThread[]
}

/** Name, whether it collects all, numbers that VisualVM derives itself. */
const THREAD_TAIL_BYTES = 73
const CPU_NODE_BYTES = [18, 28]

export function readSnapshot(bytes: Uint8Array): Result<Snapshot, SnapshotFault> {
  const cursor = byteCursor(bytes, false)
  const utf = () => textOf(take(cursor, cursor.short() & 0xffff))
  cursor.int()
  const startMs = cursor.long()
  const takenMs = cursor.long()
  const hasTwoClocks = cursor.byte() !== 0
  const methodCount = cursor.int()
  if (!fits(cursor, methodCount)) return fail({ what: 'more methods than the file has bytes', byte: cursor.at() })
  const methods = Array.from({ length: methodCount }, () => {
    const names = [utf(), utf(), utf()]
    return [names[0], names[1]] as const
  })
  const threadCount = cursor.int()
  if (!fits(cursor, threadCount)) return fail({ what: 'more threads than the file has bytes', byte: cursor.at() })
  const threads: SnapshotThread[] = []
  while (threads.length < threadCount) {
    const id = cursor.int()
    const name = utf()
    cursor.byte()
    const nodes = take(cursor, cursor.int())
    const nodeBytes = cursor.int()
    cursor.skip(THREAD_TAIL_BYTES)
    if (cursor.isPastEnd()) return fail({ what: 'a thread ends after the file', byte: bytes.length })
    if (nodeBytes !== CPU_NODE_BYTES[hasTwoClocks ? 1 : 0]) return fail({ what: `nodes of ${nodeBytes} bytes`, byte: cursor.at() })
    threads.push({ id, name, nodes })
  }
  return ok({ startMs, takenMs, hasTwoClocks, methods, threads })
}

/** Each takes a byte at least. */
function fits(cursor: ByteCursor, count: number): boolean {
  return !cursor.isPastEnd() && count >= 0 && count <= cursor.end - cursor.at()
}

function take(cursor: ByteCursor, length: number): Uint8Array {
  const from = cursor.at()
  return cursor.skip(length) ? cursor.bytes.subarray(from, from + length) : new Uint8Array()
}
