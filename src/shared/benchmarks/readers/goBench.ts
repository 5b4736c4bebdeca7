// Go's `testing` output, as text and as `go test -json` (golang/perf, benchfmt): `BenchmarkName-P  N  value unit …`, one line a `-count`.

import { isRecord } from '../../base/json'
import type { Better } from '../suite'
import { textOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { seriesRows, suiteOf } from './suiteOf'

const RESULT = /^Benchmark\S*[ \t]+\d+[ \t]+(?:[\d.+-]|NaN)/
const FACT = /^(goos|goarch|cpu|pkg): (.*)$/
/** `Unit allocs/op assume=exact`, `Unit orders/op better=higher`. */
const UNIT = /^Unit (\S+) (.*)$/
const PROCS = /-(\d+)$/
const LOWER: ReadonlySet<string> = new Set(['ns/op', 'B/op', 'allocs/op'])

export const goBench: BenchReader = {
  id: 'go',
  title: 'Go testing',
  looksLike: source => linesOf(source).some(({ text }) => RESULT.test(text)),
  read(source) {
    const { results, facts, better } = parsed(linesOf(source))
    const packages = new Set(results.map(result => result.pkg))
    const procs = new Set(results.map(result => result.procs))
    const rows = seriesRows()
    for (const result of results) {
      const of = {
        name: packages.size > 1 ? `${result.pkg}.${result.name}` : result.name,
        params: procs.size > 1 ? { ...result.params, procs: result.procs } : result.params,
      }
      for (const { value, unit } of result.values) rows.add(of, { name: unit, unit, better: better.get(unit) ?? betterOf(unit) }, value)
    }
    const [oneProcs] = procs
    const environment = { ...facts, ...(procs.size === 1 ? { GOMAXPROCS: oneProcs } : {}) }
    return suiteOf({ tool: 'Go testing', environment, series: rows.finish('yes', false) })
  },
}

type GoResult = {
  readonly pkg: string
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  readonly procs: string
  readonly values: readonly { readonly value: number | null; readonly unit: string }[]
}

function parsed(lines: readonly GoLine[]): { results: GoResult[]; facts: Record<string, string>; better: Map<string, Better> } {
  const results: GoResult[] = []
  const facts: Record<string, string> = {}
  const better = new Map<string, Better>()
  let pkg = ''
  for (const { text, of } of lines) {
    const fact = FACT.exec(text)
    const unit = UNIT.exec(text)
    if (fact?.[1] === 'pkg') pkg = fact[2]
    else if (fact !== null) facts[fact[1]] = fact[2]
    else if (unit !== null && /\bbetter=(higher|lower)\b/.test(unit[2]))
      better.set(unit[1], unit[2].includes('=higher') ? 'higher' : 'lower')
    else if (RESULT.test(text)) results.push({ pkg: of ?? pkg, ...resultOf(text) })
  }
  return { results, facts, better }
}

/** N is how often the loop ran within one value, not a number of values. */
function resultOf(line: string): Omit<GoResult, 'pkg'> {
  const [full, , ...fields] = line.trim().split(/\s+/)
  const [first, ...parts] = full
    .replace(/^Benchmark/, '')
    .replace(PROCS, '')
    .split('/')
  const params = parts.filter(part => part.includes('=')).map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)])
  const values = fields.flatMap((field, i) => (i % 2 === 1 ? [{ value: finite(fields[i - 1]), unit: field }] : []))
  return {
    name: [first, ...parts.filter(part => !part.includes('='))].join('/'),
    params: Object.fromEntries(params),
    procs: PROCS.exec(full)?.[1] ?? '1',
    values,
  }
}

function finite(text: string): number | null {
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

function betterOf(unit: string): Better {
  if (LOWER.has(unit)) return 'lower'
  return /\/s(ec)?$/.test(unit) ? 'higher' : 'unknown'
}

/** `of`: the package, where the line itself says it. */
type GoLine = { readonly text: string; readonly of: string | null }

function linesOf(source: BenchSource): GoLine[] {
  if (source.kind !== 'text') return []
  const lines = source.text.split(/\r?\n/)
  return lines.some(line => line.startsWith('{"')) ? joinedEvents(lines) : lines.map(text => ({ text, of: null }))
}

/** A printed line comes in several `Output` events, and packages that run at once take turns. */
function joinedEvents(lines: readonly string[]): GoLine[] {
  const printed = new Map<string, string[]>()
  for (const line of lines) {
    const event = eventOf(line)
    if (event === null) continue
    const pieces = printed.get(event.pkg) ?? []
    printed.set(event.pkg, pieces)
    pieces.push(event.output)
  }
  return Array.from(printed).flatMap(([of, pieces]) =>
    pieces
      .join('')
      .split(/\r?\n/)
      .map(text => ({ text, of })),
  )
}

function eventOf(line: string): { pkg: string; output: string } | null {
  if (!line.startsWith('{')) return null
  try {
    const event: unknown = JSON.parse(line)
    const output = isRecord(event) && event['Action'] === 'output' ? textOf(event['Output']) : null
    return output === null || !isRecord(event) ? null : { pkg: textOf(event['Package']) ?? '', output }
  } catch {
    // A line that was cut off, or another program's.
    return null
  }
}
