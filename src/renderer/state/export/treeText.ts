// The rows of the call tree as text: those that are unfolded, indented as they are on screen.

import { functionName } from '../../../shared/profile/profile'
import { frameFacts } from '../frameFacts'
import { unitOf } from '../../../shared/profile/unit'
import type { DrawnTree } from '../../worker/opened'
import { tableText, type TableForm, type TextColumn, type TableText } from '../../../shared/report/textTable'

/** Deeper rows are indented no further, as on screen. */
const MAX_INDENTS = 40

export function treeText(drawn: DrawnTree, rows: Int32Array, form: TableForm, maxRows: number): TableText {
  const shown = rows.subarray(0, maxRows)
  const cells = form === 'markdown' ? wordCells : numberCells
  const text = tableText(
    form,
    columnsOf(drawn, form),
    Array.from(shown, node => cells(drawn, node)),
    rows.length - shown.length,
  )
  return { text, rowCount: rows.length, shownRows: shown.length }
}

function columnsOf({ profile, choice }: DrawnTree, form: TableForm): readonly TextColumn[] {
  const unit = unitOf(profile.names.meta.sampleTypes[choice.sampleType])
  const inUnit = (title: string): TextColumn => ({
    title: form === 'markdown' || unit === '' ? title : `${title} (${unit})`,
    kind: 'number',
  })
  const numbers = choice.isInverted ? ['Total'] : ['Total', 'Self']
  const place: readonly TextColumn[] = form === 'markdown' ? [] : [{ title: 'Depth', kind: 'number' }]
  // A code span would lose the indent's blanks.
  return [...place, ...numbers.map(inUnit), { title: 'Function', kind: form === 'markdown' ? 'text' : 'name' }]
}

function numberCells({ tree, choice, profile }: DrawnTree, node: number): readonly string[] {
  const weights = choice.isInverted ? [tree.total[node]] : [tree.total[node], tree.self[node]]
  return [String(tree.depth[node]), ...weights.map(String), functionName(profile.names, tree.fn[node])]
}

function wordCells(drawn: DrawnTree, node: number): readonly string[] {
  const { total, totalShare, self, selfShare, name } = frameFacts(drawn, node)
  const weights = drawn.choice.isInverted ? [`${total} (${totalShare})`] : [`${total} (${totalShare})`, `${self} (${selfShare})`]
  // Blanks at a cell's start vanish in Markdown; these do not.
  return [...weights, '\u2003'.repeat(Math.min(MAX_INDENTS, drawn.tree.depth[node])) + name]
}
