// The system's dialogs for files: what is opened, and where something is saved. Only a person answers them, so the page never names a path.

import { dirname, extname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { ChooseSavePath } from '../node/host/saveFile'

export async function choosePaths(window: BrowserWindow | null): Promise<readonly string[]> {
  const options: Electron.OpenDialogOptions = { title: 'Open profiles', properties: ['openFile', 'multiSelections'] }
  const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? [] : chosen.filePaths
}

export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = { title: 'Open a folder of profiles', properties: ['openDirectory'] }
  const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** Starts in the documents, and from then on where something was saved last. */
export function savePathChooser(window: () => BrowserWindow | null): ChooseSavePath {
  let folder: string | null = null
  return async suggestedName => {
    const ending = extname(suggestedName).slice(1)
    const options: Electron.SaveDialogOptions = {
      title: 'Save',
      defaultPath: join(folder ?? app.getPath('documents'), suggestedName),
      filters: [...(ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }]), { name: 'All files', extensions: ['*'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const parent = window()
    const { canceled, filePath } = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    if (canceled || filePath === undefined || filePath === '') return null
    folder = dirname(filePath)
    return filePath
  }
}
