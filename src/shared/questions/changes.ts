// Questions about a comparison: what is said of it, its table for a page or a program, and what the window holds of it.

import type { FunctionWeights } from '../analysis/functionTable'
import type { Query } from '../analysis/search'
import { rankedChanges, type ChangeSort } from '../diff/changeOrder'
import type { Change } from '../diff/functionChanges'
import { canScaleByTime, type Scale, type Size } from '../diff/scale'
import { summaryOf, type Summary } from '../diff/summary'
import { functionName } from '../profile/profile'
import { changeReport, type ChangeReport, type ChangeRow } from '../report/changeRows'
import { cellsOfChanges, changesText, moveLines } from '../report/changeTable'
import type { TableForm, TableText } from '../report/textTable'
import type { Compared, Subject } from './subject'
import { matchedBy } from './table'

export type ChangeSummary = Pick<Summary, 'headline' | 'scaling' | 'power'> & {
  /** Renames and moves, a sentence each. */
  readonly moves: readonly string[]
}

/** The sentences that stand around the table. */
export function changeSummary({ changes }: Compared): ChangeSummary {
  const { headline, scaling, power } = summaryOf(changes)
  return { headline, scaling, power, moves: moveLines(changes) }
}

export type ChangePage = {
  readonly report: Omit<ChangeReport, 'rows'>
  /** How many functions changed, and how many of them by more than noise, which come first. */
  readonly rowCount: number
  readonly significantCount: number
  /** `cells`: as `CHANGE_HEADING` has them; `name`: whole. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[]; readonly row: ChangeRow }[]
}

/** The table from its row `offset` on. */
export function changePage({ changes }: Compared, offset: number, limit: number): ChangePage {
  const { rows, ...report } = changeReport(changes)
  const ranked = rankedChanges(changes)
  const fns = ranked.slice(offset, offset + limit)
  return {
    report,
    rowCount: ranked.length,
    significantCount: rows.filter(({ significant }) => significant).length,
    rows: cellsOfChanges(changes, fns).map((cells, at) => ({
      name: functionName(changes.comparison.union, fns[at]),
      cells,
      row: rows[offset + at],
    })),
  }
}

export type ChangesOrder = { readonly query: Query; readonly sort: ChangeSort; readonly form: TableForm; readonly maxRows: number }

/** The window's table as text. Null where nothing is compared. */
export function changesAsText(subject: Subject, { query, sort, form, maxRows }: ChangesOrder): TableText | null {
  return subject.kind === 'comparison' ? changesText(subject.changes, matchedBy(subject, query), sort, form, maxRows) : null
}

/** What became of every function of a comparison: columns by function of the union, in the unit of the sample type. */
export type ChangeSheet = {
  /** What is compared; the union's own sample types say whose width is drawn. */
  readonly sampleTypeName: string
  readonly unit: string
  readonly scale: Scale
  /** Null where nothing tells what counts as no change. */
  readonly sizeFactor: number | null
  readonly size: Size
  readonly canScaleByTime: boolean
  readonly summary: Summary
  /** Renames and moves, a sentence each. */
  readonly moves: readonly string[]
  readonly base: FunctionWeights
  readonly current: FunctionWeights
  /** What counts for each function on either side: its own weight; with all that it calls where that is new or gone. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** A base value times this is what it would be now, had nothing changed. */
  readonly valueFactor: number
  /** As a share of baseline. */
  readonly delta: Float64Array
  readonly deltaError: Float64Array
  /** 1 where it is more than noise. */
  readonly significant: Uint8Array
  readonly change: readonly Change[]
}

export function changeSheet({ changes }: Compared): ChangeSheet {
  const { scale, sizeFactor, base, current, before, after, valueFactor, delta, deltaError, significant, change, comparison } = changes
  return {
    sampleTypeName: comparison.sampleTypeName,
    unit: comparison.unit,
    scale,
    sizeFactor,
    size: changes.size,
    canScaleByTime: canScaleByTime(comparison),
    summary: summaryOf(changes),
    moves: moveLines(changes),
    base: { self: base.self, total: base.total, totalValue: base.totalValue },
    current: { self: current.self, total: current.total, totalValue: current.totalValue },
    before,
    after,
    valueFactor,
    delta,
    deltaError,
    significant,
    change,
  }
}
