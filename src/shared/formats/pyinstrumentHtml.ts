// pyinstrument's page (`-r html`, since version 5): the script that draws it holds the tree of all calls. Rules: `joerick/pyinstrument`,
// renderers/html.py and jsonrenderer.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { startsWith } from '../bytes/ascii'
import { jsonList, jsonNumber, jsonObject, jsonText, type JsonSink } from '../bytes/jsonSink'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { malformed, type Format, type ReadError } from './format'
import { pyinstrumentFacts } from './pyinstrument/facts'
import { pyinstrumentFrames, SELF } from './pyinstrument/frames'
import { wholeFile } from './wholeFile'

const ID = 'pyinstrument-html'
const PAGE = /^\s*<!DOCTYPE html>[^]{0,1000}pyinstrumentHTMLRenderer/
const DATA = 'sessionData = '
const NS_PER_S = 1e9
/** Printed seconds are rounded to the microsecond: what is left of a caller may be so much too large for itself and for each callee. */
const ROUNDING_NS = 500
/** Of what doubles lose on the way. */
const DIGITS_NS = 1

export const pyinstrumentHtml: Format = {
  id: ID,
  title: 'pyinstrument (HTML)',
  looksLike: head => (PAGE.test(textOf(head.subarray(0, 4096))) ? 'yes' : 'no'),
  open: () => wholeFile('a page of pyinstrument', readPage),
}

/** A function that is open, what of its time its callees have not taken, and how many of its figures that is made of. */
type Open = { selfNs: number; figures: number; stack: number; thread: number }

function readPage(bytes: Uint8Array): Result<Profile, ReadError> {
  const at = markAt(bytes, DATA)
  if (at === -1) {
    return fail({
      kind: 'unsupported',
      what: 'a page of an older pyinstrument',
      advice: '`pyinstrument --load SESSION -r pyisession -o FILE` or `pyinstrument -r pyisession -o FILE PROGRAM` saves what can be read',
    })
  }
  const builder = profileBuilder(ID)
  const wall = builder.sampleType({ name: 'wall', unit: 'nanoseconds', weight: null, event: 'wall' })
  const frames = pyinstrumentFrames(builder)
  const about = pyinstrumentFacts()
  const path: Open[] = []

  const frame: JsonSink = jsonObject(
    {
      identifier: jsonText((text, start, end) => {
        const open = path[path.length - 1]
        if (startsWith(text, start, SELF)) return
        const found = frames(text, start, end)
        if (found.frame === NONE) open.thread = found.thread
        else open.stack = builder.stack(open.stack, found.frame)
      }),
      time: jsonNumber(seconds => {
        const timeNs = isWeight(seconds * NS_PER_S) ? seconds * NS_PER_S : 0
        addTime(path.at(-1), timeNs)
        addTime(path.at(-2), -timeNs)
      }),
      children: jsonList(() => frame),
    },
    {
      open() {
        const caller = path.at(-1)
        path.push({ selfNs: 0, figures: 0, stack: caller?.stack ?? NONE, thread: caller?.thread ?? NONE })
      },
      close() {
        const open = path.pop()
        if (open === undefined || open.selfNs <= open.figures * ROUNDING_NS + DIGITS_NS) return
        builder.weigh(builder.sample(open.stack, { thread: open.thread }), wall, Math.round(open.selfNs))
      },
    },
  )
  const fault = readJsonWithin(bytes, at + DATA.length, jsonObject({ session: jsonObject(about.sinks), frame_tree: frame }))
  if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  const profile = builder.finish(about.end())
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}

function addTime(open: Open | undefined, timeNs: number): void {
  if (open === undefined) return
  open.selfNs += timeNs
  open.figures++
}
