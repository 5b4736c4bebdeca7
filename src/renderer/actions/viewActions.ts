// What is shown and how: tabs, direction, order, colours, theme, panels.

import type { SiblingOrder } from '../../shared/analysis/callTree'
import type { ColourMode } from '../../shared/analysis/frameColours'
import type { Theme, ViewItem } from '../../shared/host/contract'
import { openSpine } from '../graph/flameView'
import { mainFlame } from '../state/mainFlame'
import { useAnswers } from '../state/answers'
import { chosenOf, hasSwitch, type SwitchKind } from '../state/history'
import { toggleMyCode } from '../state/myCode'
import { showOverlay } from '../state/overlay'
import { prefer, usePreferences } from '../state/preferences'
import { useSession, type Shown } from '../state/session'
import { countIdle, setInverted, setSwitch, showTab, stepThread, useView } from '../state/view'
import { rankedThreads } from '../state/threadList'
import { isOffered, VIEWS, type ViewId } from '../state/views'
import { always, type Action } from './action'

const hasProfile = () => useSession.getState().current !== null
const chosen = () => chosenOf(useView.getState().history)

/** For the host's menu: what is offered now, so that no two items have one key. */
export function viewItems(shown: Shown): readonly ViewItem[] {
  return VIEWS.filter(view => view.isOffered(shown)).map(({ id, title, key }) => ({ action: tabAction(id), title, key }))
}

/** Tells them now, and whenever others are offered. */
export function followViews(tell: (views: readonly ViewItem[]) => void): () => void {
  let told = ''
  const follow = (shown: Shown) => {
    const views = viewItems(shown)
    const next = views.map(({ action }) => action).join()
    if (next !== told) tell(views)
    told = next
  }
  follow(useSession.getState())
  return useSession.subscribe(follow)
}

