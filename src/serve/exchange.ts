// Between Node's HTTP server and the page handler, which speaks Request and Response as Electron does.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export function requestOf(incoming: IncomingMessage, url: URL): Request {
  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method })
  // The two declarations of a web stream, Node's and the DOM's, do not know each other.
  const body = Readable.toWeb(incoming) as ReadableStream
  const streaming: RequestInit & { readonly duplex: 'half' } = { method, body, duplex: 'half' }
  return new Request(url, streaming)
}

export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
}
