// The trend that is open, and what the page asks of it: one at a time, its tables kept here.

import { fail, ok, type Result } from '../../shared/base/result'
import { MEASURE_TITLES } from '../../shared/analysis/measure'
import { rememberLast } from '../../shared/base/remember'
import { trendsAsked, type Trend } from '../../shared/questions/trend'
import { trendSvg } from '../../shared/report/svg/trendSvg'
import { decodeTrend, type TrendBody } from '../../shared/trend/body'
import { chartOf } from '../../shared/trend/chart'
import type { RunTable } from '../../shared/trend/runTable'
import { functionSeries, REQUESTS_LABEL, type Per } from '../../shared/trend/series'
import { changeWords, lastStepSentence, totalTitle, trendHeadline, trendRemarks } from '../../shared/trend/words'
import { fetchBody, type FetchProgress } from './fetchBody'
import { copied, type Moved } from './moved'
import type { Answer, Questions, TrendContents, TrendSheet } from './protocol'

type TrendQuestion = 'openTrend' | 'trend' | 'trendCharts' | 'trendReport'
type TrendAnswers = {
  readonly [K in TrendQuestion]: (
    ...args: [...Parameters<Questions[K]>, progress: FetchProgress]
  ) => Moved<Answer<K>> | Promise<Moved<Answer<K>>>
}

export const trendAnswers = createTrendAnswers()

function createTrendAnswers(): TrendAnswers {
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
      const decoded = body.ok ? decodeTrend(body.value) : body
      if (!decoded.ok) return copied<Result<TrendContents, string>>(fail(decoded.error))
      open = decoded.value
      const { tables, notes } = open
      return copied<Result<TrendContents, string>>(
        ok({ groups: tables.map(table => ({ title: titleOf(table), hasRequests: hasRequests(table) })), notes }),
      )
    },
    trend(group, per, last) {
      const trend = trendOf(group, per, last)
      return copied(trend === null ? null : sheetOf(trend))
    },
    trendCharts(group, per, last, fns, size) {
      const trend = trendOf(group, per, last)
      if (trend === null) return copied([])
      return copied(
        fns.map(fn => {
          const series = functionSeries(trend.weighed, fn, 'self')
          const { line, whiskers, top } = chartOf(series, size)
          return { fn, line, whiskers, top, first: series.value[0] }
        }),
      )
    },
    trendReport(per, last, source) {
      if (open === null) throw new Error('No trend is open.')
      const trends = trendsAsked(open.tables, { ...open.context, per, last })
      if (!trends.ok) throw new Error(trends.error)
      return copied(trendSvg(trends.value, source, open.notes))
    },
  }
}

function sheetOf(trend: Trend): TrendSheet {
  const { table, deployments, total, changes, order, moved, latest, per } = trend
  return {
    headline: trendHeadline(trend),
    remarks: trendRemarks(trend),
    unit: table.sampleType.unit,
    per,
    totalTitle: totalTitle(trend),
    deployments: deployments.map(({ label, timeMs, runs }) => ({ label, timeMs, runs: runs.map(run => table.runs[run].id) })),
    total,
    changes: changes.map(change => ({
      at: change.at,
      isSure: change.point.sureness === 'sure',
      direction: change.direction,
      words: changeWords(trend, change),
    })),
    lastStep: lastStepSentence(trend),
    order,
    names: table.functions.name,
    files: table.functions.file,
    moved,
    latest,
  }
}

function titleOf({ program, sampleType, measure, runs }: RunTable): string {
  const of = program === null ? '' : `${program}: `
  return `${of}${MEASURE_TITLES[measure]} (${sampleType.name}), ${runs.length} ${runs.length === 1 ? 'profile' : 'profiles'}`
}

function hasRequests({ runs }: RunTable): boolean {
  return runs.every(({ labels }) => Number(labels[REQUESTS_LABEL] ?? NaN) > 0)
}
