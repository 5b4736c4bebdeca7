// What a person chooses about a report, and what the choices are at first.

import type { Finding, FindingList } from '../../state/findings/findingList'
import { MOST_ENTRIES } from '../../../shared/report/svg/entries'
import { DEFAULT_REPORT_OPTIONS, type ReportOptions, type ReportTheme } from '../../../shared/report/svg/model'

export type ReportChoice = {
  /** Ids of the findings that are in it. */
  readonly findings: ReadonlySet<string>
  readonly hasNotes: boolean
  readonly options: ReportOptions
}

/** In pixels; the smallest fits a printed page at full size. */
export const REPORT_WIDTHS_PX = [1000, 1200, 1600, 2000] as const
export const REPORT_ROWS = [30, 60, 120, 400] as const
export const REPORT_THEMES: readonly (readonly [ReportTheme, string])[] = [
  ['auto', 'As the reader’s screen'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** The most important ones, and none that was dismissed. */
export function firstChoice({ cards, doubts }: FindingList, colours: ReportOptions['colours']): ReportChoice {
  const findings = [...cards, ...doubts].slice(0, MOST_ENTRIES).map(({ id }) => id)
  return { findings: new Set(findings), hasNotes: true, options: { ...DEFAULT_REPORT_OPTIONS, colours } }
}

export function chosenFindings(offered: readonly Finding[], { findings }: ReportChoice): readonly Finding[] {
  return offered.filter(({ id }) => findings.has(id))
}

export function withFinding(choice: ReportChoice, id: string, isIn: boolean): ReportChoice {
  const findings = new Set(choice.findings)
  if (isIn) findings.add(id)
  else findings.delete(id)
  return { ...choice, findings }
}

export function withOptions(choice: ReportChoice, change: Partial<ReportOptions>): ReportChoice {
  return { ...choice, options: { ...choice.options, ...change } }
}
