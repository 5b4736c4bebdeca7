// What `xctrace export` prints of a Time Profiler or CPU Profiler table: a row a sample, in which what was named before is a reference.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { xmlTags, type XmlTag } from '../bytes/xmlTags'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { xctraceRows } from './xctrace/rows'
import { xctraceStacks } from './xctrace/stacks'

const ID = 'xctrace'
const MARK = /<(?:trace-query-result|trace-toc)[\s>]/
/** The element that holds all others. */
const ROOTS: readonly string[] = ['trace-query-result', 'trace-toc']
const TABLES: readonly string[] = ['time-profile', 'time-sample', 'cpu-profile']
const ADVICE = `print the samples: \`xctrace export --input FILE.trace --xpath '//trace-toc/run[@number="1"]/data/table[@schema="time-profile"]'\``

export const xctrace: Format = {
  id: ID,
  title: 'xctrace export',
  looksLike: head => (MARK.test(textOf(head)) ? 'yes' : 'no'),
  open: openExport,
}

function openExport(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const stacks = xctraceStacks(builder, report)
  const rows = xctraceRows(builder, stacks, report)
  let hasTable = false
  let isTable = false
  let isEnded = false
  let sizeBytes = 0
  let isTooLong = false

  const tags = xmlTags((tag: XmlTag) => {
    if (tag.name === 'schema' && !tag.isEnd) {
      isTable = TABLES.includes(tag.attribute('name') ?? '')
      hasTable ||= isTable
    }
    isEnded ||= tag.isEnd && ROOTS.includes(tag.name)
    if (tag.isEnd) end(tag.name, tag.text)
    else if (tag.attribute('ref') !== null) refer(tag.name, tag.attribute('ref') ?? '')
    else {
      stacks.start(tag)
      rows.start(tag)
      if (tag.isEmpty) end(tag.name, () => '')
    }
  })

  /** References stand in all tables for what any table named, so that all of them are read. */
  function end(name: string, text: () => string): void {
    stacks.end(name)
    rows.end(name, text, isTable)
  }

  function refer(name: string, id: string): void {
    stacks.refer(name, id)
    rows.refer(name, id)
  }

  function finish(): Result<Profile, ReadError> {
    if (isTooLong) return fail(malformed(ID, 'a tag without an end', 'byte', sizeBytes))
    if (!hasTable) return fail({ kind: 'unsupported', what: 'an export of Instruments without a table of samples', advice: ADVICE })
    if (!tags.finish() || !isEnded) report('the file stops before its end', { unit: 'byte', at: sizeBytes })
    const profile = rows.finish()
    return profile === null ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return {
    push(chunk) {
      sizeBytes += chunk.length
      isTooLong = !tags.push(chunk)
      return !isTooLong
    },
    finish,
  }
}
