// The report of macOS's `sample` and Activity Monitor ("Sample Process"): a call graph for each thread, drawn with indentation.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { indentedTree } from './callGraph/indentedTree'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, ReadError, Report } from './format'
import { factList } from './factList'

const ID = 'macos-sample'
const MARK = /^(?:Analysis of sampling .*|Sampling process .*)\n[\s\S]*^Call graph:\r?\n|^Call graph:\r?\n +\d+ Thread_/m
const GRAPH_STARTS = 'Call graph:'
const GRAPH_ENDS = /^(?:Total number in stack|Sort by top of stack|Binary Images)/
const NODE = /^([ +!:|]*)(\d{1,15}) (.*)$/
const THREAD = /^Thread_(\d{1,15})?(?:<multiple>)?(?:: (.*?)| +DispatchQueue_\d+: (.*?))?(?: {2}\(.*)?$/
/** Any of its parts may be missing but the name. */
const SYMBOL = /^(.*?)(?: {2}\(in (.+?)\))?(?: (?: load address 0x[\da-f]+ )?\+ [\da-fx,.]+)?(?: {2}\[[^\]]*\])?(?: {2}(\S+):(\d{1,9}))?$/
const FACTS = /^(Process|Path|Version|OS Version|Date\/Time|Analysis of sampling [^:]*)(?::\s(.*))?$/
const UNKNOWN = '???'
/** Longer lines are no symbol's. */
const MAX_LINE_CHARS = 20_000

export const macosSample: Format = {
  id: ID,
  title: 'macOS sample',
  looksLike: head => (MARK.test(textOf(head)) ? 'yes' : 'no'),
  open: openSample,
}

function openSample(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const tree = indentedTree(builder, [type], report)
  const facts = factList()
  let part: 'head' | 'graph' | 'rest' = 'head'
  let line = 0
  let samples = 0

  function readNode(indent: number, count: number, text: string): void {
    const [whole, id, name, queue] = THREAD.exec(text) ?? []
    if (whole !== undefined) {
      samples += count
      const label = name ?? queue
      const thread = builder.thread({ name: label ?? whole, processId: null, threadId: id === undefined ? null : Number(id) })
      tree.line(indent, frame(label === undefined ? whole : `${whole.split(/[: ]/, 1)[0]}: ${label}`, null), [count], true, thread)
      return
    }
    const [, symbol = text, module, file, at] = SYMBOL.exec(text) ?? []
    const isUnknown = symbol === UNKNOWN
    if (isUnknown) report('frames without a symbol', { unit: 'line', at: line })
    tree.line(
      indent,
      frame(isUnknown && module !== undefined ? `[${module}]` : symbol, module ?? null, file, Number(at ?? NONE)),
      [count],
      true,
    )
  }

  function frame(name: string, module: string | null, file?: string, at = NONE): number {
    return builder.frame(builder.fn({ name, module, file: file ?? null }), at, NONE, frameFlags(module === null ? 'unknown' : 'native'))
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_CHARS)))
    if (part === 'head') {
      if (text.startsWith(GRAPH_STARTS)) part = 'graph'
      const [, key, padded] = FACTS.exec(text) ?? []
      const value = padded?.trim()
      if (key !== undefined) {
        if (value === undefined) facts.add('sampling', key)
        else facts.add(key.toLowerCase(), value)
      }
    } else if (part === 'graph') {
      const node = NODE.exec(text)
      if (node !== null) readNode(node[1].length, Number(node[2]), node[3])
      else if (GRAPH_ENDS.test(text)) part = 'rest'
      else if (text.trim() !== '') report('lines of the call graph that are not read', { unit: 'line', at: line })
    }
  })

  function finish(): Result<Profile, ReadError> {
    walker.finish()
    tree.finish()
    if (part === 'graph')
      report('a call graph that the end of the file cuts off: what is missing counts for its callers', { unit: 'line', at: line })
    const profile = builder.finish({ facts: facts.list, sampleCount: samples })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return {
    push(chunk) {
      walker.push(chunk)
      return part !== 'rest'
    },
    finish,
  }
}
