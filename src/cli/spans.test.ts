import { Command as Program } from 'commander'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { programFolders } from '../node/files/programFolders'
import { pyroscopeServer, type StandInOptions } from '../testing/pyroscopeServer'
import { PYROSCOPES, pushedShop, totalOf } from '../testing/pushedShop'
import { CPU, INUSE, REGRESSED, shopFleet } from '../testing/shopFleet'
import { keepCredentials } from './credentials'
import { COMMANDS } from './index'

const END_MS = Date.UTC(2026, 9, 2, 12)
const HOUR_MS = 3_600_000

/** What a command prints; a refusal is thrown. */
async function printed(...line: readonly string[]): Promise<string> {
  let text = ''
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(piece => ((text += String(piece)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true),
  ]
  try {
    const [name = '', ...words] = line
    const program = new Program('flamewise').exitOverride().configureOutput({ outputError: () => undefined })
    ;(await COMMANDS[name]())(program, programFolders(import.meta.dirname))
    await program.parseAsync([name, ...words].map(keepCredentials), { from: 'user' })
    return text
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

async function shop(options: StandInOptions = {}, days = 1) {
  const stand = await pyroscopeServer(shopFleet(END_MS, days), options)
  onTestFinished(stand.close)
  const span = (matches: string, fromHours: number, untilHours = 0, type = CPU) =>
    `pyroscope+http://${stand.host}/?query=${type}{service_name="shop"${matches}}&from=${END_MS - fromHours * HOUR_MS}&until=${END_MS - untilHours * HOUR_MS}`
  return { span, stand }
}

type Row = { readonly name: string; readonly significant: boolean; readonly change: string }
async function changed(...line: readonly string[]): Promise<readonly string[]> {
  const rows: readonly Row[] = JSON.parse(await printed('diff', '--json', ...line)).rows
  return rows.filter(({ significant }) => significant).map(({ name, change }) => `${name} ${change}`)
}

test('the function that a version made slower is found between two values of its label', async () => {
  const { span, stand } = await shop()
  expect(await changed(span('', 11), '--between', 'version=1.2..1.3')).toEqual([`${REGRESSED} regressed`])
  expect(stand.calls.filter(method => method === 'SelectMergeProfile')).toHaveLength(16)
})

test('it is found between two spans, one command each: the whole fleet before and after, and as findings', async () => {
  const { span } = await shop()
  expect(await changed(span(',pod="shop-b"', 23, 13), span(',pod="shop-b"', 11))).toEqual([`${REGRESSED} regressed`])
  expect(await changed(span(',pod="shop-b"', 11), '--before', '12h')).toEqual([`${REGRESSED} regressed`])
  expect(await printed('insights', span(',pod="shop-b"', 11), '--base', span(',pod="shop-b"', 23, 13))).toMatch(/^.*shop\.priceOf/m)
})

test('a pair that differs by nothing but chance shows no change', async () => {
  const { span } = await shop()
  expect(await changed(span(',pod="shop-a"', 11), '--before', '12h')).toEqual([])
  expect(await printed('diff', span(',pod="shop-a"', 11), '--before', '12h')).toMatch(/^No significant change/)
})

test('memory in use of a span is that of its last snapshot, and a version of it is compared so as well', async () => {
  const { span } = await shop()
  const { total } = JSON.parse(await printed('top', span('', 11, 0, INUSE), '--json'))
  expect(total).toBe(2 * 5 * 1024 * 1024)
})

test('a side without profiles, and a line that asks for nothing, is refused in one sentence', async () => {
  const { span } = await shop()
  await expect(printed('diff', span('', 11), '--between', 'version=1.2..9')).rejects.toThrow(
    /no profiles of process_cpu.*version="9".*there are/,
  )
  await expect(printed('diff', span('', 11), '--between', 'version')).rejects.toThrow("--between: 'version' is no label with two values")
  await expect(printed('diff', span('', 11), '--before', 'soon')).rejects.toThrow("--before: 'soon' is no time; 1h, 1d and 1w are")
  await expect(printed('diff', 'http://127.0.0.1:1/debug/pprof/heap', '--before', '1d')).rejects.toThrow(/no span of a profiling server/)
  await expect(printed('diff', '--before', '1d')).rejects.toThrow('--before and --between are each for one address of a span')
})

test('user and password of the address go with every part of it, and into no message', async () => {
  const seen: (string | undefined)[] = []
  const { span, stand } = await shop({ instead: () => false })
  stand.server.on('request', request => seen.push(request.headers.authorization))
  const address = span(',pod="shop-b"', 11).replace('http://', 'http://ann:pw-7f3a@')
  expect(await changed(address, '--before', '12h')).toEqual([`${REGRESSED} regressed`])
  expect(new Set(seen)).toEqual(new Set([`Basic ${Buffer.from('ann:pw-7f3a').toString('base64')}`]))
})

describe.each(PYROSCOPES)('pushed to $name', server => {
  const it = test.skipIf(!server.isThere)
  const { service, endMs, pushed, base } = pushedShop(server, async at =>
    (await printed('top', `pyroscope+${at}/?query=${CPU}{service_name="${service}"}&from=now-1d`, '--json').catch(() => '')).includes(
      REGRESSED,
    ),
  )
  const span = (matches: string, fromHours: number, untilHours = 0, type = CPU) =>
    `pyroscope+${base()}/?query=${type}{service_name="${service}"${matches}}&from=${endMs - fromHours * HOUR_MS}&until=${endMs - untilHours * HOUR_MS}`

  it('all of it comes back', { timeout: 200_000 }, async () => {
    const { total } = JSON.parse(await printed('top', span('', 24), '--json'))
    expect(total).toBe(totalOf(pushed, CPU))
  })

  it('the regressed function is found by version and by span, and an unchanged pair has none', { timeout: 200_000 }, async () => {
    expect(await changed(span('', 11), '--between', 'version=1.2..1.3')).toEqual([`${REGRESSED} regressed`])
    expect(await changed(span(',pod="shop-b"', 23, 13), span(',pod="shop-b"', 11))).toEqual([`${REGRESSED} regressed`])
    expect(await changed(span(',pod="shop-a"', 11), '--before', '12h')).toEqual([])
  })

  it(
    'a state is that of the last snapshot, a trend tells the versions, and nothing is said to be nothing',
    { timeout: 200_000 },
    async () => {
      expect(JSON.parse(await printed('top', span('', 11, 0, INUSE), '--json')).total).toBe(2 * 5 * 1024 * 1024)
      const trend = await printed('trend', span(',pod="shop-b"', 24), '--step', '3h', '--json')
      expect(trend).toContain(REGRESSED)
      expect(trend).toContain('"1.3"')
      await expect(printed('top', span(',pod="none"', 11))).rejects.toThrow(/no profiles of process_cpu.*; there are .*process_cpu/)
      await expect(printed('top', span('', 72))).rejects.toThrow(/answered 400 .*max_query_length.*ask for a shorter span/)
    },
  )
})
