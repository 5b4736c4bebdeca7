// The system's dialogs: what is opened, where something is saved, and which program may be started. Only a person answers them, so the page never names a path.

import { dirname, extname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { ChooseSavePath } from '../node/host/saveFile'

export async function choosePaths(window: BrowserWindow | null): Promise<readonly string[]> {
  const options: Electron.OpenDialogOptions = { title: 'Open profiles', properties: ['openFile', 'multiSelections'] }
  const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? [] : chosen.filePaths
}

export async function chooseFolder(window: BrowserWindow | null, title: string): Promise<string | null> {
  // A Mac shows no title, but a message.
  const options: Electron.OpenDialogOptions = { title, message: title, properties: ['openDirectory'] }
  const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** A program that a page names is started only after the person has said so here. */
export async function confirmEditor(window: BrowserWindow | null, words: readonly string[]): Promise<boolean> {
  const options: Electron.MessageBoxOptions = {
    type: 'question',
    message: 'Start this program when a source line is opened?',
    detail: words.join('\n'),
    buttons: ['Cancel', 'Use it'],
    defaultId: 0,
    cancelId: 0,
  }
  const answer = window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return answer.response === 1
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
