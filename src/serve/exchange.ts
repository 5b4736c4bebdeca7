// Between Node's HTTP server and the page handler, which speaks Request and Response as Electron does.

import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chunksOf, streamOf } from '../node/page/webStream'

export function requestOf(incoming: IncomingMessage, url: URL): Request {
  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method })
  const streaming: RequestInit & { readonly duplex: 'half' } = { method, body: streamOf(bytesOf(incoming)), duplex: 'half' }
  return new Request(url, streaming)
}

export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  // Not `once`: that rejects when the connection breaks, and nobody may be waiting then.
  const gone = new Promise<void>(resolve => {
    outgoing.once('close', resolve)
  })
  if (response.body !== null) {
    for await (const chunk of chunksOf(response.body)) {
      if (outgoing.destroyed) return
      if (!outgoing.write(chunk)) await Promise.race([once(outgoing, 'drain'), gone])
    }
  }
  outgoing.end()
}

/** An incoming message's own type leaves open what its chunks are. */
async function* bytesOf(incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) yield chunk
}
