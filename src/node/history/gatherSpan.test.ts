import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { trendsAsked } from '../../shared/questions/trend'
import { changeWords } from '../../shared/trend/words'
import { pyroscopeServer } from '../../testing/pyroscopeServer'
import { shopFleet } from '../../testing/shopFleet'
import { addressed, LIMITS } from '../sources/address'
import { partsOfSpan } from '../sources/pyroscopeSpan'
import { NO_SECRETS } from '../sources/secrets'
import { gatherSpan } from './gatherSpan'

const VERSIONS = join(import.meta.dirname, '../../../fixtures/commands/inputs/shop-versions')
const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 6, 1)
const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'

/** As protobuf has it: a string in field 1. */
function names(all: readonly string[]): Buffer {
  return Buffer.concat(all.map(name => Buffer.concat([Buffer.of(10, name.length), Buffer.from(name)])))
}

/** The time in field `field` (4 or 3) of a message of ours; each is a varint of six bytes. */
function varintAfter(body: Buffer, tag: number): number {
  for (let at = body.length - 1; at >= 0; at--) {
    if (body[at] !== tag) continue
    let [value, factor] = [0, 1]
    for (let i = at + 1; i < body.length; i++) {
      value += (body[i] & 127) * factor
      factor *= 128
      if ((body[i] & 128) === 0) break
    }
    if (value > START_MS / 2 && value < START_MS * 2) return value
  }
  return NaN
}

/** A server of a shop that had a version each day. `hasLabels` false: one of a time when nothing said which. */
async function standIn(hasLabels: boolean): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const method = (request.url ?? '').split('/').pop()
      const startMs = varintAfter(body, 3 << 3)
      const day = Math.floor((startMs - START_MS) / DAY_MS)
      if (method === 'LabelNames' && hasLabels) return void response.end(names(['pod', 'service_git_ref']))
      if (method === 'LabelValues') return void response.end(names([`v1.${day}`]))
      if (method !== 'SelectMergeProfile') return void response.writeHead(404).end()
      if (hasLabels && !body.includes(`service_git_ref="v1.${day}"`)) return void response.end()
      response.end(readFileSync(join(VERSIONS, `shop-1.${day}.pb.gz`)))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

const FETCHING = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
const GATHERING = { sampleType: null, keepsCache: false, dataFolder: '', labels: [], onProgress: () => undefined, isCancelled: () => false }

async function trendOf(hasLabels: boolean) {
  const query = `${TYPE}{service_name="shop"}`
  const address = `pyroscope+http://${await standIn(hasLabels)}/?query=${encodeURIComponent(query)}&from=${START_MS}&until=${START_MS + 14 * DAY_MS}`
  const found = await gatherSpan(addressed(address), DAY_MS, FETCHING, GATHERING)
  if (!found.ok) throw new Error(found.error)
  const trends = trendsAsked(found.value.tables, { ...found.value.context, nowMs: START_MS + 20 * DAY_MS, per: 'share', last: 0 })
  if (!trends.ok) throw new Error(trends.error)
  return trends.value[0]
}

test.each([
  [true, 'v1.4', 'v1.10'],
  [false, '2026-07-05T00:00Z', '2026-07-11T00:00Z'],
] as const)(
  'a span of a Pyroscope server: the version that regressed and the one that mended it (labels: %s)',
  async (hasLabels, worse, better) => {
    const trend = await trendOf(hasLabels)
    const words = trend.changes.map(change => changeWords(trend, change))
    expect(words.map(({ where, verdict }) => [where, verdict])).toEqual([
      [worse, 'slower'],
      [better, 'faster'],
    ])
    for (const { carriers } of words) expect(carriers[0]).toMatch(/^main\.discountOf: /)
  },
)

test('of two days of a fleet each version is asked for where it ran alone, whatever its storage says of an hour', async () => {
  const endMs = START_MS + DAY_MS
  const stand = await pyroscopeServer(shopFleet(endMs, 2))
  onTestFinished(stand.close)
  const query = `${TYPE}{service_name="shop",pod="shop-b"}`
  const address = `pyroscope+http://${stand.host}/?query=${encodeURIComponent(query)}&from=${endMs - 2 * DAY_MS}&until=${endMs}`
  const found = await gatherSpan(addressed(address), DAY_MS / 4, FETCHING, GATHERING)
  if (!found.ok) throw new Error(found.error)
  const versions = [...found.value.paths.keys()].map(name => name.split(' ')[0])
  expect(versions).toEqual(['1.2', '1.2', '1.2', '1.2', '1.2', '1.2', '1.3', '1.3'])
  expect(found.value.receipt.refused).toEqual([])
  expect(stand.calls).not.toContain('LabelValues')
})

test('what is no span of a server is said', async () => {
  expect(await gatherSpan(addressed('http://127.0.0.1:9/debug/pprof/heap'), null, FETCHING, GATHERING)).toMatchObject({
    ok: false,
    error: expect.stringContaining('one profile'),
  })
})

test('a span is taken apart into at most fifty usual steps, and into what a person asks for', () => {
  const parts = (days: number, step: number | null = null) => partsOfSpan({ startMs: 0, endMs: days * DAY_MS }, step)
  expect(parts(14)).toHaveLength(28)
  expect(parts(1 / 24)).toHaveLength(12)
  expect(parts(1)[0]).toEqual({ startMs: 0, endMs: DAY_MS / 48 })
  expect(parts(2.5, DAY_MS)).toEqual([
    { startMs: DAY_MS / 2, endMs: 1.5 * DAY_MS },
    { startMs: 1.5 * DAY_MS, endMs: 2.5 * DAY_MS },
  ])
  expect(() => parts(1, 2 * DAY_MS)).toThrow('shorter than one step')
})
