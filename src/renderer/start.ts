// Starts everything that is not drawn: the host's word, preferences, theme, keys, and the questions to the worker.

import { ACTIONS } from './actions'
import { followKeyboard } from './actions/keyboard'
import type { HostEvent, Startup } from '../shared/host/contract'
import { unreachable } from '../shared/base/unreachable'
import { host } from './host/host'
import { keepAnswers } from './stores/keepAnswers'
import { keepFindings } from './stores/findings'
import { followProfileNotes } from './stores/notes'
import { followWorkerProgress, hearProgress, openFile, refreshRecent } from './stores/opening'
import { keepPageSigns } from './stores/pageSigns'
import { keepPreferences, usePreferences } from './stores/preferences'
import { useSession } from './stores/session'
import { keepTheme } from './ui/theme'

export async function start(): Promise<void> {
  keepPageSigns()
  keepTheme(() => usePreferences.getState().theme, usePreferences.subscribe)
  followKeyboard()
  keepAnswers()
  keepFindings()
  followProfileNotes()
  followWorkerProgress()
  const startup = await host().call.startup()
  keepPreferences(startup.settings)
  useSession.setState({ startup })
  host().onEvent(hear)
  void refreshRecent().catch(() => undefined)
  const first = firstFile(startup)
  if (first !== undefined) await openFile(first)
}

/** The last one named is the newest, and an example opens by itself only on a first run. */
function firstFile({ files, examples, isFirstRun }: Startup) {
  return files.at(-1) ?? (isFirstRun ? examples.at(-1) : undefined)
}

function hear(event: HostEvent): void {
  switch (event.kind) {
    case 'progress':
      return hearProgress(event.progress)
    case 'files': {
      const newest = event.files.at(-1)
      if (newest !== undefined) void openFile(newest)
      return
    }
    case 'action':
      ACTIONS.find(action => action.id === event.action)?.run()
      return
    default:
      return unreachable(event)
  }
}
