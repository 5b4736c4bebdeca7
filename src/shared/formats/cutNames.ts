// The last step for names: one that is longer than any program's loses its tail, for whoever shows it would copy it many times.

import type { Report } from './format'

/** Most names have some dozen characters, the longest C++ ones some hundred thousand. */
const MOST_CHARS = 2 ** 20

/** The same list where no name is that long. */
export function cutNames(strings: readonly string[], report: Report): readonly string[] {
  const long = strings.filter(({ length }) => length > MOST_CHARS).length
  if (long === 0) return strings
  report('names longer than 1 MiB, cut', null, long)
  return strings.map(text => (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text))
}
