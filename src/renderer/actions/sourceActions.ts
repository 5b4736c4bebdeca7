// Profiles that are in no file yet: fetched from a program or a server, or recorded; and the same once more.

import { gathering, showSources, useGathering } from '../state/gathering/gathering'
import { useSession } from '../state/session'
import type { Action } from './action'

export const sourceActions: readonly Action[] = [
  {
    id: 'from-program',
    title: 'From a running program or server…',
    group: 'File',
    keys: ['Mod+Shift+U'],
    isAvailable: () => useSession.getState().startup?.canGather === true,
    run: () => showSources(),
  },
  {
    id: 'record-again',
    title: 'Record again and compare',
    group: 'File',
    keys: [],
    isAvailable: () => gatheredFile() !== null,
    run: () => {
      const file = gatheredFile()
      if (file === null) return
      showSources()
      void gathering.again(file)
    },
  },
]

/** What is shown, where it was fetched or recorded from this window; of a comparison its current side. */
function gatheredFile() {
  const { current, sides } = useSession.getState()
  const file = sides === null ? current?.file : sides.current.at(-1)?.file
  return file !== undefined && Object.hasOwn(useGathering.getState().orders, file.id) ? file : null
}
