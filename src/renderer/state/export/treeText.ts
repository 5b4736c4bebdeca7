// The rows of the call tree as text: those that are unfolded, indented as they are on screen.

import { functionName } from '../../../shared/profile/profile'
import { frameFacts, type ChangeFacts } from '../frameFacts'
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

const SIDE_TITLES = ['Baseline total', 'Current total', 'Δ total', 'Baseline self', 'Current self', 'Δ self']

function columnsOf(drawn: DrawnTree, form: TableForm): readonly TextColumn[] {
  const { profile, choice } = drawn
  const unit = unitOf(profile.names.meta.sampleTypes[choice.sampleType])
  const inUnit = (title: string): TextColumn => ({
    title: form === 'markdown' || unit === '' ? title : `${title} (${unit})`,
    kind: 'number',
  })
  const isCompared = drawn.profile.changes !== null && drawn.sides !== null
  const numbers = isCompared ? SIDE_TITLES : choice.isInverted ? ['Total'] : ['Total', 'Self']
  const place: readonly TextColumn[] = form === 'markdown' ? [] : [{ title: 'Depth', kind: 'number' }]
  // A code span would lose the indent's blanks.
  return [...place, ...numbers.map(inUnit), { title: 'Function', kind: form === 'markdown' ? 'text' : 'name' }]
}

/** Baseline as it would be at the current side's size, so that differences are those of what stands beside them. */
function sideNumbers({ profile, sides }: DrawnTree, node: number): readonly number[] | null {
  if (profile.changes === null || sides === null) return null
  const { valueFactor } = profile.changes
  const of = (base: Float64Array, current: Float64Array) => {
    const expected = base[node] * valueFactor
    return [expected, current[node], current[node] - expected]
  }
  return [...of(sides.base, sides.current), ...of(sides.baseSelf, sides.currentSelf)]
}

function numberCells(drawn: DrawnTree, node: number): readonly string[] {
  const { tree, choice, profile } = drawn
  const ofSides = sideNumbers(drawn, node)
  if (ofSides !== null) return [String(tree.depth[node]), ...ofSides.map(String), functionName(profile.names, tree.fn[node])]
  const weights = choice.isInverted ? [tree.total[node]] : [tree.total[node], tree.self[node]]
  return [String(tree.depth[node]), ...weights.map(String), functionName(profile.names, tree.fn[node])]
}

function wordCells(drawn: DrawnTree, node: number): readonly string[] {
  const { total, totalShare, self, selfShare, name, sides } = frameFacts(drawn, node)
  const worded = ({ baseline, current, difference }: ChangeFacts) => [baseline, current, difference]
  const plain = drawn.choice.isInverted ? [`${total} (${totalShare})`] : [`${total} (${totalShare})`, `${self} (${selfShare})`]
  const weights = sides === null ? plain : [...worded(sides.total), ...worded(sides.self)]
  // Blanks at a cell's start vanish in Markdown; these do not.
  return [...weights, '\u2003'.repeat(Math.min(MAX_INDENTS, drawn.tree.depth[node])) + name]
}
