// Reads the memory map at the end of a legacy profile: lines of /proc/PID/maps and the shorter ones of other tools.

import type { Mapping } from './mappings'
import type { Report } from '../format'

export type MemoryMap = {
  line(text: string, lineNumber: number): void
  readonly mappings: () => Mapping[]
}

const RANGE = String.raw`^\s*(?:0x)?([\da-f]{1,16})(?:\s*-\s*|\s+)(?:0x)?([\da-f]{1,16}):?`
/** `00400000-00fcb000 r-xp 00001000 fd:01 1234 /usr/bin/app` */
const PROC_MAPS = new RegExp(String.raw`${RANGE}(?:\s+([-rwxp]+))?\s+([\da-f]{1,16})\s+[\da-f]+:[\da-f]+\s+\d+(?:\s+(\S+))?`, 'i')
/** `0x40000-0x80000 /usr/bin/app (@FF00) abc123456` */
const BRIEF = new RegExp(String.raw`${RANGE}(?:\s+([-rwxp]+)(?=\s|$))?(?:\s+(\S+))?(?:\s+\(@([\da-f]{1,16})\))?(?:\s+([\da-f]+))?`, 'i')
/** What Google's logging puts before a line. */
const LOG_PREFIX = /^[^[\]]+:\d+\]\s/
/** A path has at most 4,096 bytes. */
const MAX_LINE = 8192
/** `build=/home/x` stands for `$build` in the lines after it. */
const VARIABLE = /^\s*(\w+)\s*=(.*)$/

export function memoryMap(report: Report): MemoryMap {
  const mappings: Mapping[] = []
  const variables = new Map<string, string>()
  return {
    line(text, lineNumber) {
      const line = text.length > MAX_LINE ? text : expanded(text.replace(LOG_PREFIX, ''), variables)
      if (line.length > MAX_LINE) return report('lines of the memory map that are too long', { unit: 'line', at: lineNumber })
      const parsed = parse(line)
      if (parsed?.isCode === true) mappings.push(parsed.mapping)
      const [, name, value = ''] = parsed === null ? (VARIABLE.exec(line) ?? []) : []
      if (name !== undefined) variables.set(name, value.trim())
    },
    mappings: () => mappings,
  }
}

/** Values are not looked at again, or two short lines could grow without end. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\w+)/g, (whole, name: string) => variables.get(name) ?? whole)
}

function parse(line: string): { readonly mapping: Mapping; readonly isCode: boolean } | null {
  const proc = PROC_MAPS.exec(line)
  const [, start, limit, permissions = '', ...rest] = proc ?? BRIEF.exec(line) ?? []
  if (start === undefined || limit === undefined) return null
  const [offset = '0', file = '', buildId = ''] = proc === null ? [rest[1], rest[0], rest[2]] : rest
  return {
    mapping: { start: hex(start), limit: hex(limit), offset: hex(offset), file, buildId },
    isCode: permissions === '' || permissions.includes('x'),
  }
}

function hex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}
