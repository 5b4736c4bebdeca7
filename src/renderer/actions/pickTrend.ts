// Asks the person for a folder of profiles: by the system's dialog in the desktop app, by a file input in a browser.

import { host } from '../host/host'
import { useSession } from '../state/session'
import { trends } from '../state/trend/trends'
import { showTab } from '../state/view'

export async function pickTrend(): Promise<void> {
  if (useSession.getState().startup?.host !== 'electron') return pickInPage()
  const folder = await host().call.chooseFolder()
  if (folder === null) return
  showTab('trend')
  await trends.readKnown([folder])
}

/** Made for the occasion: the page's own input takes files, not folders. */
function pickInPage(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  input.addEventListener('change', () => {
    // Named by the path in the folder, which says what deployment each is of.
    const files = [...(input.files ?? [])].map(file => new File([file], file.webkitRelativePath, { lastModified: file.lastModified }))
    if (files.length === 0) return
    showTab('trend')
    void trends.readGiven(files, files[0].name.split('/')[0] ?? 'folder')
  })
  input.click()
}
