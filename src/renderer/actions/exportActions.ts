// Getting results out of the window: files, and what goes to the clipboard.

import { NONE } from '../../shared/profile/profile'
import { copySubtree, copyTable } from '../state/export/copies'
import { copyCommand, copyLink } from '../state/export/copyCommand'
import { exportConverted, exportCsv, exportPng, exportSvg } from '../state/export/exports'
import { drawnNow } from '../state/export/shown'
import { tableNow } from '../state/export/tableNow'
import { showOverlay } from '../state/overlay'
import type { Action } from './action'
import { frameTarget, targetPath, withTarget } from './frameTarget'

/** Where the action finds the menu. */
export const EXPORT_MENU_ID = 'export'

const isDrawn = () => drawnNow() !== null

export const exportActions: readonly Action[] = [
  exporting('export', 'Export…', () => document.getElementById(EXPORT_MENU_ID)?.click(), ['Mod+E']),
  exporting('save-filtered', 'Export: pprof, of what is shown', () => exportConverted('pprof'), ['Mod+S']),
  exporting('export-report', 'Export: report…', () => showOverlay('report')),
  exporting('export-svg', 'Export: flame graph as SVG', exportSvg),
  exporting('export-png', 'Export: flame graph as PNG', exportPng),
  ofTable('export-csv', 'Export: table as CSV', exportCsv),
  exporting('export-folded', 'Export: folded stacks', () => exportConverted('folded')),
  exporting('export-speedscope', 'Export: speedscope JSON', () => exportConverted('speedscope')),
  exporting('export-redacted', 'Export: redacted, for people outside…', () => showOverlay('redacted')),
  exporting('copy-command', 'Copy as command: prints what is shown', copyCommand),
  exporting('copy-link', 'Copy link to this view', copyLink),
  ofTable('copy-rows', 'Copy table for a spreadsheet', () => copyTable('tsv')),
  ofTable('copy-rows-markdown', 'Copy table as Markdown', () => copyTable('markdown')),
  {
    id: 'copy-subtree',
    title: 'Copy subtree as folded stacks',
    group: 'Frame',
    keys: [],
    isAvailable: () => (frameTarget()?.node ?? NONE) !== NONE,
    run: withTarget(target => copySubtree(target.drawn, targetPath(target))),
  },
]

function exporting(id: string, title: string, run: () => void, keys: readonly string[] = []): Action {
  return { id, title, group: 'File', keys, isAvailable: isDrawn, run }
}

/** Tabs without a profile have tables too. */
function ofTable(id: string, title: string, run: () => void): Action {
  return { id, title, group: 'File', keys: [], isAvailable: () => tableNow() !== null, needs: 'this tab has no table yet', run }
}
