// A stand-in for a Pyroscope server: what its querier answers of the profiles that were pushed to it, with its limits and its refusals.
// Field numbers, codes and limits: querier.v1 and types.v1 of Pyroscope 2, its `pkg/validation`, and the Connect protocol.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { numberIn } from '../shared/bytes/protobufFields'
import { protoWriter, type ProtoWriter } from '../shared/bytes/protobufWriter'
import { flameGraphOf, rendered, writeFlameGraph } from './pyroscopeFlameGraph'
import { PUSH_PATH, pushedIn } from './pyroscopePush'
import { textsIn } from './protobufTexts'
import {
  chosen,
  inBlocks,
  labelsOf,
  LOOK_BACK_MS,
  matching,
  merged,
  Refusal,
  selected,
  spanOf,
  summed,
  typesIn,
  type Label,
  type Pushed,
  type Stored,
} from './pyroscopeStore'

export type StandIn = {
  readonly server: Server
  /** `127.0.0.1:PORT`. */
  readonly host: string
  /** The methods that were called, in order. */
  readonly calls: string[]
  close(): void
}

export type StandInOptions = {
  /** Without these the server says that it does not know who asks. */
  readonly token?: string
  readonly tenant?: string
  /** Of another server than 2.x: it does not have these methods. */
  readonly without?: readonly string[]
  /** How far its clock is ahead. */
  readonly clockAheadMs?: number
  /** What time it is for its look-back; the newest profile's where nothing is said. */
  readonly nowMs?: number
  /** Answers a call instead of the querier; false leaves it to the querier. */
  readonly instead?: (method: string, response: ServerResponse) => boolean
}

const SERVICE = '/querier.v1.QuerierService/'

