// Writes fixtures and the notes about them. Fixtures that somebody wrote by hand stay as they are.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { REPOSITORY } from './stage.mjs'

/** A fixture is read many times by every test run and kept in the history for ever. */
const MOST_FIXTURE_BYTES = 160_000

/**
 * What is known about a fixture: `oracle` holds figures of the tool that `oracle.tool` names, and the file with more of them.
 * @typedef {{
 *   readonly case: string, readonly extension: string, readonly bytes: Uint8Array,
 *   readonly tool: string, readonly version: string, readonly command: string,
 *   readonly about: string,
 *   readonly oracle?: Readonly<Record<string, unknown>>,
 *   readonly oracleFile?: { readonly extension: string, readonly text: string },
 * }} Fixture
 */

/** @param {string} format */
export function fixtureFolder(format) {
  const folder = path.join(REPOSITORY, 'fixtures', format)
  const index = path.join(folder, 'fixtures.json')
  mkdirSync(folder, { recursive: true })

  /** @param {Fixture} fixture */
  function add(fixture) {
    const file = `${fixture.case}.${fixture.extension}`
    const { oracleFile, oracle } = fixture
    refuseLocalTraces(file, fixture.bytes)
    writeFileSync(path.join(folder, file), fixture.bytes)
    for (const extension of ['oracle.folded', 'oracle.json']) rmSync(path.join(folder, `${fixture.case}.${extension}`), { force: true })
    if (oracleFile !== undefined) {
      refuseLocalTraces(file, Buffer.from(oracleFile.text))
      writeFileSync(path.join(folder, `${fixture.case}.${oracleFile.extension}`), oracleFile.text)
    }
    const { about, tool, version, command } = fixture
    const oracleNote = oracleFile === undefined ? oracle : { file: `${fixture.case}.${oracleFile.extension}`, ...oracle }
    const notes = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : {}
    notes[fixture.case] = { file, about, tool, version, command, ...(oracleNote === undefined ? {} : { oracle: oracleNote }) }
    writeFileSync(index, `${JSON.stringify(Object.fromEntries(Object.entries(notes).sort(byName)), null, 2)}\n`)
    const { size } = statSync(path.join(folder, file))
    process.stdout.write(`${format}/${file}: ${size} bytes${size > MOST_FIXTURE_BYTES ? ', more than a fixture should have' : ''}\n`)
  }

  /**
   * A file that goes with the fixtures and is none.
   * @param {string} name
   * @param {Uint8Array} bytes
   */
  function addBeside(name, bytes) {
    refuseLocalTraces(name, bytes)
    writeFileSync(path.join(folder, name), bytes)
  }

  return { add, addBeside }
}

/**
 * @param {readonly [string, unknown]} a
 * @param {readonly [string, unknown]} b
 */
function byName([a], [b]) {
  return a < b ? -1 : 1
}

/**
 * Fails if a file would tell where it was made.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function refuseLocalTraces(name, bytes) {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const text = Buffer.from(isGzip ? zlib.gunzipSync(bytes) : bytes).toString('latin1')
  for (const trace of [REPOSITORY, path.dirname(REPOSITORY), os.homedir(), os.tmpdir()]) {
    // perf and the runtimes agree on this one place for maps of compiled code.
    const found = text.replaceAll(/\/tmp\/perf-\d+\.map/g, '').indexOf(trace)
    if (found >= 0) throw new Error(`${name} holds ${JSON.stringify(text.slice(Math.max(0, found - 40), found + 80))}`)
  }
}

/**
 * Gzip without a time or a name in it.
 * @param {Uint8Array} bytes
 */
export function gzip(bytes) {
  return zlib.gzipSync(bytes, { level: 9 })
}
