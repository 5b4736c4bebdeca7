// The trend that is open, and what the page asks of it: one at a time, its tables kept here.

import { fail, ok, type Result } from '../../shared/base/result'
import { rememberLast } from '../../shared/base/remember'
import { trendsAsked, type Trend } from '../../shared/questions/trend'
import { trendSvg } from '../../shared/report/svg/trendSvg'
import type { TrendBody } from '../../shared/trend/body'
import type { Per } from '../../shared/trend/series'
import { fetchBody, type FetchProgress } from './fetchBody'
import { copied, type Moved } from './moved'
import { openedTrend, trendCharts, trendSheet, type TrendContents } from '../../shared/questions/trendSheet'
import type { Answer, Questions } from './protocol'

type TrendQuestion = 'openTrend' | 'trend' | 'trendCharts' | 'trendReport'
type TrendAnswers = {
  readonly [K in TrendQuestion]: (
    ...args: [...Parameters<Questions[K]>, progress: FetchProgress]
  ) => Moved<Answer<K>> | Promise<Moved<Answer<K>>>
}

export function createTrendAnswers(): TrendAnswers {
  let open: TrendBody | null = null

  const asked = rememberLast((body: TrendBody, group: number, per: Per, last: number): Trend | null => {
    const trends = trendsAsked(body.tables.slice(group, group + 1), { ...body.context, per, last })
    return trends.ok ? (trends.value[0] ?? null) : null
  })

  function trendOf(group: number, per: Per, last: number): Trend | null {
    if (open === null) throw new Error('No trend is open.')
    return asked(open, group, per, last)
  }

  return {
    async openTrend(url, progress) {
      const body = await fetchBody(url, progress)
      const opened = body.ok ? openedTrend(body.value) : body
      if (!opened.ok) return copied<Result<TrendContents, string>>(fail(opened.error))
      open = opened.value.trend
      return copied<Result<TrendContents, string>>(ok(opened.value.contents))
    },
    trend(group, per, last) {
      const trend = trendOf(group, per, last)
      return copied(trend === null ? null : trendSheet(trend))
    },
    trendCharts(group, per, last, fns, size) {
      const trend = trendOf(group, per, last)
      return copied(trend === null ? [] : trendCharts(trend, fns, size))
    },
    trendReport(per, last, source) {
      if (open === null) throw new Error('No trend is open.')
      const trends = trendsAsked(open.tables, { ...open.context, per, last })
      if (!trends.ok) throw new Error(trends.error)
      return copied(trendSvg(trends.value, source, open.notes))
    },
  }
}
