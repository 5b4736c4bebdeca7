// Opening files.

import { host } from '../host/host'
import { closeProfile, comparePrevious, reload, useChangedFile } from '../state/changedFile'
import { examplePair } from '../state/opening/sortSides'
import { openPair } from '../state/opening/opening'
import { useSession } from '../state/session'
import { always, type Action } from './action'
import { pickFiles } from './pickFiles'
import { pickResults } from './pickResults'
import { pickTrend } from './pickTrend'

const hasProfile = () => useSession.getState().current !== null

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
    id: 'reload',
    title: 'Reload',
    group: 'File',
    keys: ['Mod+R'],
    isAvailable: hasProfile,
    run: () => void reload(),
  },
  {
    id: 'compare-previous',
    title: 'Compare the changed file with what is shown',
    group: 'File',
    keys: [],
    isAvailable: () => useChangedFile.getState().file !== null && useSession.getState().sides === null,
    run: () => void comparePrevious(),
  },
  {
    id: 'close',
    title: 'Close',
    group: 'File',
    keys: ['Mod+W'],
    isAvailable: hasProfile,
    run: closeProfile,
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
