// The Debian package: built, installed, opened with a file as a double click does, and removed. Where it can't be, it says why.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from './app'
import { isRoot, ROOT } from './program'

/** Packing and unpacking two hundred megabytes on a busy machine. */
const LIMIT_MS = 400_000
const PROFILES = { 'cpu.cpuprofile': 'order-service-node.current.cpuprofile', 'cpu.pb.gz': 'order-service-go.current.pb.gz' }

/** How the fuse wire in the binary spells a fuse: the characters 0 and 1 (@electron/fuses, constants). */
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

const has = (command: string) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
const run = (command: string, ...args: readonly string[]) => execFileSync(command, [...args], { cwd: ROOT, encoding: 'utf8' })

function hindrance(): string | null {
  if (!isRoot) return 'only root installs packages'
  if (!['dpkg-deb', 'dpkg', 'update-mime-database', 'setpriv'].every(has)) return 'this is no Debian with shared-mime-info'
  if (!['gio', 'mimetype'].some(has)) return 'nothing here asks what type a file is of (libglib2.0-bin or libfile-mimeinfo-perl)'
  if (!existsSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')))
    return 'ELECTRON_OVERRIDE_DIST_PATH names no Electron to pack'
  if (process.env['DISPLAY'] === undefined) return 'there is no display'
  if (spawnSync('dpkg', ['-s', 'flamewise'], { stdio: 'ignore' }).status === 0) return 'flamewise is installed here already'
  return null
}

test('the Debian package installs, opens profiles, and is removed without a trace', async ({ folder }) => {
  const why = hindrance()
  test.skip(why !== null, why ?? '')
  test.setTimeout(LIMIT_MS)

  // As built: a build takes its files away from the windows of other tests.
  run(process.execPath, join(ROOT, 'scripts', 'dist.mjs'), '--built', 'deb')
  const unpacked = join(ROOT, 'dist', 'linux-unpacked')
  await expectLocked(join(unpacked, 'flamewise'))
  const packed = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false }).filter(path => /\.\w+$/.test(path))
  expect(
    packed.filter(
      path => !/^\/(out\/(main|preload|renderer)\/|out\/THIRD_PARTY_NOTICES\.md$|examples\/|package\.json$|LICENSE$)/.test(path),
    ),
  ).toEqual([])

  const deb = readdirSync(join(ROOT, 'dist')).find(name => name.endsWith('.deb')) ?? ''
  run('dpkg', '--install', join(ROOT, 'dist', deb))
  try {
    for (const [name, example] of Object.entries(PROFILES)) copyFileSync(join(ROOT, 'examples', example), join(folder, name))
    expect(typeOf(join(folder, 'cpu.cpuprofile'))).toBe('application/vnd.flamewise.cpuprofile+json')
    expect(typeOf(join(folder, 'cpu.pb.gz'))).toBe('application/vnd.google.pprof')
    const entry = readFileSync('/usr/share/applications/flamewise.desktop', 'utf8')
    expect(entry).toContain('application/vnd.google.pprof;')
    await expectOpened(entry, join(folder, 'cpu.cpuprofile'), folder)
  } finally {
    run('dpkg', '--remove', 'flamewise')
  }
  for (const path of [
    '/usr/bin/flamewise',
    '/usr/lib/flamewise',
    '/usr/share/applications/flamewise.desktop',
    '/usr/share/mime/packages/flamewise.xml',
  ]) {
    expect(existsSync(path), path).toBe(false)
  }
})

/** As desktops ask; `xdg-mime` without either of the two looks at contents alone. */
function typeOf(path: string): string {
  if (has('mimetype')) return run('mimetype', '--brief', path).trim()
  return /standard::content-type: (\S+)/.exec(run('gio', 'info', '-a', 'standard::content-type', path))?.[1] ?? ''
}

async function expectLocked(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable)
  expect(wire[FuseV1Options.RunAsNode]).toBe(OFF)
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF)
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON)
}

/** Runs the menu entry's own line as a user who is not root (Chromium's sandbox asks for one), and reads the page's title at the debugger's port. */
async function expectOpened(entry: string, file: string, folder: string): Promise<void> {
  const [command = ''] = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').split(' ')
  const port = await freePort()
  const home = join(folder, 'home')
  mkdirSync(home)
  // A virtual display lets in who shows its key, and only root may read that.
  const key = process.env['XAUTHORITY']
  if (key !== undefined) copyFileSync(key, join(home, 'xauthority'))
  run('chown', '-R', 'nobody', folder)
  const variables = [`HOME=${home}`, `XDG_CONFIG_HOME=${home}`, ...(key === undefined ? [] : [`XAUTHORITY=${join(home, 'xauthority')}`])]
  const asNobody = ['--reuid=nobody', '--clear-groups', 'env', ...variables]
  const window = spawn('setpriv', [...asNobody, command, `--remote-debugging-port=${port}`, file], { cwd: folder, stdio: 'ignore' })
  try {
    await expect.poll(() => titlesAt(port)).toContain(basename(file))
  } finally {
    window.kill('SIGTERM')
    if (window.exitCode === null && window.signalCode === null) await once(window, 'exit')
  }
}

async function titlesAt(port: number): Promise<string> {
  try {
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly { readonly title: string }[]
    return pages.map(({ title }) => title).join('\n')
  } catch {
    return 'nothing listens yet'
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
