// The findings panel, the rules behind it, and notes on frames.

import { NONE } from '../../shared/profile/profile'
import { namedPlace, placeAt, type Place } from '../../shared/analysis/places'
import { isNarrow } from '../ui/narrowWindow'
import { setDrawer, useFindingsView } from '../state/findings/findingsView'
import { useNoteSubject } from '../state/findings/notes'
import { showOverlay } from '../state/overlay'
import { prefer, usePreferences } from '../state/preferences'
import { useSession } from '../state/session'
import { always, type Action } from './action'
import { hasTarget, withTarget, type FrameTarget } from './frameTarget'

export const findingActions: readonly Action[] = [
  {
    id: 'findings',
    title: 'Findings: what is slow, and what to do',
    group: 'View',
    keys: ['Mod+I'],
    isOn: areShown,
    isAvailable: () => useSession.getState().current !== null,
    run: () => (isNarrow() ? setDrawer(!areShown()) : prefer({ showsFindings: !areShown() })),
  },
  { id: 'rules', title: 'Rule settings…', group: 'File', keys: [], isAvailable: always, run: () => showOverlay('rules') },
  { id: 'editor', title: 'Editor…', group: 'File', keys: [], isAvailable: always, run: () => showOverlay('editor') },
  {
    id: 'note',
    title: 'Note for the report…',
    group: 'Frame',
    keys: [],
    isAvailable: hasTarget,
    run: withTarget(target => {
      useNoteSubject.setState({ subject: { kind: 'frame', frame: namedPlace(target.drawn.profile.names, filePlace(target)) } })
      showOverlay('note')
    }),
  },
]

function areShown(): boolean {
  return isNarrow() ? useFindingsView.getState().isDrawerOpen : usePreferences.getState().showsFindings
}

/** Where the way to the frame is not that of the file's stacks, the function alone. */
function filePlace({ drawn, node, fn }: FrameTarget): Place {
  return node === NONE || drawn.choice.isInverted ? { fn, path: null } : placeAt(drawn.tree, node)
}
