// The binary form of Python's sampling profiler (`python -m profiling.sampling --binary`). Rules: CPython's InternalDocs/profiling_binary_format.md.

import { fail, ok, type Result } from '../base/result'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { unzstd } from './packed/unpacked'
import { malformed, type Format, type ReadError, type Report } from './format'
import { readTachyonHeader, TACHYON_MARKS, type TachyonHeader } from './tachyon/header'
import { readTachyonSamples } from './tachyon/samples'
import { readTachyonTables } from './tachyon/tables'
import { wholeFile } from './wholeFile'

const ID = 'tachyon'
const NS_PER_US = 1000
const US_PER_MS = 1000
/** A day at ten thousand samples a second. */
const MAX_SAMPLES_BYTES = 2 ** 31
/** As `_remote_debugging` numbers them, plus one; 0 in files from before that was written. */
const MODES = ['', 'wall', 'cpu', 'gil', 'all', 'exception']

export const tachyon: Format = {
  id: ID,
  title: 'Python profiling.sampling (binary)',
  looksLike: head => (TACHYON_MARKS.some(mark => mark.every((byte, at) => head[at] === byte)) ? 'yes' : 'no'),
  open: report => wholeFile(ID, bytes => readTachyon(bytes, report)),
}

function readTachyon(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const header = readTachyonHeader(bytes)
  if (!header.ok) return fail(malformed(ID, header.error.what, 'byte', header.error.byte))
  const about = header.value
  const packed = bytes.subarray(about.samplesStart, about.stringsStart)
  const samples = about.isPacked ? unzstd(packed, MAX_SAMPLES_BYTES) : ok(packed)
  if (!samples.ok) return fail(malformed(ID, samples.error, 'byte', about.samplesStart))
  const builder = profileBuilder(ID)
  const frames = readTachyonTables(bytes, about, builder)
  if (!frames.ok) return fail(malformed(ID, frames.error.what, 'byte', frames.error.byte))

  const mode = MODES[about.mode] ?? ''
  const name = mode === 'cpu' ? 'cpu' : mode === 'gil' ? 'gil' : 'wall'
  const time = builder.sampleType({ name, unit: 'nanoseconds', weight: 'period', event: name })
  const counts = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: name })
  const fault = readTachyonSamples(samples.value, frames.value, builder, row => {
    builder.weigh(row, time, about.intervalUs * NS_PER_US)
    builder.weigh(row, counts, 1)
  })
  const profile = builder.finish({
    startMs: about.startUs > 0 ? about.startUs / US_PER_MS : null,
    facts: factsOf(about, mode),
    period: { value: about.intervalUs * NS_PER_US, type: name, unit: 'nanoseconds' },
  })
  if (profile.samples.stack.length === 0)
    return fail(fault === null ? { kind: 'empty', format: ID } : malformed(ID, fault, 'byte', about.samplesStart))
  if (fault !== null) report(`${fault}: what follows is left out`, null)
  if (profile.samples.stack.length < about.samples)
    report('samples that the header counts and the file does not have', null, about.samples - profile.samples.stack.length)
  return ok(profile)
}

function factsOf({ python, intervalUs }: TachyonHeader, mode: string): readonly (readonly [string, string])[] {
  return [['Python', python], ['interval', `${intervalUs} µs`], ...(mode === '' ? [] : [['mode', mode] as const])]
}
