// The browser host: the page and its calls over HTTP, on the loopback interface alone, for whoever has the token.

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CALL_PATH, EVENTS_PATH } from '../shared/host/contract'
import { answerCall } from '../node/host/answerCall'
import { createHost, type Host, type HostOptions } from '../node/host/host'
import { jsonResponse, PAGE_HEADERS, textResponse } from '../node/page/pageHeaders'
import { pageHandler } from '../node/page/pageHandler'
import { accessOf, cookieName, TOKEN_PARAMETER } from './access'
import { requestOf, sendResponse } from './exchange'
import { pageEvents } from './pageEvents'

export type ServeOptions = Pick<HostOptions, 'version' | 'folders' | 'dataFolder' | 'recordingsFolder'> & {
  /** 0 takes any free one. */
  readonly port: number
}

export type Serving = {
  /** With the token: whoever has it is let in. */
  readonly address: string
  readonly host: Host
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Longer than anything that `writeNotes` takes, and than the ids of the largest folder; files go to the upload path, as streams. */
const MAX_CALL_BYTES = 4 * 1024 * 1024

/** 192 bits: cannot be guessed. */
const TOKEN_BYTES = 24

export async function startServer(options: ServeOptions): Promise<Serving> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const events = pageEvents()
  const { version, folders, dataFolder, recordingsFolder } = options
  const host = createHost({
    kind: 'browser',
    version,
    folders,
    dataFolder,
    recordingsFolder,
    vault: () => null,
    emit: events.emit,
    // A browser has dialogs of its own.
    choosePaths: async () => [],
    chooseFolder: async () => null,
    chooseSavePath: async () => null,
  })
  const handlePage = pageHandler({ rendererFolder: folders.renderer, bodyOf: host.bodyOf, upload: host.upload })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', `http://${LOOPBACK}:${port}`)
    const { host: hostHeader, origin, cookie } = incoming.headers
    const access = accessOf({ url, host: hostHeader, origin, cookie }, port, token)
    if (access.kind === 'refused') {
      return sendResponse(textResponse(403, `${access.why}: open the address that flamewise printed`), outgoing)
    }
    if (access.setsCookie) outgoing.setHeader('set-cookie', `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`)
    if (access.setsCookie && isNavigation(incoming)) return sendResponse(withoutToken(url), outgoing)
    if (url.pathname === EVENTS_PATH) return events.listen(outgoing)
    if (!url.pathname.startsWith(CALL_PATH)) return sendResponse(await handlePage(requestOf(incoming, url)), outgoing)
    if (incoming.method !== 'POST') return sendResponse(textResponse(405, 'not allowed'), outgoing)
    const args = await jsonOf(incoming)
    return sendResponse(jsonResponse(await answerCall(host.calls, url.pathname.slice(CALL_PATH.length), args)), outgoing)
  }

  const server = createServer({ connectionsCheckingInterval: LOOK_FOR_SLOW_MS }, (incoming, outgoing) => {
    // Writing to a page that has gone; `close` says so as well.
    outgoing.on('error', () => undefined)
    answer(incoming, outgoing).catch(() => {
      // The page has gone, or what it sent cannot be understood; there is nobody to tell but itself.
      if (!outgoing.headersSent) outgoing.writeHead(400)
      outgoing.end()
    })
  })
  boundConnections(server)
  const port = await listen(server, options.port)
  return {
    address: `http://${LOOPBACK}:${port}/?${TOKEN_PARAMETER}=${token}`,
    host,
    async close() {
      host.close()
      const closed = new Promise(resolve => server.close(resolve))
      // Events are never over by themselves.
      server.closeAllConnections()
      await closed
    },
  }
}

/** A page has a handful, and somebody may have a dozen pages open. */
const MAX_CONNECTIONS = 64
/** Who has not said by then what they want holds a connection for nothing. */
const HEADERS_TIMEOUT_MS = 10_000
/** Node looks for those each 30 s unless told: they would keep people out for so long. */
const LOOK_FOR_SLOW_MS = 2_000
/** Nothing was sent or taken for so long: events have a heartbeat, and uploads move. */
const IDLE_TIMEOUT_MS = 120_000

function boundConnections(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS
  server.headersTimeout = HEADERS_TIMEOUT_MS
  // Of a whole request: a large upload takes as long as it takes, and one that stands still is idle.
  server.requestTimeout = 0
  server.setTimeout(IDLE_TIMEOUT_MS)
  // There is nothing here to upgrade to.
  server.on('upgrade', (_, socket) => socket.destroy())
}

/** A browser's window, and no script or tool: only there the address is kept in a history. */
function isNavigation({ headers, method }: IncomingMessage): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/** To the same address without the token, which the cookie stands for from now on. */
function withoutToken({ pathname, searchParams }: URL): Response {
  const rest = new URLSearchParams(searchParams)
  rest.delete(TOKEN_PARAMETER)
  const query = rest.size === 0 ? '' : `?${rest}`
  // A path that began with two slashes would be another host.
  const location = `${pathname.replace(/^\/+/, '/')}${query}`
  return new Response(null, { status: 303, headers: { ...PAGE_HEADERS, location, 'cache-control': 'no-store' } })
}

/** Resolves with the port; rejects when it is taken. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
      else reject(new Error('the server has no port'))
    })
  })
}

/** Undefined for what is not JSON or too long: no call takes that. */
async function jsonOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) return undefined
    sizeBytes += chunk.length
    if (sizeBytes > MAX_CALL_BYTES) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
