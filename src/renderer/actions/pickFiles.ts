// Asks the person for files: by the system's dialog in the desktop app, by the page's file input in a browser.

import { host } from '../host/host'
import { openDroppedFiles, openFiles } from '../stores/opening'
import { useSession, type Side } from '../stores/session'

/** The page's one file input, which outside tools drive as well. */
export const FILE_INPUT_ID = 'files'

/** What the input's next files are for. A browser says nothing when its dialog is cancelled. */
let wantedSide: Side | null = null

/** Two files are compared; one opens alone, or as `side` of what is open. */
export async function pickFiles(side: Side | null = null): Promise<void> {
  if (useSession.getState().startup?.host === 'electron') return openFiles(await host().call.chooseFiles(), side)
  wantedSide = side
  document.getElementById(FILE_INPUT_ID)?.click()
}

/** The files that were chosen in the page's input. */
export function takePickedFiles(files: readonly File[]): void {
  const side = wantedSide
  wantedSide = null
  openDroppedFiles(files, side)
}
