// The main process's end of the bridge: the only place that hears the page, and hears it only when it is our page.

import { isAbsolute } from 'node:path'
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { answerCall } from '../node/host/answerCall'
import type { Host } from '../node/host/host'
import { CHANNELS } from '../shared/host/channels'
import type { HostAnswer, HostFile } from '../shared/host/contract'
import { isOurPage } from './pageProtocol'

type Handlers = {
  readonly call: (name: unknown, args: unknown) => Promise<HostAnswer>
  readonly fileAt: (path: unknown) => HostFile | null
  readonly fileOf: (name: unknown, bytes: unknown) => Promise<HostFile> | null
}

export function answerBridge(host: Host): void {
  const handlers: Handlers = {
    call: (name, args) => answerCall(host.calls, name, args),
    fileAt: path => (typeof path === 'string' && isAbsolute(path) ? host.fileAt(path) : null),
    fileOf: (name, bytes) => (typeof name === 'string' && bytes instanceof ArrayBuffer ? host.upload(name, [new Uint8Array(bytes)]) : null),
  }
  for (const name of ['call', 'fileAt', 'fileOf'] as const) {
    ipcMain.handle(CHANNELS[name], (event: IpcMainInvokeEvent, first: unknown, second: unknown) => {
      if (!isOurPage(event.senderFrame?.url ?? '')) throw new Error(`${name}: not our page`)
      return handlers[name](first, second)
    })
  }
}
