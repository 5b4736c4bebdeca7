// What `pprof -raw` prints: samples of places by number, then the places, leaf first. Rules: google/pprof, profile/profile.go, `Profile.String`.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { rawHeader } from './pprofRaw/header'
import { rawLocations } from './pprofRaw/locations'
import { rawSamples } from './pprofRaw/samples'

const ID = 'pprof-raw'
const MARK = /^(?:Comment: [^\n]*\n|Doc: [^\n]*\n)*PeriodType: [^\n]*\nPeriod: /
/** Deep stacks of long numbers. */
const MAX_LINE_BYTES = 2 ** 22

export const pprofRaw: Format = {
  id: ID,
  title: 'pprof -raw',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 8192))) ? 'yes' : 'no'),
  open: openRaw,
}

function openRaw(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const header = rawHeader()
  const samples = rawSamples(report)
  const locations = rawLocations(builder, report)
  let part: 'header' | 'samples' | 'locations' | 'mappings' = 'header'
  let line = 0

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    if (text === 'Samples:') part = 'samples'
    else if (text === 'Locations') part = 'locations'
    else if (text === 'Mappings') part = 'mappings'
    else if (part === 'header') header.line(text)
    else if (part === 'samples') samples.line(text, line)
    else if (part === 'locations') locations.line(text, line)
    else locations.mapping(text)
  })

  function finish(): Result<Profile, ReadError> {
    walker.finish()
    if (part === 'header') return fail(malformed(ID, 'no samples', 'line', line))
    const types = samples.types().map(type => builder.sampleType(type))
    const fault = samples.addTo(builder, types, locations)
    if (fault !== null) return fail(malformed(ID, fault.what, 'line', fault.line))
    const profile = builder.finish({ ...header.end(), defaultSampleType: samples.defaultType() })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return { push: walker.push, finish }
}
