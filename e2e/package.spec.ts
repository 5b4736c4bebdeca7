// The npm package as somebody installs it: packed, put into an empty folder, and used there.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright/test'
import { expect, test } from './app'
import { isRoot, ROOT } from './program'

/** Larger than this, `npx flamewise FILE` is no longer something one just tries. */
const MOST_BYTES = 2 * 1024 * 1024

const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })

/** Installed without a connection: whatever it needed beside itself would be missing. */
function installed(folder: string): { readonly home: string; readonly tarball: string; readonly files: readonly string[] } {
  const [packed] = JSON.parse(npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)) as readonly [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ]
  const home = join(folder, 'home')
  mkdirSync(home)
  npm(['init', '--yes'], home)
  const tarball = join(folder, packed.filename)
  npm(['install', tarball, '--ignore-scripts', '--offline', '--no-audit', '--no-fund'], home)
  return { home, tarball, files: packed.files.map(({ path }) => path) }
}

test('the npm package is small, holds what runs and nothing else, and works where nothing else is installed', async ({ folder }) => {
  const { home, tarball, files } = installed(folder)
  expect(statSync(tarball).size).toBeLessThan(MOST_BYTES)
  const odd = files.filter(
    path =>
      !/^(out\/(main|preload|renderer)\/|out\/(THIRD_PARTY_NOTICES\.md|flamewise\.1)$|examples\/|package\.json$|LICENSE$|README\.md$)/.test(
        path,
      ),
  )
  expect(odd).toEqual([])
  for (const path of ['LICENSE', 'out/THIRD_PARTY_NOTICES.md', 'out/flamewise.1']) expect(files).toContain(path)
  const tree = JSON.parse(npm(['ls', '--all', '--json'], home)) as { readonly dependencies: object }
  expect(Object.keys(tree.dependencies)).toEqual(['flamewise'])

  const program = join(home, 'node_modules', 'flamewise')
  const bin = join(home, 'node_modules', '.bin', process.platform === 'win32' ? 'flamewise.cmd' : 'flamewise')
  const flamewise = (...args: readonly string[]) =>
    execFileSync(bin, [...args], { cwd: home, encoding: 'utf8', shell: process.platform === 'win32' })
  const base = join(program, 'examples', 'order-service-go.baseline.pb.gz')
  const current = join(program, 'examples', 'order-service-go.current.pb.gz')
  expect(flamewise('info', current)).toContain('pprof')
  expect(flamewise('top', current)).toContain('database.(*DB).Query')
  expect(flamewise('folded', current)).toContain('main.main;')
  expect(JSON.parse(flamewise('insights', current, '--json'))).toHaveProperty('insights')
  expect(JSON.parse(flamewise('diff', base, current, '--json'))).toHaveProperty('rows')
  // Ends when its client closes standard input, which is closed here from the start.
  execFileSync(bin, ['mcp', current], { cwd: home, input: '', shell: process.platform === 'win32' })
  flamewise('report', current, '--output', join(home, 'report.svg'))
  expect(readFileSync(join(home, 'report.svg'), 'utf8')).toContain('</svg>')
  flamewise('convert', current, '--to', 'speedscope', '--output', join(home, 'out.json'))
  expect(existsSync(join(home, 'out.json'))).toBe(true)
  for (const shell of ['bash', 'zsh', 'fish']) expect(flamewise('completion', shell)).toContain('insights')
})

test('the licence of every package that is bundled goes along, and none of them runs a script when it is installed', () => {
  const lists = join(ROOT, 'out', 'packages')
  const folders = readdirSync(lists).flatMap(name => JSON.parse(readFileSync(join(lists, name), 'utf8')) as readonly string[])
  const notices = readFileSync(join(ROOT, 'out', 'THIRD_PARTY_NOTICES.md'), 'utf8')
  // The page, the command line, the preload and the workers each bundle some.
  expect(new Set(folders).size).toBeGreaterThan(10)
  for (const folder of new Set(folders)) {
    const { name, version, license, scripts } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
      readonly name: string
      readonly version: string
      readonly license: string
      readonly scripts?: Readonly<Record<string, string>>
    }
    const at = notices.indexOf(`## ${name} ${version} (${license})\n`)
    expect(at, `${name} is named`).toBeGreaterThan(-1)
    const text = notices.slice(at, notices.indexOf('\n## ', at + 1) >>> 0)
    expect(text, `the licence of ${name}`).toMatch(/copyright|permission is hereby granted|the licence named above applies/i)
    expect(['preinstall', 'install', 'postinstall'].filter(script => scripts?.[script] !== undefined)).toEqual([])
  }
})

test('flamewise FILE opens the window in a browser where there is no Electron', async ({ folder }) => {
  const { home } = installed(folder)
  const program = join(home, 'node_modules', 'flamewise')
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_CONFIG_HOME: join(folder, 'data'), BROWSER: 'true' }
  delete env['ELECTRON_OVERRIDE_DIST_PATH']
  const server = spawn(
    process.execPath,
    [join(program, 'out', 'main', 'cli.cjs'), join(program, 'examples', 'order-service-go.current.pb.gz')],
    {
      cwd: home,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const [address] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  const executablePath = process.env['FLAMEWISE_TEST_BROWSER']
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: isRoot ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage()
  await page.goto(address)
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready')
  await browser.close()
  server.kill('SIGTERM')
  await once(server, 'exit')
})
