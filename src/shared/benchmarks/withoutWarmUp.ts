// Leaves out the values at the start of a run that look like warm-up, where a person asks for that: nothing is cut unasked.

import { figuresOf } from './figures'
import type { Measure, MeasureData, Series, Suite } from './suite'

/** How many measures of the suite begin with values that look like warm-up. */
export function warmUps(suite: Suite): number {
  return suite.series.reduce((count, series) => count + series.measures.filter(measure => warmUpCount(series, measure) > 0).length, 0)
}

/** The very same series where nothing looks like warm-up. What is left is not searched for a second warm-up. */
export function withoutWarmUp(suite: Suite): Suite {
  return { ...suite, series: suite.series.map(trimmed) }
}

function trimmed(series: Series): Series {
  const counts = series.measures.map(measure => warmUpCount(series, measure))
  if (counts.every(count => count === 0)) return series
  const measures = series.measures.map((measure, at) =>
    counts[at] === 0 ? measure : { ...measure, data: withoutFirst(measure.data, counts[at]), warmUpLeftOut: counts[at] },
  )
  return { ...series, measures, isWarmedUp: true }
}

function warmUpCount(series: Series, measure: Measure): number {
  return figuresOf(measure, series)?.warmUp?.count ?? 0
}

/** Groups hold the same values in the same order; one of which nothing is left is gone. */
function withoutFirst(data: MeasureData, count: number): MeasureData {
  if (data.kind !== 'values') return data
  let left = count
  const groups = data.groups?.map(group => {
    const kept = group.slice(left)
    left = Math.max(0, left - group.length)
    return kept
  })
  return { ...data, values: data.values.slice(count), groups: groups?.filter(group => group.length > 0) ?? null }
}
