// What goes to the clipboard and takes the worker to make: tables, and the samples below a frame.

import { formatCount } from '../../../shared/base/quantity'
import type { FnPath } from '../../../shared/analysis/transforms'
import { selectionIn, useView } from '../view'
import { sayCopied } from '../../ui/sayCopied'
import { analyst } from '../../worker/analyst'
import { whileBusy } from './exporting'
import { answered } from './shown'
import { tableNow } from './tableNow'
import type { DrawnTree } from '../../worker/opened'

export function copyTable(form: 'tsv' | 'markdown'): void {
  const table = tableNow()
  if (table === null) return
  void whileBusy('The table', async () => {
    const { text, rowCount, shownRows } = await table.text(form)
    const all = counted(rowCount, 'row')
    await sayCopied(text, shownRows === rowCount ? `${all} copied` : `The first ${formatCount(shownRows)} of ${all} copied`)
  })
}

/** A clipboard is no place for more, and other programs choke on it. */
const MAX_COPIED_CHARS = 4e6

/** The samples below a node, as folded stacks that begin at it. */
export function copySubtree(drawn: DrawnTree, path: FnPath): void {
  const plain = selectionIn(useView.getState())
  const { isInverted } = drawn.choice
  const choice = { ...plain, transforms: [...plain.transforms, { kind: 'focus-subtree', path, isInverted } as const] }
  void whileBusy('The subtree', async () => {
    const { text, lineCount, isCut } = await answered(analyst().ask(null, 'folded', drawn.profile.id, choice, MAX_COPIED_CHARS))
    const stacks = counted(lineCount, 'stack')
    await sayCopied(text, isCut ? `The first ${stacks} copied: export folded stacks for all of them` : `${stacks} copied`)
  })
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`
}
