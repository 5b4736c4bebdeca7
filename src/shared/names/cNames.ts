// Names of C's own library that a function of another language may have as well: `realloc` in a script is somebody's own.

import { exactly } from './patterns'
import { languageOf } from './sourceLanguage'

const C_NAMES = exactly(
  '_*(?:[mc]alloc|realloc|free|cfree|alloc|memalign|mem(?:cpy|move|set|cmp|chr)|bcopy|qsort|bsearch|futex)',
  '(?:read|write|open|close|send|recv|accept|fsync|p?select|p?poll|u?sleep|Sleep(?:Ex)?|pause|waitpid|fork)',
)

/** By its file it is no function of C, whatever it is called. */
export function isNamedLikeC(name: string, file: string | null): boolean {
  if (file === null || !C_NAMES.test(name)) return false
  const language = languageOf(file)
  return language !== null && language !== 'native' && language !== 'rust'
}
