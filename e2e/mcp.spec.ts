// An assistant's conversation with the built server, by the protocol's own client.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, test as base } from './app'
import { CLI, ROOT } from './program'

type Answer = { readonly text: string; readonly data: Readonly<Record<string, unknown>>; readonly isError: boolean; readonly bytes: number }
type Assistant = {
  readonly client: Client
  ask(name: string, args?: Readonly<Record<string, unknown>>): Promise<Answer>
}

const BASELINE = join(ROOT, 'examples', 'order-service-go.baseline.pb.gz')
const CURRENT = join(ROOT, 'examples', 'order-service-go.current.pb.gz')
const QUERY = 'example.com/order-service/internal/database.(*DB).Query'
/** What the server counts a token as, at most. */
const BYTES_PER_TOKEN = 3

const test = base.extend<{ readonly talk: (files?: readonly string[]) => Promise<Assistant> }>({
  async talk({ folder }, use) {
    const clients: Client[] = []
    await use(async (files = []) => {
      const client = new Client({ name: 'test', version: '1' })
      await client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', ...files], cwd: folder }))
      clients.push(client)
      return {
        client,
        async ask(name, args = {}) {
          const result = await client.callTool({ name, arguments: { ...args } })
          const [first] = result.content as readonly { readonly text: string }[]
          const data = (result.structuredContent ?? {}) as Answer['data']
          return { text: first.text, data, isError: result.isError === true, bytes: Buffer.byteLength(JSON.stringify(result)) }
        },
      }
    })
    for (const client of clients) await client.close()
  },
})

test('question by question, the example’s query is found, and no answer is larger than its budget', async ({ talk }) => {
  const { ask } = await talk()
  const asked = async (name: string, args: Readonly<Record<string, unknown>>, budget = 1_000) => {
    const answer = await ask(name, { ...args, budget })
    expect(answer.isError, answer.text).toBe(false)
    expect(answer.bytes).toBeLessThanOrEqual(budget * BYTES_PER_TOKEN)
    return answer
  }
  const { data: opened } = await asked('open_profile', { path: CURRENT })
  const { profile } = opened
  expect((await asked('overview', { profile })).text).toContain('cpu: 30.0 s in all; shares are of that')
  const { data: top } = await asked('top_functions', { profile, limit: 3 })
  expect(top).toMatchObject({ rows: [{ name: QUERY, self: 8.73e9, total: 8.94e9 }, {}, {}] })
  const tree = await asked('call_tree', { profile, min_share: 0.05 })
  expect(tree.text).toContain(QUERY)
  const callers = await asked('callers', { profile, function: QUERY })
  expect(callers.text).toContain('tax.(*Calculator).isExempt')
  const lines = await asked('source_lines', { profile, function: QUERY })
  expect(lines.data['lines']).toContainEqual({ line: 56, value: 8.02e9, share: 0.26769 })
  expect((await asked('findings', { profile }, 2_000)).text).toMatch(/^p1: [^]*Database: .*Query[^]*Try: /)
  expect((await asked('findings', { profile }, 400)).text).toMatch(
    /Database: .*Query[^]*\(shortened; ask with offset 0 or a larger budget\)/,
  )
  const { data: before } = await asked('open_profile', { path: BASELINE })
  const change = await asked('compare', { base: before['profile'], current: profile }, 2_000)
  expect(change.text).toContain(`tax.(*rateTable).lookupTaxRate: 0 ns → 3.03 s`)
  expect(change.text).toMatch(new RegExp(`Query: .* within noise`))
  const page = await asked('top_functions', { profile, offset: 3, limit: 500 }, 300)
  expect(page.data['left_out']).toEqual([expect.stringMatching(/^\d+ more functions; ask with offset \d+$/)])
})

test('the tools are described, and files of the command line can be asked about at once', async ({ talk }) => {
  const { client, ask } = await talk([BASELINE, CURRENT])
  expect(client.getInstructions()).toContain(`p1 = ${BASELINE}`)
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'open_profile',
    'overview',
    'findings',
    'top_functions',
    'call_tree',
    'callers',
    'source_lines',
    'compare',
    'report',
  ])
  for (const { name, description = '', inputSchema, annotations } of tools) {
    expect(description.length).toBeGreaterThan(40)
    expect(inputSchema.properties).toHaveProperty('budget')
    expect(annotations?.readOnlyHint).toBe(name !== 'report')
  }
  expect((await ask('overview', { profile: 'p2' })).text).toContain('order-service-go.current.pb.gz, pprof')
})

test('what cannot be answered is a tool error, and the server goes on', async ({ talk, folder }) => {
  const { ask } = await talk([join(folder, 'gone.pprof')])
  const broken = join(folder, 'broken.pb.gz')
  writeFileSync(broken, readFileSync(CURRENT).subarray(0, 9_000))
  const refusals: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['overview', {}, /gone\.pprof: no such file/],
    ['open_profile', { path: broken }, /broken gzip data/],
    ['open_profile', { path: join(ROOT, 'package.json') }, /not a profile we can read/],
    ['open_profile', { path: process.platform === 'win32' ? folder : '/dev/stdin' }, /not a file/],
    ['top_functions', { profile: 'p99' }, /no profile p99 is open/],
    ['no_such_tool', {}, /not found/],
    ['callers', {}, /function/],
  ]
  for (const [name, args, why] of refusals) expect(await ask(name, args)).toMatchObject({ isError: true, text: expect.stringMatching(why) })
  const { data } = await ask('open_profile', { path: CURRENT })
  const unknown = await ask('callers', { profile: data['profile'], function: 'database.(*DB).Qeury' })
  expect(unknown).toMatchObject({ isError: true, text: expect.stringContaining(`nearest: ${QUERY}`) })
})

test('a report is written where it was asked for, relative to where the server runs', async ({ talk, folder }) => {
  const { ask } = await talk([CURRENT])
  expect((await ask('report', { output: 'report.svg' })).text).toContain(join(folder, 'report.svg'))
  expect(readFileSync(join(folder, 'report.svg'), 'utf8')).toContain('</svg>')
})

test('questions that were all written before the line was closed are answered, and nothing else is printed', () => {
  const call = (id: number, name: string, args: object) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } })
  const messages = [
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    call(2, 'open_profile', { path: CURRENT }),
    call(3, 'overview', {}),
  ]
  const input = `${messages.map(message => JSON.stringify(message)).join('\n')}\nnonsense\n`
  const { stdout, status } = spawnSync(process.execPath, [CLI, 'mcp', CURRENT], { input, encoding: 'utf8' })
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { readonly id: number; readonly result: { readonly isError?: true } })
  expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3])
  expect(answers.some(({ result }) => result.isError)).toBe(false)
  expect(status).toBe(0)
})
