// Files dragged from a window of another program onto ours, by a pointer that moves: what no debugger of Electron can make.

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ROOT } from './program'

/** The system's own: another Python has no GTK. */
const PYTHON = '/usr/bin/python3'
const OUR_WINDOW = 'Flamewise'
/** Where our window stands, beside the other one. */
const OURS_PX = [200, 0] as const
/** From inside the one to inside the other, in steps as a hand makes them: a drag begins after some, and is told of each. */
const WAY_PX = [60, 70, 90, 120, 200, 300, 400, 500, 520, 540, 545]
const ACROSS_PX = 300
const STEP_MS = 150

/** Why nothing can be dragged here, or null. */
export function dragHindrance(): string | null {
  if (process.platform !== 'linux') return 'files are dragged on Linux alone'
  const missing = [
    ['xdotool', ['version']],
    ['Xvfb', ['-help']],
    [PYTHON, ['-c', 'import gi; gi.require_version("Gtk", "3.0"); from gi.repository import Gtk']],
  ].find(([command, args]) => spawnSync(String(command), [...args], { stdio: 'ignore' }).status !== 0)
  return missing === undefined
    ? null
    : `there is no ${missing[0] === PYTHON ? 'GTK for Python' : missing[0]} (apt-get install xdotool xvfb gir1.2-gtk-3.0 python3-gi)`
}

/** A screen of its own: on a shared one another test's window may lie between. Its name, for `DISPLAY`, and what ends it. */
export async function ownScreen(): Promise<{ readonly name: string; close(): void }> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [number] = screen.stdout === null ? [''] : await once(screen.stdout, 'data')
  return { name: `:${String(number).trim()}`, close: () => void screen.kill() }
}

/** Drags these onto the window that is there on this screen, and lets go of them. */
export async function dragOntoWindow(screen: string, paths: readonly string[]): Promise<void> {
  const env = { ...process.env, DISPLAY: screen }
  const tool = (...args: readonly string[]) => execFileSync('xdotool', [...args], { env, encoding: 'utf8' })
  const windowOf = (name: string) => tool('search', '--onlyvisible', '--name', name).trim().split('\n').at(-1) ?? ''
  const source = spawn(PYTHON, [join(ROOT, 'e2e', 'dragSource.py'), ...paths], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    await said(source, 'shown')
    tool('windowmove', '--sync', windowOf(OUR_WINDOW), ...OURS_PX.map(String))
    tool('mousemove', '50', '50', 'mousedown', '1')
    for (const [step, x] of WAY_PX.entries()) {
      tool('mousemove', String(x), String(50 + Math.round((ACROSS_PX * step) / WAY_PX.length)))
      await new Promise(resolve => setTimeout(resolve, STEP_MS))
    }
    const ended = said(source, 'ended')
    tool('mouseup', '1')
    await ended
  } finally {
    source.kill()
  }
}

async function said(source: ChildProcess, word: string): Promise<void> {
  for (;;) {
    const [chunk] = source.stdout === null ? [word] : await once(source.stdout, 'data')
    if (String(chunk).includes(word)) return
  }
}
