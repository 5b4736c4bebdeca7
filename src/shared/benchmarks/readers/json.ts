// Looking further at JSON that nobody vouches for. Numbers may be the strings "NaN" and "+INF": they are no values, and they are counted.

import { isRecord, type JsonRecord } from '../../base/json'

export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function recordsOf(value: unknown): readonly JsonRecord[] {
  return listOf(value).filter(isRecord)
}

/** Null for what is no finite number. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Null for an empty one as well. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Parameters as the tools print them. */
export function paramsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).map(([key, part]) => [key, typeof part === 'string' ? part : (JSON.stringify(part) ?? '')]),
  )
}

export type Numbers = { readonly values: readonly number[]; readonly unusable: number }

export function numbersOf(value: unknown): Numbers {
  const list = listOf(value)
  const values = list.map(numberOf).filter(number => number !== null)
  return { values, unusable: list.length - values.length }
}

/** Only the facts that the file has. */
export function factsOf(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => {
      const isSaid = (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
      return isSaid ? [[key, String(value)]] : []
    }),
  )
}
