// Hands the page three functions, and nothing of Electron: calls, events, and a dropped file's id in place of its path.

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNELS } from '../shared/host/channels'
import type { HostBridge, HostEvent } from '../shared/host/contract'

/** A message is in memory three times on its way. Larger files come from a disk, and those have a path. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024

const bridge: HostBridge = {
  call: (name, args) => ipcRenderer.invoke(CHANNELS.call, name, args),
  onEvent(listener) {
    const heard = (_: unknown, event: HostEvent) => listener(event)
    ipcRenderer.on(CHANNELS.event, heard)
    return () => void ipcRenderer.off(CHANNELS.event, heard)
  },
  async fileOf(dropped) {
    if (!(dropped instanceof File)) return null
    const path = pathOf(dropped)
    if (path !== '') return ipcRenderer.invoke(CHANNELS.fileAt, path)
    if (dropped.size > MAX_MESSAGE_BYTES) return null
    // Electron 25 loses the body of a page's POST when it is a file.
    return ipcRenderer.invoke(CHANNELS.fileOf, dropped.name, await dropped.arrayBuffer())
  },
}

/** Empty for a file that was made in the page. Electron before 32 has no `webUtils.getPathForFile`, but a path on the file itself. */
function pathOf(dropped: File): string {
  const utils: Partial<typeof webUtils> | undefined = webUtils
  if (utils?.getPathForFile !== undefined) return utils.getPathForFile(dropped)
  return 'path' in dropped && typeof dropped.path === 'string' ? dropped.path : ''
}

// An address leaves for the person's browser after a click or a key of theirs, never because a script wants it.
for (const kind of ['click', 'auxclick', 'keydown'] as const) {
  window.addEventListener(kind, ({ isTrusted }) => isTrusted && ipcRenderer.send(CHANNELS.acted), true)
}

contextBridge.exposeInMainWorld('flamewise', bridge)
