// The table of the tab in view, as text.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { usePreferences } from '../preferences'
import { selectionIn, useView } from '../view'
import { viewOf } from '../views'
import { shownColumns, TOP_TABLE } from '../tableColumns'
import { shownTreeRows } from '../treeRows'
import { analyst } from '../../worker/analyst'
import { answered } from './shown'
import { treeText } from './treeText'
import type { DrawnTree } from '../../worker/opened'
import type { TableForm, TableText } from '../../../shared/report/textTable'

/** More rows than anyone reads in a review; programs get all. */
const MAX_MARKDOWN_ROWS = 200

/** The table of the tab in view; the top functions where it has none. */
export function tableNow(drawn: DrawnTree, form: TableForm): Promise<TableText> {
  const { sort, changeSort, query } = useView.getState()
  const { profile } = drawn
  const maxRows = form === 'markdown' ? MAX_MARKDOWN_ROWS : Infinity
  const table = tableTitle()
  if (table === 'tree') return Promise.resolve(treeText(drawn, shownTreeRows(drawn), form, maxRows))
  // In a comparison the functions' table has both sides, as the table of changes has; a part of it has them in the window alone.
  const isOfSides = table === 'changes' || !isFiltered(selectionIn(useView.getState()))
  if (profile.changes !== null && isOfSides)
    return answered(analyst().ask(null, 'changesText', profile.id, query, changeSort, form, maxRows))
  const columns = shownColumns(usePreferences.getState().tables[TOP_TABLE]).map(column => column.id)
  return answered(analyst().ask(null, 'topText', profile.id, selectionIn(useView.getState()), sort, query, columns, form, maxRows))
}

/** How the table of the tab in view is called. */
export function tableTitle(): 'tree' | 'changes' | 'top' {
  return viewOf(useView.getState().tab).table
}
