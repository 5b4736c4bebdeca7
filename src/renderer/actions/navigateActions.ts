// Moving about the flame graph, and through what was searched for.

import { NONE } from '../../shared/profile/profile'
import { walkFindings } from '../state/findings/goThere'
import { useAnswers } from '../state/answers'
import { filterBySearch } from '../state/steps'
import { goBack, goForward, isZoomedIn, panBy, zoomAbout, zoomTo } from '../graph/flameView'
import { goToMatch, mainFlame, stepCursor, type Step } from '../state/mainFlame'
import { usePreferences } from '../state/preferences'
import { clearSearch, select, useView } from '../state/view'
import { always, type Action } from './action'
import { hasTarget, withTarget } from './frameTarget'

/** Found by hand. */
const ZOOM_STEP = 1.5
const PAN_SHARE = 0.15

const isFlame = () => useView.getState().tab === 'flame' && useAnswers.getState().tree !== null

export const navigateActions: readonly Action[] = [
  cursor('caller', 'Select the caller', 'ArrowUp'),
  cursor('callee', 'Select the widest callee', 'ArrowDown'),
  cursor('previous', 'Select the frame to the left', 'ArrowLeft'),
  cursor('next', 'Select the frame to the right', 'ArrowRight'),
  {
    id: 'zoom-to-frame',
    title: 'Zoom to the selected frame',
    group: 'Navigate',
    keys: ['Enter'],
    keyScope: 'graph',
    isAvailable: () => isFlame() && hasTarget(),
    run: withTarget(({ node }) => zoomTo(mainFlame, node)),
  },
  flame('zoom-back', 'Back to the zoom before', ['Backspace', 'Alt+ArrowLeft'], () => goBack(mainFlame)),
  flame('zoom-forward', 'Forward again', ['Alt+ArrowRight'], () => goForward(mainFlame)),
  flame('zoom-all', 'Show everything', ['0'], () => zoomTo(mainFlame, NONE)),
  flame('zoom-in', 'Zoom in', ['+', '=', 'code:KeyW'], () => zoomBy(1 / ZOOM_STEP)),
  flame('zoom-out', 'Zoom out', ['-', 'code:KeyS'], () => zoomBy(ZOOM_STEP)),
  flame('pan-left', 'Move left', ['code:KeyA'], () => panByShare(-PAN_SHARE)),
  flame('pan-right', 'Move right', ['code:KeyD'], () => panByShare(PAN_SHARE)),
  {
    id: 'escape',
    title: 'Clear the search, then the selection, then the zoom',
    group: 'Navigate',
    keys: ['Escape'],
    isAvailable: () =>
      useView.getState().query.text !== '' || useView.getState().selectedFrame !== null || isZoomedIn(mainFlame.getState()),
    run: () => {
      if (useView.getState().query.text !== '') clearSearch()
      else if (useView.getState().selectedFrame !== null) select(null)
      else zoomTo(mainFlame, NONE)
    },
  },
  {
    id: 'finding-previous',
    title: 'Go to the finding before, or the next hotter frame',
    group: 'Navigate',
    keys: ['['],
    isAvailable: isFlame,
    run: () => walkFindings(-1),
  },
  {
    id: 'finding-next',
    title: 'Go to the next finding, after the last to the hottest frames',
    group: 'Navigate',
    keys: [']'],
    isAvailable: isFlame,
    run: () => walkFindings(1),
  },
  {
    id: 'search',
    title: 'Search',
    group: 'Search',
    keys: ['/', 'Mod+F'],
    isAvailable: always,
    run: () => document.getElementById(SEARCH_INPUT_ID)?.focus(),
  },
  {
    id: 'keep-matching',
    title: 'Keep: only stacks that have what is searched for',
    group: 'Search',
    keys: ['Alt+Enter'],
    isAvailable: hasMatches,
    run: () => void filterBySearch('keep-matching'),
  },
  {
    id: 'hide-matching',
    title: 'Hide: frames that the search finds fold into their callers',
    group: 'Search',
    keys: ['Alt+Shift+Enter'],
    isAvailable: hasMatches,
    run: () => void filterBySearch('merge-matching'),
  },
  {
    id: 'match-next',
    title: 'Next match',
    group: 'Search',
    keys: ['n'],
    isAvailable: hasMatches,
    run: () => goToMatch(1),
  },
  {
    id: 'match-previous',
    title: 'Previous match',
    group: 'Search',
    keys: ['Shift+N'],
    isAvailable: hasMatches,
    run: () => goToMatch(-1),
  },
]

/** Where the search box is found by its key. */
export const SEARCH_INPUT_ID = 'search'

function hasMatches(): boolean {
  return (useAnswers.getState().matches?.functionCount ?? 0) > 0
}

function flame(id: string, title: string, keys: readonly string[], run: () => void): Action {
  return { id, title, group: 'Navigate', keys, keyScope: 'graph', isAvailable: isFlame, run }
}

/** Up and down follow the eye: in an icicle graph the caller is above, in a flame graph below. */
function cursor(step: Step, title: string, key: string): Action {
  return {
    id: `select-${step}`,
    title,
    group: 'Navigate',
    keys: [key],
    keyScope: 'graph',
    isAvailable: isFlame,
    run: () => stepCursor(flipped(step)),
  }
}

function flipped(step: Step): Step {
  if (usePreferences.getState().growth === 'icicle') return step
  if (step === 'caller') return 'callee'
  return step === 'callee' ? 'caller' : step
}

function zoomBy(factor: number): void {
  const { viewport, hovered, tree } = mainFlame.getState()
  const isOverFrame = tree !== null && hovered !== NONE
  const centre = isOverFrame ? tree.start[hovered] + tree.total[hovered] / 2 : (viewport.startValue + viewport.endValue) / 2
  const about = Math.min(viewport.endValue, Math.max(viewport.startValue, centre))
  zoomAbout(mainFlame, about, factor)
}

function panByShare(share: number): void {
  panBy(mainFlame, mainFlame.getState().viewport.widthPx * share, 0)
}
