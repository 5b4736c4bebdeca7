// The page's one way to its host: the same calls and events over Electron's bridge or over HTTP.

import { hostCallNames, type HostAnswer, type HostBridge, type HostCalls, type HostEvent, type HostFile } from '../../shared/host/contract'
import { once } from '../../shared/base/remember'
import { browserBridge } from './browserBridge'
import { uploadFile, type UploadProgress } from './upload'

export type Host = {
  readonly call: HostCalls
  /** Returns what ends the listening. */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** A dropped or chosen `File` becomes a file that the host can load. */
  adopt(file: File, progress: UploadProgress, signal: AbortSignal): Promise<HostFile>
}

declare global {
  interface Window {
    /** Put there by Electron's preload; a browser has none. */
    readonly flamewise?: HostBridge
  }
}

/** Connected on first use, so that what only imports this needs no window. */
export const host = once((): Host => hostOver(window.flamewise ?? browserBridge()))

function hostOver(bridge: HostBridge): Host {
  return {
    call: callsOver(bridge),
    onEvent: listener => bridge.onEvent(listener),
    async adopt(file, progress, signal) {
      return (await bridge.fileOf(file)) ?? (await uploadFile(file, progress, signal))
    },
  }
}

function callsOver(bridge: HostBridge): HostCalls {
  const calls = hostCallNames.map(name => [name, async (...args: readonly unknown[]) => valueOf(await bridge.call(name, args))] as const)
  // The named edge: the list holds every call of the contract, and both sides of the wire are compiled against it.
  return Object.fromEntries(calls) as unknown as HostCalls
}

function valueOf(answer: HostAnswer): unknown {
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}
