// Asks the person for files: by the system's dialog in the desktop app, by the page's file input in a browser.

import { host } from '../host/host'
import type { HostFile } from '../../shared/host/contract'
import { addRuns, openChosen } from '../state/opening/opening'
import { useSession } from '../state/session'
import type { Side } from '../worker/opened'

/** The page's one file input, which outside tools drive as well. */
export const FILE_INPUT_ID = 'files'

/** `open`: in the place of what is shown. `side`: as that side of a comparison. `add`: as further runs of that side. */
export type Purpose = { readonly kind: 'open' } | { readonly kind: 'side' | 'add'; readonly side: Side }

const OPEN: Purpose = { kind: 'open' }

export const { pickFiles, takePickedFiles } = createFilePicker()

function createFilePicker() {
  // What the input's next files are for. A browser says nothing when its dialog is cancelled.
  let purpose: Purpose = OPEN
  return {
    async pickFiles(wanted: Purpose = OPEN): Promise<void> {
      if (useSession.getState().startup?.host === 'electron') return take(await host().call.chooseFiles(), wanted)
      purpose = wanted
      document.getElementById(FILE_INPUT_ID)?.click()
    },
    /** The files that were chosen in the page's input. */
    takePickedFiles(files: readonly File[]): void {
      const wanted = purpose
      purpose = OPEN
      void take(files, wanted)
    },
  }
}

async function take(files: readonly (HostFile | File)[], wanted: Purpose): Promise<void> {
  if (wanted.kind === 'add') await addRuns(files, wanted.side)
  else await openChosen(files, wanted.kind === 'side' ? wanted.side : null)
}
