// Profiles that lie beside a file of benchmark results, for each benchmark the one that its tool recorded of it.

import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { PROFILE_NAME, profileOf } from '../../shared/benchmarks/profileOf'
import { seriesLabel, type Suite } from '../../shared/benchmarks/suite'

/** JMH's and Criterion's folders are no deeper below the results … */
const MAX_DEPTH = 6
/** … and a folder with more is not only of benchmarks. */
const MAX_ENTRIES = 20_000

/** By the benchmark's label: the path of its profile. */
export function benchProfiles(results: string, isFolder: boolean, suite: Suite): ReadonlyMap<string, string> {
  const folder = isFolder ? results : dirname(results)
  const paths = profilesBelow(folder).sort()
  const named = paths.map(path => relative(folder, path).split(sep).join('/'))
  const found = new Map<string, string>()
  for (const series of suite.series) {
    const path = profileOf(series, suite, named)
    if (path !== null) found.set(seriesLabel(series), paths[named.indexOf(path)])
  }
  return found
}

function profilesBelow(folder: string): string[] {
  const found: string[] = []
  const waiting: (readonly [string, number])[] = [[folder, 0]]
  let entries = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [place, depth] = next
    for (const entry of entriesOf(place)) {
      if (++entries > MAX_ENTRIES) return found
      const path = join(place, entry.name)
      if (entry.isDirectory() && depth < MAX_DEPTH && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        waiting.push([path, depth + 1])
      else if (entry.isFile() && PROFILE_NAME.test(entry.name)) found.push(path)
    }
  }
  return found
}

/** What may not be looked into holds nothing for us. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
