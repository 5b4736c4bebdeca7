// Which of the profiles beside a file of results is of which benchmark: by the names that each tool gives them.

import type { Series, Suite } from './suite'

/** What looks like a profile by its name; its content says when it is opened. */
export const PROFILE_NAME =
  /(?:\.(?:jfr|pprof|prof|cpuprofile|folded|collapsed|nettrace|perf|speedscope\.json|pb\.gz|cpu\.out)(?:\.gz)?|collapsed-[\w-]+\.csv|flame-[\w-]+\.html|cpu\.out)$/i
/** Inside JMH's folder of a benchmark the recording itself tells most. */
const PREFERRED = /\.jfr$/i

/** Go's runner and the .NET one record all benchmarks of a run at once. */
const ONE_FOR_ALL: ReadonlySet<string> = new Set(['Go'])
/** Too short a name would be found in every path. */
const MIN_NAME_CHARS = 3

/** The path (with slashes) of the profile of a series; null where none of them is surely of it. */
export function profileOf({ name, params }: Series, { tool, series }: Suite, paths: readonly string[]): string | null {
  const words = [...wordsOf(name), ...Object.entries(params).map(([key, value]) => plain(key + value))].filter(word => word !== '')
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0)
  const found = longest < MIN_NAME_CHARS ? [] : paths.filter(path => holdsAll(plain(path), words))
  const best = found.find(path => PREFERRED.test(path)) ?? found[0]
  if (best !== undefined) return best
  const isOnly = paths.length === 1 && (ONE_FOR_ALL.has(tool) || series.length === 1)
  return isOnly ? paths[0] : null
}

/** A path that has `parse10` in it has `parse1` too: what follows a word must not go on as it ends. */
function holdsAll(path: string, words: readonly string[]): boolean {
  return words.every(word => {
    for (let at = path.indexOf(word); at >= 0; at = path.indexOf(word, at + 1)) {
      const next = path[at + word.length] ?? ''
      if (!(/\d$/.test(word) && /\d/.test(next))) return true
    }
    return false
  })
}

/** Class and method, or the test's own name: packages are left out, and files before `::`. */
function wordsOf(name: string): string[] {
  const own = name.slice(name.lastIndexOf('::') + 1).replace(/^:/, '')
  return own
    .split(/[.\s/]+/)
    .slice(-2)
    .map(plain)
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '')
}
