// The fixtures with what is known about them, for the tests that run over all of them.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldedLines } from './foldedLines'
import type { Profile } from '../shared/profile/profile'

export type Fixture = {
  /** The name of its folder. */
  readonly format: string
  readonly name: string
  readonly path: string
  /** Its folded stacks. */
  readonly foldedPath: string
  /** Its columns and its receipt. */
  readonly columnsPath: string
  /** What the tool that wrote it, or the format's own tool, says is in it; null where no tool could be asked. */
  readonly oracle: Readonly<Record<string, unknown>> | null
  /** The stacks or functions that go with it. */
  readonly oraclePath: string | null
}

/** Sums of fractions differ in the last digits by the order in which they are added. */
const EXACT_DIGITS = 12
const FOLDER = join(import.meta.dirname, '../../fixtures')

/** One folder a format; what has no list of cases (the programs) is not one. The variable FIXTURES is a pattern for some folders. */
export function allFixtures(folder = FOLDER): readonly Fixture[] {
  const wanted = new RegExp(process.env['FIXTURES'] ?? '')
  return readdirSync(folder)
    .filter(format => wanted.test(format) && existsSync(join(folder, format, 'fixtures.json')))
    .flatMap(format => fixturesOf(join(folder, format), format))
}

function fixturesOf(folder: string, format: string): readonly Fixture[] {
  const cases: unknown = JSON.parse(readFileSync(join(folder, 'fixtures.json'), 'utf8'))
  return Object.entries(recordOf(cases)).map(([name, entry]) => {
    const { file, oracle } = recordOf(entry)
    const known = oracle === undefined ? null : recordOf(oracle)
    return {
      format,
      name,
      path: join(folder, String(file)),
      foldedPath: join(folder, `${name}.expected.folded`),
      columnsPath: join(folder, `${name}.expected.columns`),
      oracle: known,
      oraclePath: typeof known?.['file'] === 'string' ? join(folder, known['file']) : null,
    }
  })
}

export function bytesOfFixture({ path }: Fixture): Uint8Array {
  return unpacked(readFileSync(path))
}

/** Out of gzip, which is a host's work and not a reader's. A plain array: Node's Buffer does not copy when it is sliced. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
}

/**
 * What golden files hold: the folded stacks of the default sample type, and before them a comment for each sample type with the
 * number of its stacks and their sum. All stacks of all types would be megabytes that say much the same.
 */
export function goldenText(profile: Profile): string {
  const { sampleTypes, defaultSampleType } = profile.meta
  const stacks = sampleTypes.map((_, type) => foldedLines(profile, type))
  const about = sampleTypes.map(
    ({ name, unit }, type) => `# ${name}, ${unit}: ${stacks[type].length} stacks, ${sumOf(stacks[type])} in all`,
  )
  return [...about, ...stacks[defaultSampleType]].map(line => `${line}\n`).join('')
}

/** All folded stacks of all sample types, by the name of the type. */
export function allStacks({ meta, ...rest }: Profile): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(meta.sampleTypes.map(({ name }, type) => [name, foldedLines({ meta, ...rest }, type)]))
}

function sumOf(lines: readonly string[]): number {
  const sum = lines.reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
  return Number(sum.toPrecision(EXACT_DIGITS))
}

/** An object of a JSON file; what is something else is a mistake in the fixture. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`not an object: ${JSON.stringify(value)}`)
  return Object.fromEntries(Object.entries(value))
}

/** A list of objects of a JSON file. */
export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Error(`not a list: ${JSON.stringify(value)}`)
  return value.map(recordOf)
}
