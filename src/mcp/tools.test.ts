import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail, ok } from '../shared/base/result'
import { errorText } from '../shared/formats/errorText'
import { read } from '../testing/reading'
import { tempFolder } from '../testing/tempFolder'
import { MIN_BUDGET, type ToolResult } from './answer'
import { openProfiles, type ReadProfile } from './openProfiles'
import { TOOLS } from './tools/index'

const BEFORE = 'main;order;query 300\nmain;order;tax 50\nmain;log 20\n'
const AFTER = 'main;order;query 310\nmain;order;tax 700\nmain;log 20\n'

const readHere: ReadProfile = path => {
  const found = existsSync(path) ? read(readFileSync(path)) : null
  return Promise.resolve(found === null ? fail('no such file') : found.ok ? ok(found.value) : fail(errorText(found.error)))
}

/** A client with what is in `files` on its server's command line, and the folder that they are in. */
function client(files: Readonly<Record<string, string>>) {
  const folder = tempFolder()
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
  const profiles = openProfiles(paths, readHere)
  const ask = (name: string, args: Readonly<Record<string, unknown>> = {}): Promise<ToolResult> => {
    const tool = TOOLS.find(known => known.name === name)
    if (tool === undefined) throw new Error(name)
    return tool.ask(args, { profiles, signal: new AbortController().signal })
  }
  const text = async (name: string, args: Readonly<Record<string, unknown>> = {}) => {
    const { content, isError } = await ask(name, args)
    return `${isError === true ? 'error: ' : ''}${content[0].text}`.replaceAll(folder, '')
  }
  return { folder, ask, text }
}

test('the page for assistants has a row for each tool, in the order of the list', () => {
  const page = readFileSync('docs/assistants.md', 'utf8')
  expect(Array.from(page.matchAll(/^\| `([a-z_]+)` +\|/gm), ([, name]) => name)).toEqual(TOOLS.map(({ name }) => name))
})

test('shares, totals and lines are those of the command line', async () => {
  const { text } = client({ 'a.folded': BEFORE })
  expect(await text('top_functions', { limit: 2 })).toBe(
    [
      'p1, samples: 370 in all; shares are of that. 5 functions, by self.',
      'self 81.1 % (300), total 81.1 % (300): query',
      'self 13.5 % (50), total 13.5 % (50): tax',
      '',
      'Left out: 3 more functions; ask with offset 2',
    ].join('\n'),
  )
  expect(await text('top_functions', { offset: 4, sort: 'total' })).toBe(
    'p1, samples: 370 in all; shares are of that. 5 functions, by total.\nself 5.4 % (20), total 5.4 % (20): log',
  )
  expect(await text('callers', { function: 'tax' })).toContain('13.5 % order ← main (50')
  expect(await text('source_lines', { function: 'tax' })).toContain('The profile tells no lines of this function.')
})

test('a selection is what the command line would select', async () => {
  const { text } = client({ 'a.folded': BEFORE })
  expect(await text('top_functions', { select: { focus: 'order' }, limit: 1 })).toContain('samples: 350 in all')
  expect(await text('call_tree', { select: { hide: ['query', 'tax'] }, min_share: 0 })).toContain('94.6 % order (350, self 94.6 %)')
  expect(await text('overview', { select: { sample_type: 'cpu' } })).toBe("error: a.folded: no sample type 'cpu' in it; it has samples")
})

