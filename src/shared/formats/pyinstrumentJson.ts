// pyinstrument's own report as JSON (`-r json`): a tree of functions with their time, from which small ones were cut out.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import { jsonObject } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { pyinstrumentFacts } from './pyinstrument/facts'
import { SELF } from './pyinstrument/frames'

const ID = 'pyinstrument-json'
const NS_PER_S = 1e9

export const pyinstrumentJson: Format = { id: ID, title: 'pyinstrument (JSON)', looksLike, open: openTree }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('root_frame') && (paths.has('sample_count') || paths.has('root_frame.await_time')) ? 'yes' : 'no'
}

/** A function that is open: its fields, and what of its time its callees have not taken. */
type Open = { name: string; file: string; line: number; selfNs: number; stack: number | null; readonly parent: Open | null }

function openTree(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const wall = builder.sampleType({ name: 'wall', unit: 'nanoseconds', weight: null, event: null })
  const about = pyinstrumentFacts()
  const blank = (parent: Open | null): Open => ({ name: '', file: '', line: 0, selfNs: 0, stack: null, parent })
  let open: Open = blank(null)

  /** Asked of a function by its first callee or at its own end: its name is known by then. */
  function stackOf(frame: Open): number {
    if (frame.stack !== null) return frame.stack
    const { name, line } = frame
    if (name === SELF) return (frame.stack = frame.parent?.stack ?? NONE)
    const file = frame.file.startsWith('<built-in') ? null : frame.file
    const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file, startLine: line > 0 ? line : NONE })
    const kind = file === null || file === '' ? 'unknown' : 'interpreted'
    frame.stack = builder.stack(frame.parent?.stack ?? NONE, builder.frame(fn, NONE, NONE, frameFlags(kind)))
    return frame.stack
  }

  function close(): void {
    const { selfNs, parent } = open
    const stack = stackOf(open)
    if (selfNs > 0) builder.weigh(builder.sample(stack), wall, Math.round(selfNs))
    if (parent !== null) open = parent
  }

  const frame: JsonSink = jsonObject(
    {
      function: jsonText((bytes, start, end) => (open.name = textOf(bytes.subarray(start, end)))),
      file_path: jsonText((bytes, start, end) => (open.file = textOf(bytes.subarray(start, end)))),
      line_no: jsonNumber(value => (open.line = value)),
      time: jsonNumber(value => {
        const timeNs = isWeight(value * NS_PER_S) ? value * NS_PER_S : 0
        open.selfNs += timeNs
        if (open.parent?.parent !== null && open.parent !== null) open.parent.selfNs -= timeNs
      }),
      children: jsonList(() => frame),
    },
    {
      open(isList) {
        if (isList) return
        if (open.parent !== null) stackOf(open)
        open = blank(open)
      },
      close,
    },
  )
  const root = jsonObject({ ...about.sinks, root_frame: frame, sample_count: SKIP })

  function profileOf(): Result<Profile, ReadError> {
    const profile = builder.finish(about.end())
    if (profile.samples.stack.length === 0) return fail({ kind: 'empty', format: ID })
    report('functions of a report: small ones are missing, their time stands with their callers; `-r pyisession` saves all', null)
    return ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
