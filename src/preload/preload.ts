// Hands the page three functions, and nothing of Electron: calls, events, and a dropped file's id in place of its path.

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNELS } from '../shared/host/channels'
import type { HostBridge, HostEvent } from '../shared/host/contract'

const bridge: HostBridge = {
  call: (name, args) => ipcRenderer.invoke(CHANNELS.call, name, args),
  onEvent(listener) {
    const heard = (_: unknown, event: HostEvent) => listener(event)
    ipcRenderer.on(CHANNELS.event, heard)
    return () => void ipcRenderer.off(CHANNELS.event, heard)
  },
  async fileOf(dropped) {
    const path = pathOf(dropped)
    return path === '' ? null : ipcRenderer.invoke(CHANNELS.fileAt, path)
  },
}

/** Empty for a file that was made in the page. Electron before 32 has no `webUtils.getPathForFile`, but a path on the file itself. */
function pathOf(dropped: unknown): string {
  if (!(dropped instanceof Blob)) return ''
  const utils: Partial<typeof webUtils> | undefined = webUtils
  if (utils?.getPathForFile !== undefined) return dropped instanceof File ? utils.getPathForFile(dropped) : ''
  return 'path' in dropped && typeof dropped.path === 'string' ? dropped.path : ''
}

contextBridge.exposeInMainWorld('flamewise', bridge)
