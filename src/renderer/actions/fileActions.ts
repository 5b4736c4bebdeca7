// Opening files.

import { host } from '../host/host'
import { examplePair } from '../diff/examplePair'
import { openPair } from '../stores/opening'
import { useSession } from '../stores/session'
import { always, type Action } from './action'
import { pickFiles } from './pickFiles'

export const fileActions: readonly Action[] = [
  {
    id: 'open',
    title: 'Open…',
    group: 'File',
    keys: ['Mod+O'],
    isAvailable: always,
    run: () => void pickFiles(),
  },
  {
    id: 'open-example',
    title: 'Open an example',
    group: 'File',
    keys: [],
    isAvailable: () => pair() !== null,
    run: () => {
      const found = pair()
      if (found !== null) void openPair(...found)
    },
  },
  {
    id: 'clear-recent',
    title: 'Clear recent files',
    group: 'File',
    keys: [],
    isAvailable: () => useSession.getState().recent.length > 0,
    run: () => {
      useSession.setState({ recent: [] })
      host()
        .call.clearRecent()
        .catch(() => undefined)
    },
  },
]

function pair() {
  return examplePair(useSession.getState().startup?.examples ?? [])
}