/** As V8 writes it: 1 ms of `work`, then 3 ms of nothing to do. */
const HALF_IDLE = JSON.stringify({
  nodes: [
    { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }, children: [2, 3] },
    { id: 2, callFrame: { functionName: 'work', scriptId: '1', url: 'file:///a.js', lineNumber: 0, columnNumber: 0 } },
    { id: 3, callFrame: { functionName: '(idle)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 } },
  ],
  startTime: 0,
  endTime: 4000,
  samples: [2, 3, 3, 3],
  timeDeltas: [0, 1000, 1000, 1000],
})

test('idle time is no part of shares, which every answer says, unless it is asked for', async () => {
  const { ask, text } = client({ 'a.cpuprofile': HALF_IDLE })
  const whole = '4.00 ms in all, 3.00 ms of it (idle); shares are of the other 1.00 ms.'
  expect(await text('top_functions')).toBe(
    `p1, cpu: ${whole} 1 functions, by self.\nself 100.0 % (1.00 ms), total 100.0 % (1.00 ms): work (file:///a.js:1)`,
  )
  expect(await text('call_tree')).toBe(`Call tree from the roots; p1, cpu: ${whole}\n100.0 % work (1.00 ms, self 100.0 %)`)
  expect(await text('overview')).toContain(`Weighed by cpu: ${whole}`)
  expect(await text('source_lines', { function: 'work' })).toContain(
    'work: self 100.0 % (1.00 ms), total 100.0 % (1.00 ms) of all but (idle)',
  )
  expect((await ask('top_functions')).structuredContent).toMatchObject({ total: 4e6, idle: 3e6, rows: [{ name: 'work', self_share: 1 }] })
  const counted = await text('top_functions', { select: { idle: true } })
  expect(counted).toContain('4.00 ms in all; shares are of that.')
  expect(counted).toContain('self 25.0 % (1.00 ms), total 25.0 % (1.00 ms): work')
})

test('a comparison says what is more than noise, and what is not', async () => {
  const { ask } = client({ 'before.folded': BEFORE, 'after.folded': AFTER })
  const { content, structuredContent } = await ask('compare', { base: 'p1', current: ['p2'] })
  expect(content[0].text).toContain('tax: 51.56 → 700 (+648, +169.9 % of baseline, ×14), regressed ± ')
  expect(structuredContent).toMatchObject({
    significant: 1,
    rows: [{ name: 'tax', base_self: 50, current_self: 700, significant: true }, {}, {}, {}, {}],
  })
  expect((await ask('findings', { profile: 'p2', base: 'p1' })).content[0].text).toContain('tax')
  expect(await ask('compare', { current: ['p1', 'p2'] })).toMatchObject({ isError: true })
})

test('what cannot be answered is an error that says what can', async () => {
  const { text } = client({ 'a.folded': BEFORE, 'b.folded': AFTER, 'broken.folded': 'nonsense\n' })
  expect(await text('overview')).toBe('error: say which profile: p1 = /a.folded, p2 = /b.folded, p3 = /broken.folded')
  expect(await text('overview', { profile: 'p7' })).toMatch(/^error: no profile p7 is open .*; open: p1 = \/a.folded/)
  expect(await text('overview', { profile: 'p3' })).toMatch(/^error: \/broken.folded: /)
  expect(await text('callers', { profile: 'p1', function: 'qury' })).toBe("error: no function 'qury' in it; nearest: query")
  expect(await text('open_profile', { path: '/nowhere/x' })).toBe('error: /nowhere/x: no such file')
  expect(await text('open_profile', { path: '/' })).toBe('error: /: is a folder, not a file')
  expect(await text('callers', { profile: 'p1', fucntion: 'query' })).toMatch(/^error: [^]*fucntion/)
  expect(await text('overview', { profile: 'p1', budget: 1 })).toMatch(/^error: [^]*budget/)
})

test('the same file keeps its id until it changes; of many, the one that was asked about longest ago is let go', async () => {
  const { ask, text, folder } = client({})
  const open = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return ask('open_profile', { path: join(folder, name) })
  }
  expect((await open('a', BEFORE)).structuredContent).toMatchObject({ profile: 'p1', samples: 3 })
  expect((await ask('open_profile', { path: join(folder, 'a') })).structuredContent).toMatchObject({ profile: 'p1' })
  expect((await open('a', `${AFTER}main;new 1\n`)).structuredContent).toMatchObject({ profile: 'p2', samples: 4 })
  for (let at = 0; at < 11; at++) await open(`more${at}`, BEFORE)
  expect(await text('overview', { profile: 'p1' })).toMatch(/^error: no profile p1 is open/)
  expect(await text('overview', { profile: 'p2' })).toMatch(/^p2: a, /)
})

test('a report is written where asked, and over nothing but an SVG', async () => {
  const { folder, text } = client({ 'a.folded': BEFORE, 'notes.txt': 'mine' })
  const report = (name: string) => text('report', { profile: 'p1', output: join(folder, name) })
  expect(await report('a.svg')).toMatch(/^Wrote \/a.svg/)
  expect(await report('a.svg')).toMatch(/^Wrote \/a.svg/)
  expect(readFileSync(join(folder, 'a.svg'), 'utf8')).toContain('</svg>')
  expect(await report('notes.txt')).toBe('error: /notes.txt: is there already and is no SVG; name another file')
  expect(await report('a.folded')).toBe('error: /a.folded: is the profile itself; name another file')
  expect(await report('no/such/folder.svg')).toMatch(/^error: .*cannot be written/)
  expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
  expect(readdirSync(folder).sort()).toEqual(['a.folded', 'a.svg', 'notes.txt'])
})

test('no tool answers with more than its budget, of long names and of hundreds of functions', async () => {
  const names = Array.from({ length: 400 }, (_, at) => `ns${at % 40}::"${'long'.repeat(at % 60)}"::f${at}`)
  const many = names.map((name, at) => `main;${names[(at * 7) % 400]};${name} ${1 + (at % 90)}\n`).join('')
  const { ask, folder } = client({ 'many.folded': many, 'other.folded': `${many}main;hot 9000\n` })
  const asked: readonly (readonly [string, object])[] = [
    ['overview', { profile: 'p1' }],
    ['findings', { profile: 'p2', why: true }],
    ['top_functions', { profile: 'p1', limit: 5_000 }],
    ['call_tree', { profile: 'p1', min_share: 0 }],
    ['call_tree', { profile: 'p1', function: 'main', min_share: 0 }],
    ['callers', { profile: 'p1', function: names[59], min_share: 0 }],
    ['source_lines', { profile: 'p1', function: names[59] }],
    ['compare', { base: 'p1', current: 'p2', limit: 5_000 }],
    ['report', { profile: 'p1', output: join(folder, 'x.svg') }],
    ['callers', { profile: 'p1', function: 'x'.repeat(10_000) }],
    ['open_profile', { path: join(folder, 'many.folded') }],
  ]
  for (const budget of [MIN_BUDGET, 500, 2_000, 10_000]) {
    for (const [name, args] of asked) {
      const size = new TextEncoder().encode(JSON.stringify(await ask(name, { ...args, budget }))).length
      expect(size, `${name} of ${budget}`).toBeLessThanOrEqual(budget * 3)
    }
  }
})
