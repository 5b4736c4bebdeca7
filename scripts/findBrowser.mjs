// Finds a Chromium for the end-to-end tests, and gets one where there is none.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where the download is blocked it retries for longer than anybody waits. */
const INSTALL_LIMIT_MS = 180_000

/** `{ path, how }`, or null when none could be had. */
export function findBrowser() {
  return systemBrowser() ?? playwrightBrowser('installed before') ?? installed()
}

function systemBrowser() {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = COMMANDS.flatMap(command => folders.map(folder => join(folder, command)))
  // Asked for its version, because some systems have a stub of this name that only says how to install it.
  const path = [...onPath, ...APPLICATIONS].find(candidate => existsSync(candidate) && runs(candidate))
  return path === undefined ? null : { path, how: 'found on the system' }
}

function playwrightBrowser(how) {
  const path = chromium.executablePath()
  return existsSync(path) ? { path, how: `Playwright's, ${how}` } : null
}

function installed() {
  run('npx', ['playwright', 'install', '--with-deps', 'chromium'])
  const fromPlaywright = playwrightBrowser('installed now')
  if (fromPlaywright !== null) return fromPlaywright
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', 'chromium'])
  const fromSystem = systemBrowser()
  return fromSystem === null ? null : { ...fromSystem, how: 'installed now with apt-get' }
}

function runs(path) {
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function run(command, args) {
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout: INSTALL_LIMIT_MS,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
