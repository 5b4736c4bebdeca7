// A trend for other programs: JSON with nothing rounded, CSV of one row a deployment and measure (as Apache Otava reads it).

import { csvCell } from '../base/text/csv'
import type { Carriers } from '../trend/carriers'
import { functionSeries, type Series } from '../trend/series'
import type { Trend, TrendChange } from '../trend/trend'
import { changeSentence, trendHeadline, trendRemarks } from '../trend/words'

/** `limit`: how many functions, those that moved most first; 0 for all. */
export function trendJson(trend: Trend, limit: number) {
  const { table, per, basis, deployments, total, changes, lastStep } = trend
  const { name, file } = table.functions
  const order = limit === 0 ? trend.order : trend.order.subarray(0, limit)
  return {
    summary: trendHeadline(trend),
    remarks: trendRemarks(trend),
    program: table.program,
    sampleType: table.sampleType,
    measure: table.measure,
    per,
    orderedBy: basis,
    deployments: deployments.map(({ label, version, commit, timeMs, runs }, at) => ({
      label,
      version,
      commit,
      time: isoOf(timeMs),
      profiles: runs.map(run => table.runs[run].name),
      ...valuesAt(total, at),
    })),
    changes: changes.map(change => changeJson(trend, change)),
    lastStep: lastStep === null ? null : { ...lastStep, carriers: carriersJson(trend, lastStep.carriers) },
    functions: Array.from(order, fn => ({
      name: name[fn],
      file: file[fn],
      moved: trend.moved[fn],
      latest: trend.latest[fn],
      values: Array.from(functionSeries(trend.weighed, fn, 'self').value),
    })),
  }
}

function changeJson(trend: Trend, change: TrendChange) {
  const { deployments, table, changes } = trend
  const { at, point, fn, direction, carriers, takenBackBy } = change
  return {
    sentence: changeSentence(trend, change),
    deployment: deployments[at].label,
    commit: deployments[at].commit,
    previous: deployments[at - 1].label,
    previousCommit: deployments[at - 1].commit,
    what: fn === null ? 'total' : 'function',
    function: fn === null ? null : table.functions.name[fn],
    before: point.before,
    after: point.after,
    change: point.ratio,
    interval: point.interval,
    p: point.p,
    sureness: point.sureness,
    direction,
    deploymentsSince: (takenBackBy === null ? deployments.length : changes[takenBackBy].at) - at,
    takenBackBy: takenBackBy === null ? null : deployments[changes[takenBackBy].at].label,
    carriers: carriersJson(trend, carriers),
  }
}

function carriersJson({ table }: Trend, { functions, under }: Carriers) {
  return {
    functions: functions.map(({ fn, ...values }) => ({ name: table.functions.name[fn], file: table.functions.file[fn], ...values })),
    under: under === null ? null : table.functions.name[under],
  }
}

function valuesAt({ value, low, high }: Series, at: number) {
  return { value: value[at], low: low[at], high: high[at] }
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

/** Lines: a heading, then a row for each deployment; columns for the total and the functions that moved most. */
export function trendCsv(trend: Trend, limit: number): string[] {
  const { deployments, total, table } = trend
  const order = Array.from(limit === 0 ? trend.order : trend.order.subarray(0, limit))
  const columns = order.map(fn => functionSeries(trend.weighed, fn, 'self').value)
  const heading = [
    'time',
    'deployment',
    'version',
    'commit',
    'profiles',
    'total',
    'total_low',
    'total_high',
    ...order.map(fn => table.functions.name[fn]),
  ]
  return [
    heading.map(csvCell).join(','),
    ...deployments.map(({ timeMs, label, version, commit, runs }, at) =>
      [
        isoOf(timeMs) ?? '',
        label,
        version ?? '',
        commit ?? '',
        String(runs.length),
        ...[total.value[at], total.low[at], total.high[at], ...columns.map(column => column[at])].map(String),
      ]
        .map(csvCell)
        .join(','),
    ),
  ]
}
