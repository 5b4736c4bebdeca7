// Electron's main process: wires the window, the menu and the system to the host, and is otherwise as small as it can be.

import { app, dialog, Menu, type BrowserWindow } from 'electron'
import { createHost, LINK_SCHEME } from '../node/host/host'
import { join } from 'node:path'
import { STDIN_NAME } from '../node/bytes/source'
import { pageHandler } from '../node/page/pageHandler'
import { recordingsFolder } from '../node/record/recordingsFolder'
import { programFolders } from '../node/files/programFolders'
import { isRecord } from '../shared/base/json'
import { CHANNELS } from '../shared/host/channels'
import type { HostEvent, ViewItem } from '../shared/host/contract'
import { denyLeaving, denyPermissions } from './guard'
import { chooseFolder, choosePaths, confirmEditor, savePathChooser } from './dialogs'
import { answerBridge } from './hostBridge'
import { menuTemplate } from './menu'
import { answerPage, registerPageScheme } from './pageProtocol'
import { filesNamed } from './startArguments'
import { systemVault } from './systemVault'
import { openWindow } from './window'

function main(): void {
  const folders = programFolders(__dirname)
  let window: BrowserWindow | null = null
  /** What the page can show, as it said at its start. */
  let views: readonly ViewItem[] = []
  const tell = (event: HostEvent) => window?.webContents.send(CHANNELS.event, event)
  const names = filesNamed(process.argv, process.defaultApp)
  // Handed to the first instance as they are: Chromium reorders a second one's argv.
  if (!app.requestSingleInstanceLock({ names })) {
    app.quit()
    return
  }
  registerPageScheme()
  // A developer's own Electron would be what the system starts.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  denyLeaving()
  const host = createHost({
    kind: 'electron',
    version: app.getVersion(),
    folders,
    dataFolder: app.getPath('userData'),
    recordingsFolder: recordingsFolder(process.env, join(app.getPath('documents'), 'Flamewise')),
    vault: systemVault,
    emit: tell,
    choosePaths: () => choosePaths(window),
    chooseFolder: title => chooseFolder(window, title),
    chooseSavePath: savePathChooser(() => window),
    confirmEditor: words => confirmEditor(window, words),
    onProgress: progress => {
      const { doneBytes, totalBytes } = progress ?? { doneBytes: 0, totalBytes: 1 }
      // Above 1 it only shows that something goes on.
      window?.setProgressBar(progress === null ? -1 : totalBytes === null || totalBytes === 0 ? 2 : doneBytes / totalBytes)
    },
    onOpened: path => {
      app.addRecentDocument(path)
      window?.setRepresentedFilename(path)
      showMenu()
    },
    onViews: told => {
      views = told
      showMenu()
    },
    onRecentCleared: () => {
      app.clearRecentDocuments()
      showMenu()
    },
  })
  const show = (files: readonly string[], folder: string) => {
    host.openNamed(files, folder).catch((error: unknown) => dialog.showErrorBox('Could not open the file', String(error)))
  }
  // On a Mac this may come before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    show([path], '/')
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    show([link], '/')
  })
  app.on('second-instance', (_, _argv, folder, data) => {
    const given: readonly unknown[] = isRecord(data) && Array.isArray(data['names']) ? data['names'] : []
    // Its standard input is out of reach from here.
    const second = given.filter(name => typeof name === 'string').filter(name => name !== STDIN_NAME)
    showWindow()
    if (second.length > 0) show(second, folder)
  })
  app.on('activate', () => showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('quit', host.close)
  void app.whenReady().then(() => {
    denyPermissions()
    answerPage(pageHandler({ rendererFolder: folders.renderer, bodyOf: host.bodyOf, upload: host.upload }))
    answerBridge(host)
    showMenu()
    if (names.length > 0) show(names, process.cwd())
    showWindow()
  })

  function showWindow(): void {
    if (!app.isReady()) return
    if (window !== null) {
      if (window.isMinimized()) window.restore()
      window.focus()
      return
    }
    const opened = openWindow(folders.preload, app.getPath('userData'), host.remark)
    window = opened
    opened.on('closed', () => {
      window = null
      host.pageClosed()
    })
  }

  function showMenu(): void {
    const template = menuTemplate({
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      recentPaths: host.recentPaths(),
      views,
      act: action => tell({ kind: 'action', action }),
      openRecent: path => void host.openNamed([path], '/'),
      clearRecent: () => void host.calls.clearRecent(),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]))
  }
}

main()
