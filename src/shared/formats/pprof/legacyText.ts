// The text forms that pprof wrote before profile.proto, and that Go still writes when asked with `debug=1`.

import { fail, ok } from '../../base/result'
import { textOf } from '../../base/utf8'
import { lineWalker } from '../../bytes/lines'
import { endedLines } from '../endedLines'
import { malformed, type ProfileReader, type Report, type Verdict } from '../format'
import { openContention } from './legacyContention'
import { openCounts } from './legacyCounts'
import type { LegacyForm, LegacyOpener } from './legacyForm'
import { openHeap } from './legacyHeap'
import { openJavaHeap } from './legacyJava'
import { openJemalloc } from './legacyJemalloc'
import { legacyStacks } from './legacyStacks'
import { legacySymbols, type LegacySymbols } from './legacySymbols'
import { openThreads } from './legacyThreads'
import { mappingsOf } from './mappings'
import { memoryMap } from './memoryMap'
import { symbolComments } from './symbolComments'

const OPENERS: readonly LegacyOpener[] = [openHeap, openCounts, openThreads, openContention, openJavaHeap, openJemalloc]
const MEMORY_MAP_HEADINGS = ['--- Memory map: ---', 'MAPPED_LIBRARIES:']
/** Headings are short; the lines of other formats may have megabytes. */
const MAX_HEADING_BYTES = 1000

export function looksLikeLegacyText(head: Uint8Array): Verdict {
  let verdict: Verdict | null = null
  const walker = lineWalker((bytes, start, end) => {
    if (verdict !== null) return
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_HEADING_BYTES))).trim()
    if (!isBlankOrComment(text)) verdict = open(text, () => undefined) === null ? 'no' : 'yes'
  })
  walker.push(head)
  walker.finish()
  return verdict ?? 'no'
}

function open(firstLine: string, report: Report) {
  const stacks = legacyStacks(report)
  for (const opener of OPENERS) {
    const form = opener(firstLine, stacks)
    if (form !== null) return { form, stacks }
  }
  return null
}

export function openLegacyText(report: Report): ProfileReader {
  let opened: ReturnType<typeof open> = null
  let firstFault: { readonly what: string; readonly at: number } | null = null
  let comments: ReturnType<typeof symbolComments> | null = null
  let isMap = false
  let lineNumber = 0
  const map = memoryMap(report)

  function sampleLine(form: LegacyForm, text: string): void {
    comments?.flush()
    const what = form.line(text)
    if (what === null) return
    firstFault ??= { what, at: lineNumber }
    report(what, { unit: 'line', at: lineNumber })
  }

  const walker = endedLines(report, (bytes, start, end) => {
    lineNumber++
    const text = textOf(bytes.subarray(start, end)).trim()
    if (opened === null) {
      if (isBlankOrComment(text)) return
      opened = open(text, report)
      comments = opened === null ? null : symbolComments(opened.stacks)
      return
    }
    const { form } = opened
    if (typeof form === 'string') return
    if (isMap) map.line(text, lineNumber)
    else if (form.hasMemoryMap() && MEMORY_MAP_HEADINGS.some(heading => text.includes(heading))) isMap = true
    else if (text.startsWith('#')) comments?.line(text)
    else if (text !== '') sampleLine(form, text)
  })

  /** The names that this machine may have for what was read; null where the form has no map of the memory. */
  let symbols: LegacySymbols | null | undefined
  function ended(): LegacySymbols | null {
    if (symbols !== undefined) return symbols
    walker.finish()
    comments?.flush()
    const isMapped = opened !== null && typeof opened.form !== 'string' && opened.form.hasMemoryMap()
    return (symbols = isMapped && opened !== null ? legacySymbols(opened.stacks, map.mappings()) : null)
  }

  return {
    push: walker.push,
    needs: () => ended()?.needs() ?? [],
    give: (need, file) => ended()?.give(need, file) ?? { use: 'other', buildId: null },
    nameless: () => ended()?.nameless() ?? [],
    giveNames: names => ended()?.giveNames(names),
    finish() {
      ended()?.apply(report)
      if (opened === null) return fail({ kind: 'empty', format: 'pprof' })
      const { form, stacks } = opened
      if (typeof form === 'string') return fail(malformed('pprof', form, 'line', 1))
      const header = form.header()
      const missing = form.missing?.() ?? 0
      if (missing > 0) report('blocks or samples that its first lines count and no stack is about: the file was cut', null, missing)
      if (stacks.length() > 0) {
        const mappings = form.hasMemoryMap() ? mappingsOf(map.mappings()) : null
        return ok(stacks.finish({ ...header, binary: mappings?.files[0] ?? '', mappings: mappings?.kept ?? [] }, mappings))
      }
      return fail(firstFault === null ? { kind: 'empty', format: 'pprof' } : malformed('pprof', firstFault.what, 'line', firstFault.at))
    },
  }
}

function isBlankOrComment(text: string): boolean {
  return text === '' || text.startsWith('#')
}