export async function pyroscopeServer(first: readonly Pushed[], options: StandInOptions = {}): Promise<StandIn> {
  const pushed = [...first]
  const calls: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.setHeader('date', new Date(Date.now() + (options.clockAheadMs ?? 0)).toUTCString())
      try {
        answer(request, response, Buffer.concat(parts), calls, pushed, options)
      } catch (error) {
        const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, 'internal', String(error))
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    server,
    host: `127.0.0.1:${port}`,
    calls,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array,
  calls: string[],
  pushed: Pushed[],
  { token, tenant, without = [], instead, nowMs = Math.max(...pushed.map(({ timeMs }) => timeMs)) }: StandInOptions,
): void {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://h')
  if (pathname === PUSH_PATH) {
    pushed.push(...pushedIn(body))
    return void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }
  if (pathname === '/pyroscope/render') {
    const [type, selector] = (searchParams.get('query') ?? '').split(/(?=\{)/)
    const span = { startMs: Number(searchParams.get('from')), endMs: Number(searchParams.get('until')) }
    const graph = flameGraphOf(summed(pushed, { type, matchers: [selector], ...span }))
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(rendered(graph, type))
  }
  const method = pathname.startsWith(SERVICE) ? pathname.slice(SERVICE.length) : ''
  calls.push(method)
  if (instead?.(method, response) === true) return
  const write = METHODS.get(method)
  if (write === undefined || without.includes(method)) return void response.writeHead(404, TEXT).end('404 page not found\n')
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end()
  if (request.headers['content-type'] !== 'application/proto') return void response.writeHead(415, { 'accept-post': ACCEPTED }).end()
  if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) throw new Refusal(401, 'unauthenticated', 'invalid token')
  if (tenant !== undefined && request.headers['x-scope-orgid'] !== tenant)
    throw new Refusal(401, 'unauthenticated', 'invalid_argument: no org id')
  const writer = protoWriter()
  const given = write(body, { pushed, earliestMs: nowMs - LOOK_BACK_MS }, writer)
  const bytes = given ?? writer.finish()
  const packs = /gzip/.test(String(request.headers['accept-encoding']))
  response.writeHead(200, { 'content-type': 'application/proto', ...(packs ? { 'content-encoding': 'gzip' } : {}) })
  response.end(packs ? gzipSync(bytes) : bytes)
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const ACCEPTED = 'application/grpc, application/grpc-web, application/json, application/proto'

/** The answer goes into the writer, or is given whole. */
type Method = (body: Uint8Array, stored: Stored, writer: ProtoWriter) => Uint8Array | undefined

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'ProfileTypes',
    (body, stored, writer) => {
      // Without times it is asked by clients that know none.
      const isTimeless = numberIn(body, 1) === 0 && numberIn(body, 2) === 0
      const found = isTimeless ? stored.pushed : inBlocks(stored, spanOf(body, 1, 2, stored))
      for (const id of typesIn(found)) writeType(writer, id)
      return undefined
    },
  ],
  [
    'LabelNames',
    (body, stored, writer) => {
      const names = matching(inBlocks(stored, spanOf(body, 2, 3, stored)), textsIn(body, 1))
        .flatMap(labelsOf)
        .map(([name]) => name)
      for (const name of new Set(names)) writer.text(1, name)
      return undefined
    },
  ],
  [
    'LabelValues',
    (body, stored, writer) => {
      const [name] = textsIn(body, 1)
      const values = matching(inBlocks(stored, spanOf(body, 3, 4, stored)), textsIn(body, 2)).flatMap(labelsOf)
      for (const value of new Set(values.filter(([of]) => of === name).map(([, value]) => value))) writer.text(1, value)
      return undefined
    },
  ],
  [
    'Series',
    (body, stored, writer) => {
      const wanted = textsIn(body, 2)
      const sets = new Map<string, readonly Label[]>()
      for (const one of matching(inBlocks(stored, spanOf(body, 3, 4, stored)), textsIn(body, 1))) {
        const labels = labelsOf(one).filter(([name]) => wanted.includes(name))
        sets.set(JSON.stringify(labels), labels)
      }
      for (const labels of sets.values()) writer.message(2, () => writeLabels(writer, labels))
      return undefined
    },
  ],
  [
    'SelectSeries',
    (body, stored, writer) => {
      const request = selected(body, stored)
      const groupBy = textsIn(body, 5)
      const stepMs = Math.trunc(numberIn(body, 6) * 1000)
      if (!(stepMs >= 1)) throw new Refusal(400, 'invalid_argument', 'step must be >= 1ms')
      const series = new Map<string, { readonly labels: readonly Label[]; readonly sums: Map<number, number> }>()
      // A point stands for the step that ends with it: the first for what was before the span. What comes after the last whole step is in none.
      for (const one of chosen(stored.pushed, { ...request, startMs: request.startMs - stepMs })) {
        const at = request.startMs + Math.ceil((one.timeMs - request.startMs) / stepMs) * stepMs
        if (at > request.endMs) continue
        const labels = labelsOf(one).filter(([name]) => groupBy.includes(name))
        const key = JSON.stringify(labels)
        const { sums } = series.get(key) ?? series.set(key, { labels, sums: new Map() }).get(key) ?? { sums: new Map<number, number>() }
        sums.set(at, (sums.get(at) ?? 0) + Object.values(one.stacks).reduce((sum, value) => sum + value, 0))
      }
      for (const { labels, sums } of series.values()) {
        writer.message(1, () => {
          writeLabels(writer, labels)
          for (const [timeMs, value] of [...sums].sort(([a], [b]) => a - b)) {
            writer.message(2, () => {
              writer.double(1, value)
              writer.int(2, timeMs)
            })
          }
        })
      }
      return undefined
    },
  ],
  [
    'SelectMergeStacktraces',
    (body, stored, writer) => {
      // As 2.0 and before: whatever the format is that was asked for.
      writeFlameGraph(writer, flameGraphOf(summed(stored.pushed, selected(body, stored))))
      return undefined
    },
  ],
  ['SelectMergeProfile', (body, stored) => merged(stored.pushed, selected(body, stored))],
])

function writeLabels(writer: ProtoWriter, labels: readonly Label[]): void {
  for (const [name, value] of labels) {
    writer.message(1, () => {
      writer.text(1, name)
      writer.text(2, value)
    })
  }
}

function writeType(writer: ProtoWriter, id: string): void {
  const [name = '', sampleType = '', sampleUnit = '', periodType = '', periodUnit = ''] = id.split(':')
  writer.message(1, () => {
    writer.text(1, id)
    writer.text(2, name)
    writer.text(4, sampleType)
    writer.text(5, sampleUnit)
    writer.text(6, periodType)
    writer.text(7, periodUnit)
  })
}
