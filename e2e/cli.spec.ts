import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './app'
import { CLI, ROOT } from './program'

const SHOP = 'main;order;query 3\nmain;order;tax 5\nnonsense\nmain;log 2\n'

type Ended = { readonly status: number | null; readonly output: string; readonly errors: string }

/** `readsLines` closes the command's output after as many lines, as `| head` does. */
function flamewise(args: readonly string[], input: string | Uint8Array = '', readsLines = Infinity): Promise<Ended> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [CLI, ...args])
    let output = ''
    let errors = ''
    child.stdout.on('data', data => {
      output += String(data)
      if (output.split('\n').length > readsLines) child.stdout.destroy()
    })
    child.stderr.on('data', data => (errors += String(data)))
    child.on('close', status => resolve({ status, output, errors }))
    child.stdin.end(input)
  })
}

test.beforeEach(({ folder }) => writeFileSync(join(folder, 'shop.folded'), SHOP))

test('folded prints the stacks of a file, of standard input and of what is packed in it', async ({ folder }) => {
  const stacks = { status: 0, output: 'main;log 2\nmain;order;query 3\nmain;order;tax 5\n', errors: '' }
  expect(await flamewise(['folded', join(folder, 'shop.folded')])).toEqual(stacks)
  expect(await flamewise(['folded', '-'], SHOP)).toEqual(stacks)
  expect(await flamewise(['folded', '-'], gzipSync(SHOP))).toEqual(stacks)
})

test('top prints functions by self or total, as many as asked for', async ({ folder }) => {
  const file = join(folder, 'shop.folded')
  expect((await flamewise(['top', file])).output).toBe(
    [
      'samples: 10 in all; shares are of that',
      'self          total           function  file',
      '   5  50.0 %      5   50.0 %  tax',
      '   3  30.0 %      3   30.0 %  query',
      '   2  20.0 %      2   20.0 %  log',
      '   0   0.0 %     10  100.0 %  main',
      '   0   0.0 %      8   80.0 %  order',
      '',
    ].join('\n'),
  )
  const top = await flamewise(['top', file, '--sort', 'total', '--limit', '2', '--json'])
  expect(JSON.parse(top.output)).toEqual({
    sampleType: { name: 'samples', unit: 'count' },
    total: 10,
    rows: [
      { name: 'main', file: null, line: null, self: 0, total: 10 },
      { name: 'order', file: null, line: null, self: 0, total: 8 },
    ],
  })
})

test('info tells what is in a file, and what was read over', async ({ folder }) => {
  const file = join(folder, 'shop.folded')
  expect(JSON.parse((await flamewise(['info', file, '--json'])).output)).toEqual({
    format: 'folded',
    sampleTypes: [{ name: 'samples', unit: 'count', total: 10 }],
    defaultSampleType: 'samples',
    samples: 3,
    stacks: 3,
    functions: 5,
    maxDepth: 3,
    durationNs: null,
    notes: [{ what: 'lines without a stack and a count', count: 1, where: 'line 3' }],
  })
  const { output } = await flamewise(['info', file])
  expect(output).toContain('* is the default')
  expect(output).toContain('1  lines without a stack and a count (first at line 3)')
})

test('what cannot be used ends with status 2 and one line that names it', async ({ folder }) => {
  const file = join(folder, 'shop.folded')
  const broken = join(folder, 'broken.gz')
  writeFileSync(broken, gzipSync(SHOP).subarray(0, 30))
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const refusals: readonly (readonly [readonly string[], string])[] = [
    [['top', join(folder, 'missing')], `flamewise: ${join(folder, 'missing')}: no such file\n`],
    [['info', empty], `flamewise: ${empty}: a folder without a profile in it (0 files); name the file of the profile\n`],
    [['folded', broken], `flamewise: ${broken}: broken gzip data: unexpected end of file at byte 30\n`],
    [['top', file, '--sample-type', 'cpu'], `flamewise: ${file}: no sample type 'cpu' in it; it has samples\n`],
    [
      ['top', file, '--limit', '-1'],
      `flamewise: option '--limit <rows>' argument '-1' is invalid. It must be a whole number, 0 or larger.\n`,
    ],
    [['top', file, '--sort', 'size'], `flamewise: option '--sort <column>' argument 'size' is invalid. Allowed choices are self, total.\n`],
    [['top'], `flamewise: missing required argument 'file'\n`],
    [['tpo'], `flamewise: tpo: no such file or command; flamewise --help lists the commands\n`],
    [['top', file, '--jsno'], `flamewise: unknown option '--jsno' (Did you mean --json?)\n`],
  ]
  for (const [args, errors] of refusals) expect(await flamewise(args)).toEqual({ status: 2, output: '', errors })
})

test('a reader that has seen enough is no error', async ({ folder }) => {
  const file = join(folder, 'long.folded')
  writeFileSync(file, Array.from({ length: 30_000 }, (_, i) => `main;f${i} 1\n`).join(''))
  expect(await flamewise(['folded', file], '', 1)).toMatchObject({ status: 0, errors: '' })
  expect(await flamewise(['--help'], '', 1)).toMatchObject({ status: 0, errors: '' })
})

test('every command has help with an example', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  expect(await flamewise(['--version'])).toEqual({ status: 0, output: `${version}\n`, errors: '' })
  const help = await flamewise(['--help'])
  expect(help).toMatchObject({ status: 0, errors: '' })
  const commands = Array.from(help.output.matchAll(/^ {2}(\w+) \[options\]/gm), match => match[1])
  expect(commands).toEqual(expect.arrayContaining(['info', 'folded', 'top', 'serve']))
  for (const command of commands) expect((await flamewise([command, '--help'])).output).toContain(`Example:\n  $ flamewise ${command} `)
})

test('diff reads one file that holds both sides, and says of any other single file what it needs', async ({ folder }) => {
  const both = 'main;tax 300 900\nmain;legacy 200 0\nmain;query 2000 2000\nmain;send 1000 1000\n'
  const { status, output } = await flamewise(['diff', '-', '--json', '--fail-above', '5%'], both)
  const { baseTotal, currentTotal, rows } = JSON.parse(output)
  expect([status, baseTotal, currentTotal, rows[0]]).toEqual([
    1,
    3500,
    3900,
    { name: 'tax', baseSelf: 300, currentSelf: 900, baseTotal: 300, currentTotal: 900, significant: true, change: 'regressed' },
  ])
  expect(JSON.parse((await flamewise(['insights', '-', '--json'], both)).output).insights[0].rule).toBe('regressed')
  const alone = await flamewise(['diff', join(folder, 'shop.folded')])
  expect([alone.status, alone.output]).toEqual([2, ''])
  expect(alone.errors).toMatch(/^flamewise: .*shop\.folded: holds one profile only; diff takes two files, .*\n$/)
})
