// Runs other programs. What they are given is in the note beside the fixture, so a command is kept as one readable line.
import { spawnSync } from 'node:child_process'

/** Well above the longest text that a tool prints here. */
const MOST_OUTPUT_BYTES = 256 * 2 ** 20

/**
 * Nothing of the maker's own environment gets into a recording.
 * @type {Readonly<Record<string, string>>}
 */
const CLEAN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LANG: 'C.UTF-8', HOME: '/nonexistent' }

/** @param {string} tool */
export function has(tool) {
  return spawnSync('sh', ['-c', `command -v ${tool}`], { env: CLEAN_ENVIRONMENT }).status === 0
}

/**
 * Runs a shell command and returns what it printed.
 * @param {string} command
 * @param {{ readonly folder?: string, readonly environment?: Readonly<Record<string, string>>, readonly input?: Uint8Array }} [options]
 * @returns {Buffer}
 */
export function run(command, { folder, environment, input } = {}) {
  const result = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd: folder,
    env: { ...CLEAN_ENVIRONMENT, ...environment },
    input,
    maxBuffer: MOST_OUTPUT_BYTES,
  })
  if (result.status !== 0) throw new Error(`${command}\nended with ${result.status ?? result.signal}\n${result.stderr}`)
  return result.stdout
}

/**
 * The first line in which a tool says its version.
 * @param {string} command
 */
export function versionOf(command) {
  return run(`${command} 2>&1`).toString().trim().split('\n')[0]
}
