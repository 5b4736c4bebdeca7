// The flame graphs that async-profiler and its converter write as HTML: the calls that draw them hold every frame and its width.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { lineWalker } from '../bytes/lines'
import { frameGraph } from './asyncProfilerHtml/frameGraph'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { replacedIn } from '../base/text/replacedIn'

export const asyncProfilerHtml: Format = { id: 'async-profiler-html', title: 'async-profiler flame graph', looksLike, open: openHtml }

const PALETTE_BEGINS = '\tconst palette = ['
const COLOUR = /^\t\t\[0x/
const NAMES_BEGIN = 'const cpool = ['
const NAMES_END = '];'
/** `'all',`, or `'(text',` where the first character says how much of the name before it comes first. */
const NAME = /^'(.*)',?$/
/** `f(12,3,0,55)`, `u(8,4)`, `n(16)`; before version 3 `f(3,120,55,1,'title',4,0,2)` alone. */
const CALL = /^([fun])\((\d+(?:,\d+)*)(?:,'(.*)'[^']*)?\);?$/
const TITLE = /^<h1>(.*)<\/h1>$/
const UPSIDE_DOWN = /^\t(?:let|var) (?:inverted|reverse) = true;$/
const DIFFERENCE = /^d=/
/** Of the script that draws, and so of the page. */
const PAGE_ENDS = '</script>'

function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head)
  return /^\s*<!DOCTYPE html>/i.test(text) && text.includes('/async-profiler') ? 'yes' : 'no'
}

function openHtml(report: Report): ProfileReader {
  const graph = frameGraph(report)
  let title = ''
  let colours = 0
  let section: 'page' | 'palette' | 'names' = 'page'
  let line = 0
  let isWhole = false

  const walker = lineWalker((bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, end))
    isWhole ||= text.startsWith(PAGE_ENDS)
    const [, called, numbers = '', name = null] = CALL.exec(text) ?? []
    if (section === 'names') {
      const [, packed] = NAME.exec(text) ?? []
      if (packed !== undefined) graph.name(unescaped(packed))
      else if (text === NAMES_END) section = 'page'
    } else if (section === 'palette') {
      if (COLOUR.test(text)) colours++
      else section = 'page'
    } else if (called !== undefined)
      graph.call(called, numbers.split(',').map(Number), name === null ? null : unescaped(name), colours, line)
    else if (text === PALETTE_BEGINS) section = 'palette'
    else if (text === NAMES_BEGIN) section = 'names'
    else if (UPSIDE_DOWN.test(text))
      report('graph drawn upside down: made with --reverse, its stacks begin with the innermost frame', { unit: 'line', at: line })
    else if (DIFFERENCE.test(text)) report('differences from another profile', { unit: 'line', at: line })
    else title = TITLE.exec(text)?.[1] ?? title
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      const profile = graph.finish(title)
      if (!isWhole) report('a page that the end of the file cuts off: what is missing counts for its callers', { unit: 'line', at: line })
      if (profile !== null) return ok(profile)
      return fail({
        kind: 'unsupported',
        what: 'a page of async-profiler without a flame graph (its tree view or heat map)',
        advice: 'write the recording as collapsed stacks: `jfrconv -o collapsed RECORDING.jfr`',
      })
    },
  }
}

function unescaped(text: string): string {
  return replacedIn(text, /\\(['\\])/g, '$1')
}
