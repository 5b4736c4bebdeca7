// `report`: writes the annotated SVG where the client asks, whole or not at all.

import { closeSync, openSync, readSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { formatBytes } from '../../shared/base/quantity'
import { fail, ok } from '../../shared/base/result'
import { comparisonAsked, subjectAsked, whole, withoutIdle } from '../../shared/questions/asked'
import { report as makeReport } from '../../shared/questions/report'
import { filterText } from '../../shared/questions/selection'
import { isSameFile, writeWhole } from '../../node/files/writeWhole'
import { writingFaultText } from '../../node/files/writingFault'
import { toldName } from '../answer'
import { defineTool, PROFILE, SELECT, wordsOf } from '../tool'

export const report = defineTool({
  name: 'report',
  title: 'Write a report',
  description: 'Writes a flame graph with its findings as one SVG file that opens in any browser. Only when the user wants a file.',
  writes: true,
  input: {
    profile: PROFILE,
    base: z.string().optional().describe('id of a baseline to compare with'),
    output: z.string().min(1).describe('path of the SVG to write; an SVG that is there is replaced, another file never'),
    select: SELECT,
  },
  async answer({ profile, base, output, select }, { profiles, signal }) {
    const open = await profiles.find(profile, signal)
    if (!open.ok) return open
    const baseline = base === undefined ? null : await profiles.find(base, signal)
    if (baseline?.ok === false) return baseline
    const path = resolve(output)
    const inputs = [open.value, ...(baseline === null ? [] : [baseline.value])]
    if (inputs.some(input => isSameFile(input.path, path))) return fail(`${path}: is the profile itself; name another file`)
    if (isOtherFile(path)) return fail(`${path}: is there already and is no SVG; name another file`)
    const words = wordsOf(select)
    const asked = baseline === null ? subjectAsked(open.value, words) : comparisonAsked([baseline.value], [open.value], words)
    if (!asked.ok) return asked
    const name = basename(open.value.path)
    const source = baseline === null ? name : `${name} against ${basename(baseline.value.path)}`
    const recording = 'changes' in asked.value ? whole(asked.value) : asked.value
    const subject = select?.idle === true ? recording : withoutIdle(recording)
    const text = makeReport(subject, { source, filter: filterText(words, subject.selection.withoutIdle) })
    try {
      writeWhole(path, text)
    } catch (error) {
      return fail(`${path}: cannot be written: ${writingFaultText(error)}`)
    }
    const sizeBytes = Buffer.byteLength(text)
    return ok({ head: [`Wrote ${toldName(path)} (${formatBytes(sizeBytes)}).`], facts: { output: path, size_bytes: sizeBytes }, lists: [] })
  },
})

/** An SVG says so within. */
const HEAD_BYTES = 512

/** Whether something stands there that is neither empty nor an SVG: a mistaken path must not cost anybody a file. */
function isOtherFile(path: string): boolean {
  const head = new Uint8Array(HEAD_BYTES)
  try {
    const fd = openSync(path, 'r')
    try {
      const length = readSync(fd, head, 0, HEAD_BYTES, 0)
      return length > 0 && !/<svg\b|<\?xml/.test(new TextDecoder().decode(head.subarray(0, length)))
    } finally {
      closeSync(fd)
    }
  } catch {
    // Not there, or not to be read: writing it says what is wrong.
    return false
  }
}
