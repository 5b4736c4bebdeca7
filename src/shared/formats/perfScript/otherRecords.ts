// Lines of `perf script` that are no samples: records of losses, maps and forks, and branch recordings, which hold no stacks.

import { textOf } from '../../base/utf8'
import { startsWith } from '../../bytes/ascii'
import type { ReadError } from '../format'
import type { EventFields } from './eventLine'

const RECORD = 'PERF_RECORD_'
const LOST = /^PERF_RECORD_LOST\w* .*?lost (\d{1,15})/
/** `from/to/predicted/…`, as addresses or symbols. */
const BRANCH_STACK = /\S\/\S{1,40}\/[PMN-]\/[X-]\/[A-]\/\d/
const MAX_TEXT = 1000

/** Whether the line is a record of perf's own (`--show-lost-events`, `--show-mmap-events` …) and no sample. */
export function isRecord(bytes: Uint8Array, { eventStart }: EventFields): boolean {
  return startsWith(bytes, eventStart, RECORD)
}

/** How many events the record says were lost; 0 for other records. */
export function lostEvents(bytes: Uint8Array, { eventStart, textEnd }: EventFields): number {
  return Number(LOST.exec(textOf(bytes.subarray(eventStart, Math.min(textEnd, eventStart + MAX_TEXT))))?.[1] ?? 0)
}

/** Why a recording of branches cannot be read, or null when the text behind the event is something else. */
export function branchError(bytes: Uint8Array, { eventStart, eventEnd, textStart, textEnd }: EventFields): ReadError | null {
  const event = textOf(bytes.subarray(eventStart, eventEnd))
  const text = textOf(bytes.subarray(textStart, Math.min(textEnd, textStart + MAX_TEXT)))
  if (BRANCH_STACK.test(text)) {
    return {
      kind: 'unsupported',
      what: 'perf script output with branch stacks, which are no call stacks',
      advice: 'record with `perf record -g` and print with `perf script`, without brstack fields',
    }
  }
  if (event.startsWith('branches') && text.includes(' => ')) {
    return {
      kind: 'unsupported',
      what: 'a branch trace, which has no call stacks',
      advice: 'print samples with stacks: `perf script --itrace=i100usg`',
    }
  }
  return null
}
