// Reads callgrind's lines: names that hold from then on, costs of the function that was named last, calls with the cost of the callee.

import { intTable } from '../../base/intTable'
import { textOf } from '../../base/utf8'
import { HASH, MINUS, PLUS, decimal, digitsEnd, isBlank, isDigit, skipBlanks } from '../../bytes/ascii'
import { type LineWalker } from '../../bytes/lines'
import { endedLines } from '../endedLines'
import type { Report } from '../format'
import { callGraphBuilder, type CallGraph, type CallGraphBuilder } from '../callGraph/callGraph'
import { compressedNames, countedEvent, type CountedEvent } from './notation'
import { NONE } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import { factList } from '../factList'
import { cutEnd } from '../../base/text/cut'

export type CallgrindFunction = { readonly name: string; readonly file: string | null; readonly object: string | null }

export type CallgrindFile = {
  readonly functions: readonly CallgrindFunction[]
  readonly events: readonly CountedEvent[]
  readonly graph: CallGraph
  readonly costLines: number
  readonly facts: readonly (readonly [string, string])[]
}

export type CallgrindLines = Pick<LineWalker, 'push'> & { finish(): CallgrindFile }

/** What callgrind writes for what it does not know. */
const UNKNOWN = '???'
/** Headers that say something about the run. */
const FACTS: readonly string[] = ['creator', 'cmd', 'desc']
const KEY = /^([a-z]{1,20})([=:])/
/** Valgrind's tools write the sum of all costs last: callgrind as `totals:`, cachegrind, which does not say its name, as `summary:`. */
const SUM_BY_CALLGRIND = 'totals'
const SUM_BY_CACHEGRIND = 'summary'
/** Of a header; the longest are command lines. */
const MAX_FACT_CHARS = 500

const STAR = 42
/** Callgrind has some dozen; every one takes a column over all stacks. */
const MAX_EVENTS = 64

