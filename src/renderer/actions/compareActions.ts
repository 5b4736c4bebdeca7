// Comparing: a baseline beside what is open, the sides swapped, and back to one profile.

import { baselinePart, compareParts, partNow, takeAsBaseline } from '../state/comparedParts'
import { opening } from '../state/opening/opening'
import { useSession } from '../state/session'
import type { Action } from './action'
import { pickFiles } from './pickFiles'

const isComparing = () => useSession.getState().sides !== null

export const compareActions: readonly Action[] = [
  {
    id: 'take-baseline',
    title: 'Take what is shown as the baseline for another part of this file',
    group: 'View',
    keys: [],
    isAvailable: () => partNow() !== null,
    run: () => takeAsBaseline(partNow()),
  },
  {
    id: 'compare-parts',
    title: 'Compare what is shown with the part that is the baseline',
    group: 'View',
    keys: [],
    isAvailable: () => partNow() !== null && baselinePart() !== null,
    run: () => {
      const [baseline, current] = [baselinePart(), partNow()]
      if (baseline !== null && current !== null) compareParts(baseline, current)
    },
  },
  {
    id: 'open-baseline',
    title: 'Open as baseline…',
    group: 'File',
    keys: ['Mod+Shift+O'],
    isAvailable: () => useSession.getState().current !== null,
    run: () => void pickFiles({ kind: 'side', side: 'baseline' }),
  },
  {
    id: 'add-baseline-runs',
    title: 'Add runs to the baseline…',
    group: 'File',
    keys: [],
    isAvailable: isComparing,
    run: () => void pickFiles({ kind: 'add', side: 'baseline' }),
  },
  {
    id: 'add-current-runs',
    title: 'Add runs to the current side…',
    group: 'File',
    keys: [],
    isAvailable: isComparing,
    run: () => void pickFiles({ kind: 'add', side: 'current' }),
  },
  {
    id: 'swap-sides',
    title: 'Swap baseline and current',
    group: 'View',
    keys: ['x'],
    isAvailable: isComparing,
    run: () => void opening.recompare(({ baseline, current, ...rest }) => ({ ...rest, baseline: current, current: baseline })),
  },
  {
    id: 'stop-comparing',
    title: 'Stop comparing: show the current profile alone',
    group: 'View',
    keys: [],
    isAvailable: isComparing,
    run: opening.stopComparing,
  },
]
