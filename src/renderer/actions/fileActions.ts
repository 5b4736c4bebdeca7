// Opening files.

import { host } from '../host/host'
import { examplePair } from '../state/opening/examplePair'
import { openPair } from '../state/opening/opening'
import { useSession } from '../state/session'
import { always, type Action } from './action'
import { pickFiles } from './pickFiles'
import { pickResults } from './pickResults'
import { pickTrend } from './pickTrend'

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
    id: 'open-trend',
    title: 'Open a folder as a trend…',
    group: 'File',
    keys: [],
    isAvailable: always,
    run: () => void pickTrend(),
  },
  {
    id: 'open-results',
    title: 'Open the results of a benchmark…',
    group: 'File',
    keys: [],
    isAvailable: always,
    run: () => void pickResults(null),
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