export function callgrindLines(report: Report): CallgrindLines {
  const files = compressedNames()
  const names = compressedNames()
  const objects = compressedNames()
  const functions: CallgrindFunction[] = []
  const textRows = new Map<string | null, number>()
  const rows = intTable()
  const facts = factList()
  let events: readonly CountedEvent[] = []
  let graph: CallGraphBuilder | null = null
  /** For each number of a cost line, its row in `events`, or NONE. */
  let columns: readonly number[] = []
  let positions = 1
  let line = 0
  let costLines = 0
  /** The key of the line that was the last but for blank ones. */
  let lastKey = ''

  let object: string | null = null
  let file: string | null = null
  let fn = NONE
  let calledObject: string | null | undefined
  let calledFile: string | null | undefined
  let called = NONE
  /** The calls that the next cost line is about; NONE where it is about the function itself. */
  let call = NONE

  function known(text: string | null): string | null {
    return text === UNKNOWN || text === '' ? null : text
  }

  function functionRow(name: string | null, inFile: string | null, inObject: string | null): number {
    if (name === null) report('numbers that stand for no name', { unit: 'line', at: line })
    const row = rows.intern(textRow(name), textRow(inFile), textRow(inObject))
    if (row === functions.length) functions.push({ name: name ?? UNKNOWN, file: inFile, object: inObject })
    return row
  }

  function textRow(text: string | null): number {
    const row = textRows.get(text) ?? textRows.size
    textRows.set(text, row)
    return row
  }

  function named(key: string, value: string): void {
    switch (key) {
      case 'ob':
        object = known(objects.read(value))
        return
      case 'fl':
      case 'fi':
      case 'fe':
        file = known(files.read(value))
        return
      case 'fn':
        fn = functionRow(names.read(value), file, object)
        return
      case 'cob':
        calledObject = known(objects.read(value))
        return
      case 'cfi':
      case 'cfl':
        calledFile = known(files.read(value))
        return
      case 'cfn':
        called = functionRow(
          names.read(value),
          calledFile === undefined ? file : calledFile,
          calledObject === undefined ? object : calledObject,
        )
        calledFile = calledObject = undefined
        return
      case 'calls':
        if (fn !== NONE && called !== NONE && graph !== null) call = graph.call(fn, called)
        return
      // The line after a jump has a position and no costs.
      case 'jump':
      case 'jcnd':
        return
      default:
        report('lines that are not read', { unit: 'line', at: line })
    }
  }

  function header(key: string, value: string): void {
    if (key === 'positions') positions = value.split(/\s+/).length
    if (key === 'events') startEvents(value.split(/\s+/).filter(name => name !== ''))
    if (FACTS.includes(key) && value !== '' && !facts.list.some(([known, text]) => known === key && text === value)) {
      facts.add(key, cutEnd(value, MAX_FACT_CHARS))
    }
  }

  /** A file of several parts names its events in each. */
  function startEvents(list: readonly string[]): void {
    const counted = list.map(countedEvent)
    if (graph === null) {
      const distinct = [...new Map(counted.map(event => [event.type.name, event])).values()]
      if (distinct.length > MAX_EVENTS)
        report(`events past the first ${MAX_EVENTS}, left out`, { unit: 'line', at: line }, distinct.length - MAX_EVENTS)
      events = distinct.slice(0, MAX_EVENTS)
      graph = callGraphBuilder(events.length, false)
    } else if (counted.some(({ type }) => rowOfEvent(type.name) === NONE)) {
      report('events that only a later part has', { unit: 'line', at: line })
    }
    columns = counted.map(({ type }) => rowOfEvent(type.name))
  }

  function rowOfEvent(name: string): number {
    return events.findIndex(({ type }) => type.name === name)
  }

  function costs(bytes: Uint8Array, start: number, end: number): void {
    const of = call
    call = NONE
    if (graph === null || fn === NONE) {
      report('costs of no function', { unit: 'line', at: line })
      return
    }
    costLines++
    let at = start
    for (let field = 0; at < end; field++) {
      let to = at
      while (to < end && !isBlank(bytes[to])) to++
      const column = field < positions ? NONE : (columns[field - positions] ?? NONE)
      if (column !== NONE) {
        const value = wholeNumber(bytes, at, to) * events[column].scale
        if (!isWeight(value)) report('costs that are no whole numbers, left out', { unit: 'line', at: line })
        else if (of === NONE) graph.addSelf(fn, column, value)
        else graph.addCall(of, column, value)
      }
      at = skipBlanks(bytes, to, end)
    }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const from = skipBlanks(bytes, start, end)
    if (from === end || bytes[from] === HASH) return
    const first = bytes[from]
    lastKey = ''
    if (isDigit(first) || first === PLUS || first === MINUS || first === STAR) {
      costs(bytes, from, end)
      return
    }
    const text = textOf(bytes.subarray(from, end))
    const key = KEY.exec(text)
    const value = key === null ? '' : text.slice(key[0].length).trim()
    if (key === null) report('lines that are not read', { unit: 'line', at: line })
    else if (key[2] === '=') named(key[1], value)
    else header((lastKey = key[1]), value)
  })

  /** The line that is last where nothing was cut off; null where the writer is not known to have one. */
  function endKey(): string | null {
    const creator = facts.list.find(([key]) => key === 'creator')?.[1] ?? ''
    if (creator.startsWith('callgrind-')) return SUM_BY_CALLGRIND
    return creator === '' && facts.list.some(([key]) => key === 'desc') ? SUM_BY_CACHEGRIND : null
  }

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (endKey() !== null && lastKey !== endKey()) {
        report('the sum of all costs is missing at the end: the file was cut, or the run is not over', { unit: 'line', at: line })
      }
      const finished = (graph ?? callGraphBuilder(0, false)).finish(functions.length)
      return { functions, events, graph: finished, costLines, facts: facts.list }
    },
  }
}

/** NaN for what is none. Below zero where something was given back: Xdebug counts memory so. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS
  const digits = isNegative ? start + 1 : start
  if (digits === end || digitsEnd(bytes, digits, end) !== end) return NaN
  const size = decimal(bytes, digits, end)
  return isNegative ? -size : size
}
