// Tells every open page what the host has to say, as server-sent events.

import type { ServerResponse } from 'node:http'
import { PAGE_HEADERS } from '../node/page/pageHeaders'
import type { HostEvent } from '../shared/host/contract'

export type PageEvents = {
  listen(outgoing: ServerResponse): void
  emit(event: HostEvent): void
}

/** A tunnel or a proxy between page and host drops what is silent for a minute. */
const HEARTBEAT_MS = 20_000

export function pageEvents(): PageEvents {
  const listeners = new Set<ServerResponse>()
  return {
    listen(outgoing) {
      outgoing.writeHead(200, { ...PAGE_HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      outgoing.write(': here\n\n')
      listeners.add(outgoing)
      const heartbeat = setInterval(() => outgoing.write(': still here\n\n'), HEARTBEAT_MS)
      outgoing.once('close', () => {
        clearInterval(heartbeat)
        listeners.delete(outgoing)
      })
    },
    emit(event) {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
    },
  }
}
