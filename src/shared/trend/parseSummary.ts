// A summary that was kept as JSON, checked as input: what is not whole, or of another version, counts as not there.

import { MEASURES, type Measure } from '../analysis/measure'
import { isRecord } from '../base/json'
import { ROLES } from '../names/roles'
import type { RunRole, RunSummary, RunType } from './runSummary'

const ROLE_NAMES: readonly RunRole[] = [...ROLES, 'idle']

export function parseSummary(json: unknown): RunSummary | null {
  if (!isRecord(json) || !isRecord(json['functions'])) return null
  const name = texts(json['functions']['name'])
  const file = textsOrNulls(json['functions']['file'])
  const role = roles(json['functions']['role'])
  const types = list(json['types'])?.map(type => typeOf(type, name?.length ?? -1)) ?? []
  const whole = types.filter(type => type !== null)
  const labels = record(json['labels'])
  const { format, startMs, durationNs, samples, program, defaultType } = json
  if (name === null || file === null || role === null || file.length !== name.length || role.length !== name.length) return null
  if (whole.length === 0 || whole.length !== types.length || labels === null || typeof format !== 'string') return null
  if (!isNumberOrNull(startMs) || !isNumberOrNull(durationNs) || typeof samples !== 'number') return null
  if (typeof defaultType !== 'number' || whole[defaultType] === undefined || !(program === null || typeof program === 'string')) return null
  return { format, startMs, durationNs, samples, program, labels, defaultType, types: whole, functions: { name, file, role } }
}

function typeOf(json: unknown, functions: number): RunType | null {
  if (!isRecord(json)) return null
  const { name, unit, measure, total, rest } = json
  const self = numbers(json['self'])
  const cumulative = numbers(json['cumulative'])
  const known = MEASURES.find((one: Measure) => one === measure)
  if (typeof name !== 'string' || typeof unit !== 'string' || typeof total !== 'number' || typeof rest !== 'number') return null
  if (known === undefined || self?.length !== functions || cumulative?.length !== functions) return null
  return { name, unit, measure: known, total, self, cumulative, rest }
}

function isNumberOrNull(json: unknown): json is number | null {
  return json === null || typeof json === 'number'
}

function list(json: unknown): readonly unknown[] | null {
  return Array.isArray(json) ? json : null
}

function texts(json: unknown): readonly string[] | null {
  const all = list(json)
  return all?.every(one => typeof one === 'string') === true ? all : null
}

function textsOrNulls(json: unknown): readonly (string | null)[] | null {
  const all = list(json)
  return all?.every(one => one === null || typeof one === 'string') === true ? all : null
}

function numbers(json: unknown): readonly number[] | null {
  const all = list(json)
  return all?.every(one => typeof one === 'number') === true ? all : null
}

function roles(json: unknown): readonly RunRole[] | null {
  const all = list(json)?.map(text => ROLE_NAMES.find(role => role === text))
  return all?.every(role => role !== undefined) === true ? all : null
}

function record(json: unknown): Readonly<Record<string, string>> | null {
  if (!isRecord(json)) return null
  const entries: (readonly [string, string])[] = []
  for (const [key, text] of Object.entries(json)) {
    if (typeof text !== 'string') return null
    entries.push([key, text])
  }
  return Object.fromEntries(entries)
}
