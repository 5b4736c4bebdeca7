// speedscope's own file format, which py-spy, dotnet-trace, rbspy and others write. Rules: speedscope's `file-format-spec.ts`.

import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText } from '../bytes/jsonSink'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { assembled } from './speedscope/assemble'
import { sharedFrames } from './speedscope/frames'
import { profileSink } from './speedscope/profileSink'
import { rawProfiles } from './speedscope/rawProfiles'

export const speedscope: Format = { id: 'speedscope', title: 'speedscope', looksLike, open: openSpeedscope }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  const hasProfiles = paths.has('profiles.samples') || paths.has('profiles.events') || paths.has('profiles.type')
  return paths.has('shared.frames') || hasProfiles || (paths.has('$schema') && paths.has('profiles')) ? 'yes' : 'no'
}

function openSpeedscope(report: Report): ProfileReader {
  const frames = sharedFrames()
  const raw = rawProfiles()
  const profile = profileSink(raw, report)
  let name = ''
  let exporter = ''
  let active = 0
  const root = jsonObject({
    shared: jsonObject({ frames: jsonList(() => frames.sink) }),
    profiles: jsonList(() => profile),
    activeProfileIndex: jsonNumber(index => (active = index)),
    name: jsonText((bytes, start, end) => (name = textOf(bytes.subarray(start, end)))),
    exporter: jsonText((bytes, start, end) => (exporter = textOf(bytes.subarray(start, end)))),
  })
  return jsonReader('speedscope', root, report, () => assembled(raw, frames, { name, exporter, active }, report))
}
