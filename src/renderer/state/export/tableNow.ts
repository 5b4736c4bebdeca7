// The table of the tab in view, as text.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { unreachable } from '../../../shared/base/unreachable'
import { sampleTypeTitles } from '../../../shared/names/sampleTypeTitle'
import { unitOf } from '../../../shared/profile/unit'
import type { TableForm, TableText } from '../../../shared/report/textTable'
import { useAnswers } from '../answers'
import { useBenches } from '../benchmarks/createBenches'
import { usePreferences } from '../preferences'
import { useSession } from '../session'
import { shownColumns, TOP_TABLE } from '../tableColumns'
import { benchColumns, benchRows, benchTable, benchText } from '../tables/benchTable'
import { shownOf } from '../tables/gridColumns'
import { MARK_TABLE, markColumns, markRows, markText } from '../tables/markTable'
import { TREND_TABLE, trendColumns, trendRows, trendText } from '../tables/trendTable'
import { useTrend, type OpenTrend } from '../trend/createTrends'
import { shownTreeRows } from '../treeRows'
import { selectionIn, useView } from '../view'
import { viewOf, type ViewTable } from '../views'
import { analyst } from '../../worker/analyst'
import type { DrawnTree, OpenProfile } from '../../worker/opened'
import type { BenchSheet } from '../../../shared/questions/benchSheet'
import type { MarkSheet } from '../../../shared/questions/marks'
import { answered, drawnNow, exportName, nameOf } from './shown'
import { treeText } from './treeText'

/** More rows than anyone reads in a review; programs get all. */
const MAX_MARKDOWN_ROWS = 200

export type TableNow = {
  /** Of a file of it. */
  readonly fileName: (ending: string) => string
  readonly text: (form: TableForm) => Promise<TableText>
}

/** Null where the tab has nothing to show yet. */
export function tableNow(): TableNow | null {
  const { table } = viewOf(useView.getState().tab)
  switch (table) {
    case 'trend':
      return trendNow(useTrend.getState().open)
    case 'benchmarks':
      return benchesNow(useBenches.getState().sheet)
    case 'marks':
      return marksNow()
    case 'top':
    case 'tree':
    case 'changes':
      return ofProfile(drawnNow(), table)
    default:
      return unreachable(table)
  }
}

function ofProfile(drawn: DrawnTree | null, table: Extract<ViewTable, 'top' | 'tree' | 'changes'>): TableNow | null {
  if (drawn === null) return null
  return { fileName: ending => nameOf(drawn.profile, `.${table}${ending}`), text: form => profileText(drawn, table, form) }
}

function profileText(drawn: DrawnTree, table: ViewTable, form: TableForm): Promise<TableText> {
  const { sort, changeSort, query } = useView.getState()
  const { profile } = drawn
  const maxRows = mostRows(form)
  if (table === 'tree') return Promise.resolve(treeText(drawn, shownTreeRows(drawn), form, maxRows))
  // In a comparison the functions' table has both sides, as the table of changes has; a part of it has them in the window alone.
  const isOfSides = table === 'changes' || !isFiltered(selectionIn(useView.getState()))
  if (profile.changes !== null && isOfSides)
    return answered(analyst().ask(null, 'changesText', profile.id, query, changeSort, form, maxRows))
  const columns = shownColumns(usePreferences.getState().tables[TOP_TABLE]).map(column => column.id)
  return answered(analyst().ask(null, 'topText', profile.id, selectionIn(useView.getState()), sort, query, columns, form, maxRows))
}

function marksNow(): TableNow | null {
  const { current } = useSession.getState()
  const { marks } = useAnswers.getState()
  if (current === null || marks?.profile !== current) return null
  return { fileName: ending => nameOf(current, `.marks${ending}`), text: form => Promise.resolve(marksText(current, marks.sheet, form)) }
}

function marksText(current: OpenProfile, { spans }: MarkSheet, form: TableForm): TableText {
  const { markSort, query } = useView.getState()
  const { measure, unit } = measureIn(current)
  const columns = shownOf(markColumns(measure), usePreferences.getState().tables[MARK_TABLE])
  return markText(spans, columns, markRows(spans, query.text, markSort), unit, form, mostRows(form))
}

/** What samples weigh, as it is called, and in what. */
export function measureIn({ names: { meta } }: OpenProfile): { readonly measure: string; readonly unit: string } {
  const { sampleType } = selectionIn(useView.getState())
  return {
    measure: sampleTypeTitles(meta.sampleTypes.map(({ name }) => name))[sampleType] ?? '',
    unit: unitOf(meta.sampleTypes[sampleType]),
  }
}

function trendNow(open: OpenTrend | null): TableNow | null {
  if (open === null) return null
  return { fileName: ending => exportName(fileWord(open.name), false, `.trend${ending}`), text: form => trendNowText(open, form) }
}

/** The text has no charts, but only with one is told where a function began. */
const NO_CHART = { widthPx: 1, heightPx: 1 }

async function trendNowText({ sheet, choice }: OpenTrend, form: TableForm): Promise<TableText> {
  const { query, trendSort } = useView.getState()
  const columns = shownOf(trendColumns(sheet), usePreferences.getState().tables[TREND_TABLE])
  const rows = trendRows(sheet, query.text, trendSort)
  const maxRows = mostRows(form)
  const written = rows.slice(0, maxRows)
  const charts = await answered(analyst().ask(null, 'trendCharts', choice.group, choice.per, choice.last, written, NO_CHART))
  return trendText(sheet, columns, rows, new Map(charts.map(({ fn, first }) => [fn, first])), form, maxRows)
}

function benchesNow(sheet: BenchSheet | null): TableNow | null {
  const { current, baseline } = useBenches.getState()
  if (sheet === null || current === null) return null
  const name = baseline === null ? current.name : `${current.name} against ${baseline.name}`
  return {
    fileName: ending => exportName(fileWord(name), false, `.benchmarks${ending}`),
    text: form => {
      const columns = shownOf(benchColumns(sheet, false), usePreferences.getState().tables[benchTable(sheet)])
      return Promise.resolve(benchText(sheet, columns, benchRows(sheet, useView.getState().benchSort), form, mostRows(form)))
    },
  }
}

function mostRows(form: TableForm): number {
  return form === 'markdown' ? MAX_MARKDOWN_ROWS : Infinity
}

/** A trend may be called by an address. */
export function fileWord(name: string): string {
  return name.replace(/[^\w. -]+/g, '-')
}
