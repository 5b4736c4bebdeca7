// The small charts of the rows on screen: asked for when they come into sight, and kept while the trend and their size stay.

import { useEffect, useRef, useState } from 'react'
import type { ChartSize } from '../../../shared/trend/chart'
import { analyst } from '../../worker/analyst'
import type { TrendChart } from '../../../shared/questions/trendSheet'
import type { OpenTrend } from './createTrends'

/** A few screens: scrolled back to, they are there at once, and memory stays bounded however many functions there are. */
const MAX_KEPT = 300

const NONE: ReadonlyMap<number, TrendChart> = new Map()

export function useTrendCharts(open: OpenTrend, fns: readonly number[], { widthPx, heightPx }: ChartSize): ReadonlyMap<number, TrendChart> {
  const [kept, setKept] = useState<{
    readonly of: string
    readonly open: OpenTrend
    readonly charts: ReadonlyMap<number, TrendChart>
  } | null>(null)
  const of = `${widthPx};${heightPx}`
  const charts = kept !== null && kept.open === open && kept.of === of ? kept.charts : NONE
  const missing = fns.filter(fn => !charts.has(fn)).join(',')
  const latest = useRef(charts)
  useEffect(() => {
    latest.current = charts
  })
  useEffect(() => {
    if (missing === '') return
    const { group, per, last } = open.choice
    void analyst()
      .ask('trend-charts', 'trendCharts', group, per, last, missing.split(',').map(Number), { widthPx, heightPx })
      .then(asked => {
        if (asked.kind !== 'answer') return
        const before = [...latest.current].slice(-MAX_KEPT)
        setKept({ of, open, charts: new Map([...before, ...asked.value.map(chart => [chart.fn, chart] as const)]) })
      })
  }, [open, missing, of, widthPx, heightPx])
  return charts
}
