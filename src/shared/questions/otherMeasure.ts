// What another sample type of the same file says: CPU time is not the problem where threads mostly waited, nor a column that is empty.

import { measureOf, type Measure } from '../analysis/measure'
import { sumOf } from '../base/columns'
import { formatCount, formatDurationNs, formatShare, formatValue, nsPerUnit } from '../base/quantity'
import { NONE } from '../profile/profile'
import { findInsights } from '../insights/findInsights'
import type { Insight, InsightReport } from '../insights/insight'
import { OTHER_MEASURE } from '../insights/ruleIds'
import type { RuleSettings } from '../insights/settings'
import type { Selected } from './selected'

/** What threads do instead of running. */
const BLOCKED: readonly Measure[] = ['lock', 'off-cpu']
/** So many threads, on average, waited all the time. */
const MIN_THREADS = 1
/** Object.wait: nearly always a thread without work. */
const WITHOUT_WORK = /^wait(?:-ns)?$/
/** With fewer samples of its own this measure says little … */
const FEW_SAMPLES = 100
/** … while the other one says much. */
const MANY_SAMPLES = 1000
/** More is what that sample type's own findings are for. */
const SHOWN_SITES = 3
/** From here on 'all' is what people say. */
const ALL = 0.95

/** The finding that says so, or null. `report` is of the selected sample type. */
export function blockedElsewhere(asked: Selected, report: InsightReport, rules: RuleSettings): Insight | null {
  const { subject, selection } = asked
  const { profile } = subject
  if (report.measure !== 'cpu' && report.measure !== 'wall') return null
  const durationNs = selection.timeNs === null ? profile.meta.durationNs : selection.timeNs[1] - selection.timeNs[0]
  for (const [sampleType, type] of profile.meta.sampleTypes.entries()) {
    const ns = nsPerUnit(type.unit)
    if (
      sampleType === selection.sampleType ||
      ns === null ||
      WITHOUT_WORK.test(type.name) ||
      !BLOCKED.includes(measureOf(profile, sampleType))
    )
      continue
    const other = findInsights(profile, asked.with({ sampleType }).stacks, sampleType, { rules })
    const sites = sitesOf(other)
    // What waits for work is no site, so pools without work do not count.
    const blockedNs = sites.reduce((sum, site) => sum + valueOf(site) * ns, 0)
    const isLong = durationNs !== null && durationNs > 0 && blockedNs >= MIN_THREADS * durationNs
    const saysMore = (report.samples ?? Infinity) < FEW_SAMPLES && (other.samples ?? 0) >= MANY_SAMPLES
    if (sites.length > 0 && (isLong || saysMore)) return draftOf(report, type.name, other, sites[0], { blockedNs, durationNs, ns })
  }
  return null
}

/** Nothing was measured in this sample type, but in another: said instead of an empty list. Null where something was, or nowhere. */
export function measuredElsewhere({ subject, selection }: Selected, report: InsightReport): Insight | null {
  if (report.total !== 0 || subject.profile.samples.stack.length === 0) return null
  const { sampleTypes } = subject.profile.meta
  const isMeasured = (at: number) => subject.profile.samples.values[at]?.some(value => value !== 0) === true
  const { unit } = sampleTypes[selection.sampleType] ?? { unit: '' }
  const alike = sampleTypes.findIndex((type, at) => type.unit === unit && isMeasured(at))
  const other = alike === -1 ? sampleTypes.findIndex((_, at) => isMeasured(at)) : alike
  if (other === -1 || other === selection.sampleType) return null
  const [here, there] = [sampleTypes[selection.sampleType]?.name ?? '', sampleTypes[other].name]
  const total = formatValue(sumOf(subject.profile.samples.values[other]), sampleTypes[other].unit)
  return {
    rule: OTHER_MEASURE,
    kind: 'note',
    severity: 'low',
    title: `Nothing was measured as ${here}; ${there} holds ${total}`,
    fn: NONE,
    functionName: '',
    stack: [],
    weight: null,
    what: `This file has a column ${here} without any value.`,
    more: [],
    details: [],
    action: `Look at ${there} instead (--sample-type ${there}).`,
    tradeOff: null,
    explains: new Uint8Array(0),
    help: `docs/findings.md#${OTHER_MEASURE}`,
  }
}

type Times = { readonly blockedNs: number; readonly durationNs: number | null; readonly ns: number }

function draftOf(report: InsightReport, typeName: string, other: InsightReport, site: Insight, times: Times): Insight {
  const { blockedNs, durationNs, ns } = times
  const blocked = formatDurationNs(blockedNs)
  const part = (valueOf(site) * ns) / blockedNs
  const place = `${part >= ALL ? 'all' : formatShare(part)} at ${site.functionName}`
  const during = durationNs === null ? '' : ` in ${formatDurationNs(durationNs)}`
  const samples = report.samples === null ? '' : ` of ${formatCount(report.samples)} samples`
  return {
    ...site,
    rule: OTHER_MEASURE,
    kind: 'note',
    severity: 'high',
    title: `${report.measureTitle} is not the problem: threads were blocked for ${blocked}${during}, ${place}`,
    // Of another measure, of which this total says nothing.
    weight: null,
    what: `This file also measures ${other.measureTitle} (${typeName}): ${site.title}.`,
    more: [site.what, `What follows is of ${report.measureTitle}${samples}.`],
    details: [
      { label: 'Blocked', value: `${blocked}${during}` },
      ...sitesOf(other)
        .slice(0, SHOWN_SITES)
        .map(each => ({ label: each.functionName, value: formatDurationNs(valueOf(each) * ns) })),
    ],
    action: `Look at ${typeName} first (--sample-type ${typeName}). ${site.action}`,
    tradeOff: null,
    explains: new Uint8Array(site.explains.length),
    help: `docs/findings.md#${OTHER_MEASURE}`,
  }
}

function valueOf({ weight }: Insight): number {
  return weight?.value ?? 0
}

function sitesOf({ insights }: InsightReport): readonly Insight[] {
  return insights.filter(({ kind }) => kind === 'domain')
}
