// `npm run dist [-- [--built] TARGET…]`: the packages of the system that it runs on, in dist/. Targets: deb, AppImage, dmg, zip, nsis, dir.
// `--built`: of the program as it was built last, which others may be running.
// Electron is downloaded, or taken from the folder that ELECTRON_OVERRIDE_DIST_PATH names.

import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, Platform } from 'electron-builder'
import { electronBuilder } from '../build/electronBuilder.mjs'
import { buildDeb } from './package/deb.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const DIST = join(ROOT, 'dist')
/** The first is what can be made without a download. */
const TARGETS = { linux: ['deb', 'AppImage'], darwin: ['dmg', 'zip'], win32: ['nsis'] }

const program = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const { values, positionals } = parseArgs({ options: { built: { type: 'boolean' } }, allowPositionals: true })
const wanted = positionals.length > 0 ? positionals : TARGETS[process.platform]
if (wanted === undefined) fail(`there is no package for ${process.platform}`)

if (values.built !== true) execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT, stdio: 'inherit' })
rmSync(DIST, { recursive: true, force: true })

const config = electronBuilder(electronRuntime())
const made = []
const others = wanted.filter(target => target !== 'deb' && target !== 'dir')
try {
  if (wanted.includes('deb') || wanted.includes('dir'))
    await build({ projectDir: ROOT, targets: Platform.current().createTarget('dir'), config })
  if (wanted.includes('deb')) made.push(buildDeb(debParts()))
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
for (const target of others) {
  try {
    made.push(...(await build({ projectDir: ROOT, targets: Platform.current().createTarget(target), config })))
  } catch (error) {
    // The helpers of these targets are fetched the first time; what is made already stays.
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]
    console.error(
      `${target} was not made: ${why}. electron-builder fetches the helper of this target; it takes a connection the first time.`,
    )
    process.exitCode = 1
  }
}
for (const file of made) console.log(file)

/** An override has a version of its own, which it says in a file beside the program. */
function electronRuntime() {
  const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? null
  const declared = createRequire(import.meta.url)('electron/package.json').version
  if (electronDist === null) return { electronDist, electronVersion: declared }
  const executable = join(electronDist, process.platform === 'win32' ? 'electron.exe' : 'electron')
  try {
    const said = execFileSync(executable, ['-p', 'process.versions.electron'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    })
    return { electronDist, electronVersion: said.trim() }
  } catch {
    return fail(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron that starts: ${electronDist}`)
  }
}

function debParts() {
  const cli = (...args) => execFileSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.cjs'), ...args], { encoding: 'utf8' })
  const licence = readFileSync(join(ROOT, 'LICENSE'), 'utf8')
  const notices = readFileSync(join(ROOT, 'out', 'THIRD_PARTY_NOTICES.md'), 'utf8')
  return {
    packed: join(DIST, `linux-${process.arch === 'x64' ? '' : `${process.arch}-`}unpacked`),
    icons: join(ROOT, 'build', 'icons'),
    output: DIST,
    program,
    texts: {
      man: cli('man'),
      bash: cli('completion', 'bash'),
      zsh: cli('completion', 'zsh'),
      fish: cli('completion', 'fish'),
      copyright: `${licence}\n${notices}`,
    },
  }
}

/**
 * @param {string} why
 * @returns {never}
 */
function fail(why) {
  console.error(`dist: ${why}`)
  process.exit(1)
}
