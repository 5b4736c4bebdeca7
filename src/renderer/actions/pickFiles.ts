// Asks the person for files: by the system's dialog in the desktop app, by the page's file input in a browser.

import { host } from '../host/host'
import { openFile } from '../stores/opening'
import { useSession } from '../stores/session'

/** The page's one file input, which outside tools drive as well. */
export const FILE_INPUT_ID = 'files'

export async function pickFiles(): Promise<void> {
  if (useSession.getState().startup?.host !== 'electron') {
    document.getElementById(FILE_INPUT_ID)?.click()
    return
  }
  const [file] = await host().call.chooseFiles()
  if (file !== undefined) await openFile(file)
}
