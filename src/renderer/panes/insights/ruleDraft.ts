// Rule settings as a form changes them: the same JSON that `--rules` takes, one key at a time.

import { isRecord, textsIn, type JsonRecord } from '../../../shared/base/json'

export type OwnDomainDraft = {
  readonly id: string
  readonly title: string
  readonly patterns: readonly string[]
  readonly action: string
}

/** Null for what is no JSON object: a form has nothing to show of it. */
export function parsedDraft(text: string): JsonRecord | null {
  if (text.trim() === '') return {}
  try {
    const json: unknown = JSON.parse(text)
    return isRecord(json) ? json : null
  } catch {
    return null
  }
}

/** What is set of a rule; undefined where it is as it comes. */
export function ruleValue(draft: JsonRecord, id: string, key: string): unknown {
  return recordIn(recordIn(draft, 'rules'), id)[key]
}

/** Whether anything is set of a rule. */
export function isRuleChanged(draft: JsonRecord, id: string): boolean {
  return Object.keys(recordIn(recordIn(draft, 'rules'), id)).length > 0
}

/** `value`: undefined takes the setting away. The text is empty once nothing is set. */
export function withRuleValue(draft: JsonRecord, id: string, key: string, value: unknown): string {
  const rules = recordIn(draft, 'rules')
  const rule = without(recordIn(rules, id), key)
  const next = value === undefined ? rule : { ...rule, [key]: value }
  const changed = Object.keys(next).length === 0 ? without(rules, id) : { ...rules, [id]: next }
  return written(Object.keys(changed).length === 0 ? without(draft, 'rules') : { ...draft, rules: changed })
}

/** As far as they are written as they should be. */
export function ownDomains(draft: JsonRecord): readonly OwnDomainDraft[] {
  const list: unknown = draft['domains']
  return (Array.isArray(list) ? list : []).filter(isRecord).map((entry: JsonRecord) => ({
    id: textIn(entry['id']),
    title: textIn(entry['title']),
    patterns: linesIn(entry['patterns']),
    action: textIn(entry['action']),
  }))
}

/** Null takes it away; a place behind the last adds one. What the form does not know of it stays. */
export function withDomain(draft: JsonRecord, at: number, domain: OwnDomainDraft | null): string {
  const list: unknown = draft['domains']
  const domains = (Array.isArray(list) ? list : []).filter(isRecord)
  const before: JsonRecord = domains[at] ?? {}
  const changed =
    domain === null
      ? domains.filter((_, place) => place !== at)
      : [...domains.slice(0, at), { ...before, ...domain }, ...domains.slice(at + 1)]
  return written(changed.length === 0 ? without(draft, 'domains') : { ...draft, domains: changed })
}

export function linesIn(value: unknown): readonly string[] {
  return textsIn(value)
}

/** `Lock contention` of `lock-contention`. */
export function ruleTitle(id: string): string {
  const words = id.replaceAll('-', ' ').replace(/\b(?:gc|jit|io)\b/g, word => (word === 'io' ? 'I/O' : word.toUpperCase()))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `Least share` would be a guess: `minShare` is `min share`, as the documents name it. */
export function limitTitle(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}

function written(draft: JsonRecord): string {
  return Object.keys(draft).length === 0 ? '' : JSON.stringify(draft, null, 2)
}

function without(json: JsonRecord, key: string): JsonRecord {
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== key))
}

function recordIn(json: JsonRecord, key: string): JsonRecord {
  const value = json[key]
  return isRecord(value) ? value : {}
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
