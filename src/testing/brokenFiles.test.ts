import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedLines } from './foldedLines'
import { sumOf } from '../shared/base/columns'
import { bytesOf, textOf } from '../shared/base/utf8'
import { joinedBytes } from '../shared/bytes/joinedBytes'
import { errorText } from '../shared/formats/errorText'
import { allFixtures, bytesOfFixture, type Fixture } from './fixtures'
import { read } from './reading'

const GOLDEN = join(import.meta.dirname, 'brokenFiles.expected.txt')
const IS_UPDATE = process.env['UPDATE_GOLDEN'] === '1'

/** What stands in a text between its lines, as a log's does that was written to the same file. */
const STRAY_LINE = '\nsome words of a log\n'
/** Enough that two results do not agree by accident, and few enough to be reviewed. */
const SHOWN_STACKS = 2
const SHOWN_CHARS = 160
/** A binary file has a NUL early. */
const TEXT_BYTES = 4096
/** Larger ones take long to be read so often. */
const MOST_BYTES = 40_000

/** The smallest of each format; formats of which all are large are left to their own tests. */
function smallest(): readonly Fixture[] {
  const sizes = new Map<string, { readonly fixture: Fixture; readonly bytes: number }>()
  for (const fixture of allFixtures()) {
    const bytes = bytesOfFixture(fixture).length
    if (bytes <= MOST_BYTES && bytes < (sizes.get(fixture.format)?.bytes ?? Infinity)) sizes.set(fixture.format, { fixture, bytes })
  }
  return Array.from(sizes.values(), ({ fixture }) => fixture)
}

/** By what was done to the file. */
function broken(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const at = (part: number) => Math.floor(bytes.length * part)
  const isText = !bytes.subarray(0, TEXT_BYTES).includes(0)
  const middle = isText ? bytes.indexOf(10, at(0.5)) : at(0.5)
  const changed = bytes.slice()
  changed[at(0.6)] ^= 0x15
  const stray = bytesOf(STRAY_LINE)
  return {
    ...Object.fromEntries([1, 2, 3].map(quarters => [`cut at ${quarters} of 4`, bytes.subarray(0, at(quarters / 4))])),
    'without its end': bytes.subarray(0, bytes.length - 2),
    'a byte changed': changed,
    twice: joinedBytes([bytes, bytes]),
    ...(isText && middle !== -1
      ? { 'a stray line': joinedBytes([bytes.subarray(0, middle), stray, bytes.subarray(middle + 1)]) }
      : { 'bytes left out': joinedBytes([bytes.subarray(0, middle), bytes.subarray(middle + 9)]) }),
    ...(isText ? { 'Windows line ends': bytesOf(textOf(bytes).replaceAll(/\r?\n/g, '\r\n')) } : {}),
  }
}

function shown(text: string): string {
  const line = JSON.stringify(text).slice(1, -1)
  return line.length <= SHOWN_CHARS ? line : `${line.slice(0, SHOWN_CHARS)}… (${line.length})`
}

/** Why it is not read, or how much of it and what the receipt says of the rest. */
function textOfReading(bytes: Uint8Array): string {
  const result = read(bytes)
  if (!result.ok) return `  refused: ${shown(errorText(result.error))}`
  const { meta, samples, threads } = result.value
  const sums = meta.sampleTypes.map(({ name }, type) => `${shown(name)} ${Number(sumOf(samples.values[type]).toPrecision(12))}`)
  const stacks = foldedLines(result.value, meta.defaultSampleType)
  return [
    `  ${meta.format}: ${samples.stack.length} samples, ${threads.length} threads, ${stacks.length} stacks; ${sums.join(', ')}`,
    ...stacks.slice(0, SHOWN_STACKS).map(stack => `  ${shown(stack)}`),
    ...meta.notes.map(({ what, count, where }) => `  note: ${shown(what)}, ${count}${where === null ? '' : `, ${where}`}`),
  ].join('\n')
}

const cases = smallest().map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const)

function textOfFixture(fixture: Fixture): string {
  return Object.entries(broken(bytesOfFixture(fixture)))
    .map(([what, bytes]) => ` ${what}\n${textOfReading(bytes)}`)
    .join('\n')
}

if (IS_UPDATE) writeFileSync(GOLDEN, cases.map(([name, fixture]) => `== ${name}\n${textOfFixture(fixture)}\n`).join('\n'))

const sections = new Map(
  (existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '').split(/^== /m).flatMap(part => {
    const end = part.indexOf('\n')
    return end === -1 ? [] : [[part.slice(0, end), part.slice(end + 1).trimEnd()] as const]
  }),
)

test.each(cases)('%s: what is said of it when it is broken', (name, fixture) => {
  const expected = sections.get(name)
  if (expected === undefined) throw new Error('not in the golden file: UPDATE_GOLDEN=1 npx vitest run src/testing/brokenFiles.test.ts')
  expect(textOfFixture(fixture)).toBe(expected)
})
