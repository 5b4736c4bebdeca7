// Opening files.

import { host } from '../host/host'
import { openFile } from '../stores/opening'
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
    isAvailable: () => exampleFile() !== undefined,
    run: () => {
      const example = exampleFile()
      if (example !== undefined) void openFile(example)
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

/** The newer of the two: what a person looks at first. */
function exampleFile() {
  return useSession.getState().startup?.examples.at(-1)
}
