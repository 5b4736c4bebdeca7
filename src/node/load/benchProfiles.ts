// Profiles that lie beside a file of benchmark results, for each benchmark the one that its tool recorded of it.

import { basename, dirname } from 'node:path'
import { PROFILE_NAME, profileOf } from '../../shared/benchmarks/profileOf'
import { seriesLabel, type Suite } from '../../shared/benchmarks/suite'
import { isToolFolder } from '../../shared/host/folders'
import { filesBelow, readableEntriesIn } from '../files/filesBelow'

/** JMH's and Criterion's folders are no deeper below the results … */
const MAX_DEPTH = 6
/** … and a folder with more is not only of benchmarks. */
const MAX_ENTRIES = 20_000

/** By the benchmark's label: the path of its profile. */
export function benchProfiles(results: string, isFolder: boolean, suite: Suite): ReadonlyMap<string, string> {
  const folder = isFolder ? results : dirname(results)
  const skips = (name: string, depth: number) => depth > MAX_DEPTH || isToolFolder(name)
  const { files } = filesBelow(folder, MAX_ENTRIES, skips, readableEntriesIn)
  const profiles = files.filter(({ path }) => PROFILE_NAME.test(basename(path))).sort((a, b) => (a.path < b.path ? -1 : 1))
  const named = profiles.map(({ name }) => name)
  const found = new Map<string, string>()
  for (const series of suite.series) {
    const path = profileOf(series, suite, named)
    if (path !== null) found.set(seriesLabel(series), profiles[named.indexOf(path)].path)
  }
  return found
}
