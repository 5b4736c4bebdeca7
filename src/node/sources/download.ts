// One request over HTTP, and its answer as a stream that ends in time, in size, and when it is cancelled.

import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Address, CancelSignal, SourceRequest } from '../../shared/host/profileSource'
import { unpacked } from '../bytes/unpack'
import { UnreadableError } from '../bytes/unreadableError'
import { wordsOf } from './answerWords'
import { headersOf, shownAddress, withoutSecrets } from './secrets'
import { SourceFault } from './sourceError'
import { urlOf } from './urlOf'

export type Order = {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
  /** How long the server records before it answers. */
  readonly recordingS: number
}

export function get(address: Address, recordingS = 0): Order {
  return { url: new URL(address.href), method: 'GET', headers: {}, body: null, recordingS }
}

/** A path or two behind a proxy; more go round in a circle. */
const MAX_REDIRECTS = 5
/** Of an answer that is an error. */
const WORDS_BYTES = 4096
/** A recording is written and sent after its seconds, which a busy program takes its time for. */
const RECORDING_FACTOR = 1.5
const RECORDING_EXTRA_S = 5

/** The bytes of an answer with status 200, unpacked. Throws a SourceFault; a redirect to another origin is one. */
export async function* download(order: Order, request: SourceRequest): AsyncGenerator<Uint8Array> {
  const { limits, signal } = request
  const baseS = order.recordingS > 0 ? order.recordingS * RECORDING_FACTOR + RECORDING_EXTRA_S : limits.answerS
  const deadline = deadlineOf(baseS, limits.slowestBytesPerS, signal)
  try {
    const response = await answerTo(order, request, deadline.signal)
    yield* unpacked(bodyOf(response, request, deadline))
  } catch (error) {
    if (deadline.signal.aborted) throw deadline.signal.reason
    throw faultOf(error, order.url, deadline.doneBytes())
  } finally {
    deadline.end()
  }
}

type Deadline = {
  /** Aborted with the SourceFault that says why. */
  readonly signal: AbortSignal
  add(bytes: number): void
  doneBytes(): number
  /** Closes the connection, where it is still open. */
  end(): void
}

function deadlineOf(baseS: number, slowestBytesPerS: number, cancel: CancelSignal): Deadline {
  const controller = new AbortController()
  const startMs = performance.now()
  let doneBytes = 0
  const allowedS = () => baseS + doneBytes / slowestBytesPerS
  const look = () => {
    const leftMs = startMs + allowedS() * 1000 - performance.now()
    if (leftMs <= 0) controller.abort(new SourceFault({ kind: 'timeout', seconds: allowedS() }))
    else timer = setTimeout(look, leftMs)
  }
  let timer = setTimeout(look, baseS * 1000)
  const onCancel = () => controller.abort(new SourceFault({ kind: 'cancelled' }))
  if (cancel.aborted) onCancel()
  cancel.addEventListener('abort', onCancel)
  return {
    signal: controller.signal,
    add: bytes => (doneBytes += bytes),
    doneBytes: () => doneBytes,
    end() {
      clearTimeout(timer)
      cancel.removeEventListener('abort', onCancel)
      controller.abort()
    },
  }
}

/** Follows redirects that stay with the server that was named. */
async function answerTo(order: Order, { secrets, onServerTime }: SourceRequest, signal: AbortSignal): Promise<IncomingMessage> {
  let url = order.url
  for (let redirects = 0; ; redirects++) {
    const response = await send({ ...order, url, headers: { ...headersOf(secrets), ...order.headers } }, signal)
    const status = response.statusCode ?? 0
    const { location, date } = response.headers
    if (date !== undefined) onServerTime?.(Date.parse(date))
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy()
      const next = urlOf(location, url)
      if (next === null || next.origin !== url.origin) throw new SourceFault({ kind: 'redirect', to: redirectText(next, location) })
      if (redirects === MAX_REDIRECTS) throw new SourceFault({ kind: 'refused', what: 'sends on in a circle' })
      url = next
      continue
    }
    if (status === 200) return response
    const words = withoutSecrets(wordsOf(await firstBytes(response)), secrets)
    throw new SourceFault({ kind: 'status', status, words, retryAfter: response.headers['retry-after'] ?? null })
  }
}

