// What a thread is called where there is room for a few words.

import { NONE, type Thread } from '../../shared/profile/profile'

export function threadTitle(threads: readonly Thread[], row: number | null): string {
  if (row === null || row === NONE) return 'the program'
  const thread = threads[row]
  if (thread === undefined) return 'the program'
  const id = thread.threadId === null ? '' : ` ${thread.threadId}`
  return thread.name === '' ? `thread${id}` : thread.name
}
