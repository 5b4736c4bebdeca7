// The samples of a Tachyon file: each thread's stack as a change of the one before it, leaf first.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { varints } from './varints'

/** How a stack is told. */
const REPEAT = 0
const FULL = 1
const SUFFIX = 2
const POP_PUSH = 3
/** Thread's number of 64 bits, interpreter of 32. */
const THREAD_BYTES = 12
const NS_PER_US = 1000
/** Bits of a sample's status, as words of a label. */
const STATUS = ['GIL', 'on CPU', 'unknown', 'waits for the GIL', 'exception']
/** Deeper stacks are a broken file. */
const MAX_FRAMES = 100_000

/** `rows`: the stack as rows of the builder's, root first, each with the frames below it. */
type ThreadState = { readonly thread: number; readonly rows: number[]; timeUs: number }

/** Hands over each sample's row; returns what is wrong with the rest, or null. */
export function readTachyonSamples(
  bytes: Uint8Array,
  frames: Int32Array,
  builder: ProfileBuilder,
  weigh: (row: number) => void,
): string | null {
  const numbers = varints(bytes)
  const threads = new Map<string, ThreadState>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

  function threadAt(at: number): ThreadState {
    const id = view.getBigUint64(at, true)
    const interpreter = view.getUint32(at + 8, true)
    const key = `${id}:${interpreter}`
    const known = threads.get(key)
    if (known !== undefined) return known
    const threadId = Number(id)
    const name = interpreter === 0 ? `thread ${id}` : `thread ${id} (interpreter ${interpreter})`
    const thread = builder.thread({ name, processId: null, threadId: Number.isSafeInteger(threadId) ? threadId : null })
    const state: ThreadState = { thread, rows: [], timeUs: 0 }
    threads.set(key, state)
    return state
  }

  function sample(state: ThreadState, deltaUs: number, status: number): void {
    state.timeUs += deltaUs
    const words = STATUS.filter((_, bit) => (status & (1 << bit)) !== 0).map(text => ({ key: 'status', text }))
    weigh(
      builder.sample(state.rows.at(-1) ?? NONE, {
        thread: state.thread,
        timeNs: state.timeUs * NS_PER_US,
        labelSet: builder.labelSet(words),
      }),
    )
  }

  /** New frames above the `kept` lowest of the thread's last stack; false where there are none. */
  function restack({ rows }: ThreadState, kept: number, count: number): boolean {
    if (!(kept >= 0 && kept <= rows.length && count + kept <= MAX_FRAMES)) return false
    const added: number[] = []
    for (let left = count; left > 0; left--) {
      const frame = frames[numbers.unsigned()]
      if (frame === undefined) return false
      added.push(frame)
    }
    rows.length = kept
    for (let i = added.length - 1; i >= 0; i--) rows.push(builder.stack(rows.at(-1) ?? NONE, added[i]))
    return true
  }

  while (!numbers.isEnd()) {
    const at = numbers.take(THREAD_BYTES)
    const kind = at === -1 ? NaN : numbers.byte()
    if (Number.isNaN(kind)) return 'a sample that the end cuts off'
    const state = threadAt(at)
    if (kind === REPEAT) {
      for (let left = numbers.unsigned(); left > 0; left--) {
        const delta = numbers.unsigned()
        const status = numbers.byte()
        if (Number.isNaN(status)) return 'a sample that the end cuts off'
        sample(state, delta, status)
      }
      continue
    }
    const delta = numbers.unsigned()
    const status = numbers.byte()
    const isFine = !Number.isNaN(status) && readStack(kind, state)
    if (!isFine) return 'a sample that cannot be read'
    sample(state, delta, status)
  }
  return null

  function readStack(kind: number, state: ThreadState): boolean {
    if (kind === FULL) return restack(state, 0, numbers.unsigned())
    if (kind !== SUFFIX && kind !== POP_PUSH) return false
    const first = numbers.unsigned()
    return restack(state, kind === SUFFIX ? first : state.rows.length - first, numbers.unsigned())
  }
}
