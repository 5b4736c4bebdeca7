// Criterion.rs's folder `target/criterion/**/new`: `benchmark.json`, `sample.json` (times of so many iterations each) and `estimates.json`.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Series } from '../suite'
import { listOf, numberOf, recordOf, textOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf, summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 'ns', better: 'lower' } as const
/** The last run; `base` beside it is the one before, and `report` and `change` are no runs. */
const LAST_RUN = 'new'

export const criterion: BenchReader = {
  id: 'criterion',
  title: 'Criterion.rs (folder)',
  looksLike: source => runsOf(source).size > 0,
  read: source => suiteOf({ tool: 'Criterion.rs', series: Array.from(runsOf(source).values(), seriesOf) }),
}

type Run = Record<'benchmark' | 'sample' | 'estimates', JsonRecord>

function runsOf(source: BenchSource): Map<string, Run> {
  const runs = new Map<string, Run>()
  if (source.kind !== 'folder') return runs
  for (const { path, value } of source.files) {
    const parts = path.split('/')
    const [file, folder] = [parts.pop() ?? '', parts.join('/')]
    const name =
      file === 'benchmark.json' ? 'benchmark' : file === 'sample.json' ? 'sample' : file === 'estimates.json' ? 'estimates' : null
    // One run's folder may be given itself: then it has no name.
    if (name === null || (parts.length > 0 && parts[parts.length - 1] !== LAST_RUN)) continue
    const run = runs.get(folder) ?? { benchmark: {}, sample: {}, estimates: {} }
    runs.set(folder, run)
    run[name] = recordOf(value)
  }
  return new Map(Array.from(runs).filter(([, { sample, estimates }]) => 'times' in sample || isRecord(estimates['mean'])))
}

function seriesOf({ benchmark, sample, estimates }: Run): Series {
  const iterations = listOf(sample['iters']).map(numberOf)
  const perIteration = listOf(sample['times']).map((time, i) => {
    const [ns, count] = [numberOf(time), iterations[i] ?? null]
    return ns === null || count === null || count <= 0 ? null : ns / count
  })
  const values = perIteration.filter(value => value !== null)
  const measures = valuesMeasure(TIME, { values, unusable: perIteration.length - values.length }, 'yes')
  const estimate = (name: string) => numberOf(recordOf(estimates[name])['point_estimate'])
  return {
    name: textOf(benchmark['full_id']) ?? textOf(benchmark['title']) ?? '?',
    params: {},
    measures:
      measures.length > 0
        ? measures
        : summaryMeasure(TIME, { mean: estimate('mean'), median: estimate('median'), stdev: estimate('std_dev') }),
    isWarmedUp: true,
  }
}
