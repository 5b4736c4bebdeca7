// A keyring of the test's own, as a desktop starts one: a message bus, and GNOME's keyring on it, unlocked by a password.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

const TOOLS = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']
/** What a process must be told to find this keyring and no other. */
const VARIABLES = ['DBUS_SESSION_BUS_ADDRESS', 'HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR', 'XDG_CURRENT_DESKTOP'] as const

/** Why there can be none here, or null. */
export function keyringHindrance(): string | null {
  if (process.platform !== 'linux') return 'the keyring of GNOME is of Linux'
  const missing = TOOLS.filter(tool => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined)
  return missing.length === 0 ? null : `no ${missing.join(', ')} here`
}

/** In force for every process that is started until the function that it gives is called. `folder` is where it keeps what it knows. */
export async function startKeyring(folder: string): Promise<() => void> {
  const before = VARIABLES.map(name => [name, process.env[name]] as const)
  const runtime = join(folder, 'runtime')
  mkdirSync(runtime, { recursive: true, mode: 0o700 })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const address = await firstLine(bus)
  // Chromium takes the keyring of the desktop that it finds itself on.
  const own = [address, folder, join(folder, 'share'), runtime, 'GNOME']
  VARIABLES.forEach((name, at) => (process.env[name] = own[at]))
  const words = ['--foreground', '--unlock', '--components=secrets']
  const keyring = spawn('gnome-keyring-daemon', words, { stdio: ['pipe', 'ignore', 'ignore'] })
  keyring.stdin.end('a password of the desktop')
  while (!isThere()) await setTimeout(LOOK_EVERY_MS)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    keyring.kill('SIGTERM')
    bus.kill('SIGTERM')
  }
}

const LOOK_EVERY_MS = 100

/** Asking the keyring itself would make the bus start another one, which is locked. */
function isThere(): boolean {
  const question = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner']
  const words = ['--session', '--print-reply', ...question, 'string:org.freedesktop.secrets']
  return spawnSync('dbus-send', words, { encoding: 'utf8' }).stdout.includes('boolean true')
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])
  if (typeof line !== 'string') throw new Error(`${child.spawnfile} ended before it said that it is there`)
  return line
}
