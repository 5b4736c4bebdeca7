// A folder that was dropped is a trend of its profiles: by its path in the desktop app, file by file in a browser.

import { MAX_FOLDER_ENTRIES } from '../../../shared/host/folders'
import { useSession } from '../../state/session'
import { trends } from '../../state/trend/trends'
import { showTab } from '../../state/view'
import { say, sayFault } from '../../ui/Toasts'
import type { DroppedFolder } from './followDrags'
import { walkedFolder } from './folderWalk'

export function openDroppedFolders(folders: readonly DroppedFolder[]): void {
  showTab('trend')
  const [{ entry, file }] = folders
  if (useSession.getState().startup?.host === 'electron' && file !== null) void trends.readGiven([file], entry.name)
  else void openWalked(entry)
}

async function openWalked(folder: FileSystemEntry): Promise<void> {
  const walked = await walkedFolder(folder)
  if (walked === null) return say(`${folder.name} has more than ${MAX_FOLDER_ENTRIES} entries: drop the folder of the profiles`)
  if (walked.unread > 0) sayFault(`${walked.unread} of the files in ${folder.name} could not be read`)
  await trends.readGiven(walked.files, folder.name)
}
