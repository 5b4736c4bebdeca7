// How fast each format is read, inside one process: its largest fixture, again and again. What fixed work a reader does counts too, as the files are small.

import { profileReading } from '../../src/shared/formats/reading'
import { allFixtures, bytesOfFixture } from '../../src/testing/fixtures'

/** Of processor time: long enough that V8 has compiled what is read often, short enough for sixty formats. */
const WARM_UP_MS = 200
const TIMED_MS = 400

/** Milliseconds of processor time that one reading takes, by format, with the size of what was read (unpacked). */
export function timeFormats(fixtures) {
  const largest = new Map()
  for (const fixture of allFixtures(fixtures)) {
    const bytes = bytesOfFixture(fixture)
    if (bytes.length > (largest.get(fixture.format)?.length ?? 0) && readsIt(bytes)) largest.set(fixture.format, bytes)
  }
  return Array.from(largest, ([format, bytes]) => ({ format, bytes: bytes.length, cpuMs: readingCpuMs(bytes) }))
}

function readingCpuMs(bytes) {
  repeated(bytes, WARM_UP_MS)
  return repeated(bytes, TIMED_MS)
}

/** The mean of as many readings as take so much processor time. */
function repeated(bytes, forMs) {
  const start = process.cpuUsage()
  for (let readings = 1; ; readings++) {
    readsIt(bytes)
    const { user, system } = process.cpuUsage(start)
    if (user + system >= forMs * 1e3) return (user + system) / 1e3 / readings
  }
}

/** False for what only a folder or another program's symbols make whole. */
function readsIt(bytes) {
  const reading = profileReading()
  reading.push(bytes)
  return reading.finish().ok
}
