// vitest: version 4's `bench --outputJson` (`files[].groups[].benchmarks`), and version 5's JSON reporter and `writeResult`.

import { isRecord } from '../../base/json'
import type { Series } from '../suite'
import { recordOf, recordsOf, textOf } from './json'
import { isLatencyResult, latencyMeasures } from './latency'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf } from './suiteOf'

export const vitest4: BenchReader = {
  id: 'vitest-4',
  title: 'vitest 4',
  looksLike: source =>
    recordsOf(recordOf(jsonOf(source))['files']).some(file => recordsOf(file['groups']).some(group => 'benchmarks' in group)),
  read(source) {
    const groups = recordsOf(recordOf(jsonOf(source))['files']).flatMap(file => recordsOf(file['groups']))
    return suiteOf({
      tool: 'vitest',
      series: groups.flatMap(group => recordsOf(group['benchmarks']).map(one => seriesOf([group['fullName'], one['name']], one))),
    })
  },
}

export const vitest5: BenchReader = {
  id: 'vitest-5',
  title: 'vitest 5 (JSON reporter)',
  looksLike: source => assertionsOf(source).some(assertion => recordsOf(assertion['benchmarks']).some(group => 'tasks' in group)),
  read: source =>
    suiteOf({
      tool: 'vitest',
      series: assertionsOf(source).flatMap(assertion =>
        recordsOf(assertion['benchmarks']).flatMap(group =>
          recordsOf(group['tasks']).map(task => seriesOf([assertion['fullName'], group['name'], task['name']], task)),
        ),
      ),
    }),
}

export const vitest5Result: BenchReader = {
  id: 'vitest-5-result',
  title: 'vitest 5 (writeResult)',
  looksLike(source) {
    const root = jsonOf(source)
    return isRecord(root) && isRecord(root['latency']) && isRecord(root['throughput']) && !('name' in root)
  },
  // The file's name is the benchmark's; what is in it has none.
  read: source => suiteOf({ tool: 'vitest', series: [seriesOf(['benchmark'], recordOf(jsonOf(source)))] }),
}

function jsonOf(source: BenchSource): unknown {
  return source.kind === 'json' ? source.value : undefined
}

function assertionsOf(source: BenchSource) {
  return recordsOf(recordOf(jsonOf(source))['testResults']).flatMap(file => recordsOf(file['assertionResults']))
}

/** A group that is called as the test it is in is said once. */
function seriesOf(names: readonly unknown[], result: Readonly<Record<string, unknown>>): Series {
  const parts = names.map(textOf).filter(name => name !== null)
  return {
    name: parts.filter((name, i) => name !== parts[i - 1] || i === parts.length - 1).join(' > '),
    params: {},
    measures: isLatencyResult(result) || 'mean' in result ? latencyMeasures(result) : [],
    isWarmedUp: true,
  }
}