function redirectText(next: URL | null, location: string): string {
  return next === null ? JSON.stringify(location) : shownAddress(next)
}

function send({ url, method, headers, body }: Order, signal: AbortSignal): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest
  const options = {
    method,
    headers: { 'user-agent': 'flamewise', accept: '*/*', 'accept-encoding': 'gzip', ...headers },
    signal,
    // No connection is kept: each answer is the only one.
    agent: false,
    // Whatever the environment says: a certificate that is not checked protects nobody.
    rejectUnauthorized: true,
  } as const
  return new Promise((resolve, reject) => {
    const sent = ask(url, options, resolve)
    sent.once('error', reject)
    sent.end(body ?? undefined)
  })
}

/** gzip is known by its magic, whatever the headers say; other packings were not asked for. */
async function* bodyOf(response: IncomingMessage, { limits, onProgress }: SourceRequest, deadline: Deadline): AsyncGenerator<Uint8Array> {
  const packing = response.headers['content-encoding'] ?? 'identity'
  if (!/^(?:identity|gzip|x-gzip|aws-chunked)?$/i.test(packing)) {
    throw new SourceFault({
      kind: 'refused',
      what: `answered with data packed by '${packing}', which was not asked for; save it to a file`,
    })
  }
  const chunks: AsyncIterable<Uint8Array> = response
  for await (const chunk of chunks) {
    deadline.add(chunk.length)
    if (deadline.doneBytes() > limits.maxBytes) throw new SourceFault({ kind: 'too-large', limitBytes: limits.maxBytes })
    onProgress({ kind: 'receiving', doneBytes: deadline.doneBytes() })
    yield chunk
  }
}

async function firstBytes(response: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of unpacked(response)) {
      parts.push(chunk.slice())
      bytes += chunk.length
      if (bytes >= WORDS_BYTES) break
    }
  } catch {
    // The status says enough.
  }
  return Buffer.concat(parts)
}

/** OpenSSL's and Node's names for a certificate that proves nothing. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ERR_TLS|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)/
const CUT_SHORT: ReadonlySet<string> = new Set(['ECONNRESET', 'HPE_INVALID_EOF_STATE', 'ERR_STREAM_PREMATURE_CLOSE'])

/** What node's streams throw, as what it is to a person; what is no word of theirs stays what it is. */
function faultOf(thrown: unknown, url: URL, doneBytes: number): unknown {
  if (thrown instanceof UnreadableError && thrown.error.kind === 'unpack' && thrown.error.what === 'unexpected end of file') {
    return new SourceFault({ kind: 'cut-short', doneBytes })
  }
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown
  const { code, message } = thrown
  if (doneBytes > 0 && CUT_SHORT.has(code)) return new SourceFault({ kind: 'cut-short', doneBytes })
  if (CERTIFICATE.test(code)) return new SourceFault({ kind: 'certificate', reason: message })
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return new SourceFault({ kind: 'refused', what: 'does not speak TLS as it should; is it http:// instead of https://?' })
  }
  if (code.startsWith('HPE_')) return new SourceFault({ kind: 'refused', what: `does not speak HTTP (${code}); is it the right port?` })
  if (code === 'ERR_INVALID_CHAR') {
    return new SourceFault({ kind: 'refused', what: 'FLAMEWISE_TOKEN or FLAMEWISE_TENANT holds a sign that no header can carry' })
  }
  if (code.startsWith('ERR_')) return thrown
  return new SourceFault({ kind: 'unreachable', code, host: url.host })
}