export const viewActions: readonly Action[] = [
  ...VIEWS.map(({ id, action, key }) => tab(id, action, key)),
  {
    id: 'icicle',
    title: 'Icicle graph: root on top',
    group: 'View',
    keys: ['i'],
    isOn: () => usePreferences.getState().growth === 'icicle',
    isAvailable: hasProfile,
    run: () => prefer({ growth: usePreferences.getState().growth === 'icicle' ? 'flame' : 'icicle' }),
  },
  {
    id: 'invert',
    title: 'Invert: callers under what they call',
    group: 'View',
    keys: ['v'],
    isOn: () => chosen().isInverted,
    isAvailable: hasProfile,
    run: () => setInverted(!chosen().isInverted),
  },
  onOff('merge-recursion', 'Collapse recursion', 'r'),
  {
    ...onOff('merge-foreign', 'My code: libraries and runtime fold into their callers', 'o'),
    run: toggleMyCode,
  },
  {
    id: 'idle',
    title: 'Count (idle) in everything and in shares',
    group: 'View',
    keys: [],
    isOn: () => chosen().selection.withoutIdle !== true,
    isAvailable: () => useSession.getState().current?.holdsIdle === true,
    run: () => countIdle(chosen().selection.withoutIdle === true),
  },
  {
    id: 'own-code',
    title: 'My code: what is own, library and runtime…',
    group: 'View',
    keys: [],
    isAvailable: hasProfile,
    run: () => document.getElementById(OWN_CODE_BUTTON_ID)?.click(),
  },
  {
    id: 'filter-sets',
    title: 'Filter sets: keep what is filtered under a name, use it again…',
    group: 'Stacks',
    keys: [],
    isAvailable: hasProfile,
    run: () => showOverlay('filter-sets'),
  },
  {
    id: 'wrappers',
    title: 'Show wrapper frames',
    group: 'View',
    keys: [],
    isOn: () => mainFlame.getState().isSpineOpen,
    isAvailable: () => hasProfile() && mainFlame.getState().spineRows > 0,
    run: () => openSpine(mainFlame, !mainFlame.getState().isSpineOpen),
  },
  {
    id: 'details',
    title: 'Details of the selected frame',
    group: 'View',
    keys: ['Mod+J'],
    isOn: () => usePreferences.getState().showsDetails,
    isAvailable: hasProfile,
    run: () => prefer({ showsDetails: !usePreferences.getState().showsDetails }),
  },
  {
    id: 'threads',
    title: 'Threads: choose, merge and compare',
    group: 'View',
    keys: ['t'],
    isAvailable: hasThreads,
    run: () => document.getElementById(THREADS_BUTTON_ID)?.click(),
  },
  {
    id: 'labels',
    title: 'Labels: keep a value, group by one',
    group: 'View',
    keys: ['l'],
    isAvailable: () => (useSession.getState().current?.labelKeys.length ?? 0) > 0,
    run: () => document.getElementById(LABELS_BUTTON_ID)?.click(),
  },
  thread(-1, 'thread-previous', 'Previous thread', 'Mod+PageUp'),
  thread(1, 'thread-next', 'Next thread', 'Mod+PageDown'),
  order('heaviest', 'Order: widest first'),
  order('name', 'Order: by name'),
  order('appearance', 'Order: by time'),
  colours('module', 'Colours: by package or module'),
  colours('kind', 'Colours: by kind of code'),
  colours('classic', 'Colours: classic'),
  theme('system', 'Theme: as the system'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
]

/** Where the actions find the panels' buttons. */
export const THREADS_BUTTON_ID = 'threads'
export const LABELS_BUTTON_ID = 'labels'
export const OWN_CODE_BUTTON_ID = 'own-code'

function threadCount(): number {
  return useSession.getState().current?.names.threads.length ?? 0
}

function hasThreads(): boolean {
  return threadCount() > 1
}

function thread(step: 1 | -1, id: string, title: string, key: string): Action {
  return { id, title, group: 'View', keys: [key], isAvailable: hasThreads, run: () => stepThread(step, threadsByWeight()) }
}

/** Busiest first, as the list has them. */
function threadsByWeight(): readonly number[] {
  const { threads } = useAnswers.getState()
  const { current } = useSession.getState()
  const weights = threads !== null && threads.profile === current ? threads.weights : new Float64Array(threadCount())
  return rankedThreads(weights)
}

function onOff(kind: SwitchKind, title: string, key: string): Action {
  return {
    id: kind,
    title,
    group: 'View',
    keys: [key],
    isOn: () => hasSwitch(chosen(), kind),
    isAvailable: hasProfile,
    run: () => setSwitch(kind, !hasSwitch(chosen(), kind)),
  }
}

function tabAction(id: ViewId): string {
  return `tab-${id}`
}

function tab(id: ViewId, title: string, key: string): Action {
  return {
    id: tabAction(id),
    title,
    group: 'View',
    keys: [key],
    isOn: () => useView.getState().tab === id,
    isAvailable: () => isOffered(id, useSession.getState()),
    run: () => showTab(id),
  }
}

function order(order: SiblingOrder, title: string): Action {
  return {
    id: `order-${order}`,
    title,
    group: 'View',
    keys: [],
    isOn: () => usePreferences.getState().order === order,
    isAvailable: () => hasProfile() && (order !== 'appearance' || useSession.getState().current?.hasTimes === true),
    run: () => prefer({ order }),
  }
}

function colours(colourMode: ColourMode, title: string): Action {
  return {
    id: `colours-${colourMode}`,
    title,
    group: 'View',
    keys: [],
    isOn: () => usePreferences.getState().colourMode === colourMode,
    isAvailable: hasProfile,
    run: () => prefer({ colourMode }),
  }
}

function theme(theme: Theme, title: string): Action {
  return {
    id: `theme-${theme}`,
    title,
    group: 'View',
    keys: [],
    isOn: () => usePreferences.getState().theme === theme,
    isAvailable: always,
    run: () => prefer({ theme }),
  }
}
