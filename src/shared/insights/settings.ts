// What a team may change: thresholds, names of its own, rules switched off. Read from a small JSON file, checked key by key.

import { isRecord, type JsonRecord } from '../base/json'
import { fail, ok, type Result } from '../base/result'
import { wordsOf } from '../base/wordsOf'
import { isOwnRule, type OwnRule } from './ruleIds'
import { FRAME_CLASSES, type ExtraFrames } from '../names/frameClasses'

export type RuleChange = {
  readonly enabled: boolean
  /** Thresholds by name. */
  readonly limits: Readonly<Record<string, number>>
  /** Further names that belong to the rule. */
  readonly patterns: readonly RegExp[]
}

/** A domain of one's own: reported like ours, under its own id. */
export type OwnDomain = {
  readonly id: OwnRule
  readonly title: string
  readonly patterns: readonly RegExp[]
  readonly minShare: number | null
  readonly action: string
}

export type RuleSettings = {
  readonly rules: ReadonlyMap<string, RuleChange>
  readonly domains: readonly OwnDomain[]
  readonly frames: ExtraFrames
}

export const NO_CHANGES: RuleSettings = { rules: new Map(), domains: [], frames: {} }

/** What can be changed: threshold names by rule id, and which rules know code by its name. */
export type KnownRules = ReadonlyMap<string, { readonly limits: readonly string[]; readonly hasPatterns: boolean }>

/** The settings in a file's text, or a sentence that names the key that is wrong. */
export function parseRuleSettings(text: string, known: KnownRules): Result<RuleSettings, string> {
  try {
    return ok(settingsOf(JSON.parse(text), known))
  } catch (error) {
    if (error instanceof Wrong) return fail(error.message)
    return fail(`not JSON: ${wordsOf(error)}`)
  }
}

/** Ends the reading of the file from anywhere in it; never leaves this module. */
class Wrong extends Error {}

function settingsOf(json: unknown, known: KnownRules): RuleSettings {
  const all = record(json, 'the file')
  onlyKeys(all, ['rules', 'domains', 'frames'], '')
  const domains = list(all['domains'] ?? [], 'domains').map((entry, place) => ownDomain(entry, `domains[${place}]`, known))
  const rules = new Map<string, RuleChange>()
  for (const [id, change] of Object.entries(record(all['rules'] ?? {}, 'rules'))) {
    const rule = known.get(id)
    if (rule === undefined) throw new Wrong(`unknown rule 'rules.${id}'; there are ${[...known.keys()].join(', ')}`)
    rules.set(id, ruleChange(record(change, `rules.${id}`), `rules.${id}`, rule))
  }
  return { rules, domains, frames: extraFrames(record(all['frames'] ?? {}, 'frames')) }
}

function ruleChange(
  change: JsonRecord,
  at: string,
  rule: { readonly limits: readonly string[]; readonly hasPatterns: boolean },
): RuleChange {
  onlyKeys(change, ['enabled', ...(rule.hasPatterns ? ['patterns'] : []), ...rule.limits], `${at}.`)
  const limits: Record<string, number> = {}
  for (const name of rule.limits) if (name in change) limits[name] = number(change[name], `${at}.${name}`)
  return {
    enabled: 'enabled' in change ? boolean(change['enabled'], `${at}.enabled`) : true,
    limits,
    patterns: expressions(change['patterns'] ?? [], `${at}.patterns`),
  }
}

function ownDomain(entry: unknown, at: string, known: KnownRules): OwnDomain {
  const fields = record(entry, at)
  onlyKeys(fields, ['id', 'title', 'patterns', 'minShare', 'action'], `${at}.`)
  const id = text(fields['id'], `${at}.id`)
  if (known.has(id) || !isOwnRule(id)) throw new Wrong(`'${at}.id' is '${id}', which is a rule already: use 'rules.${id}.patterns'`)
  return {
    id,
    title: text(fields['title'], `${at}.title`),
    patterns: expressions(fields['patterns'], `${at}.patterns`),
    minShare: 'minShare' in fields ? number(fields['minShare'], `${at}.minShare`) : null,
    action: text(fields['action'], `${at}.action`),
  }
}

function extraFrames(fields: JsonRecord): ExtraFrames {
  onlyKeys(fields, FRAME_CLASSES, 'frames.')
  return Object.fromEntries(FRAME_CLASSES.filter(kind => kind in fields).map(kind => [kind, expressions(fields[kind], `frames.${kind}`)]))
}

function onlyKeys(fields: JsonRecord, allowed: readonly string[], before: string): void {
  const unknown = Object.keys(fields).find(key => !allowed.includes(key))
  if (unknown !== undefined) throw new Wrong(`unknown key '${before}${unknown}'; there may be ${allowed.join(', ')}`)
}

function record(value: unknown, at: string): JsonRecord {
  if (isRecord(value)) return value
  throw new Wrong(at === 'the file' ? 'the file must hold one JSON object' : `'${at}' must be an object`)
}

function list(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Wrong(`'${at}' must be a list`)
}

function text(value: unknown, at: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new Wrong(`'${at}' must be a text`)
}

function boolean(value: unknown, at: string): boolean {
  if (typeof value === 'boolean') return value
  throw new Wrong(`'${at}' must be true or false`)
}

function number(value: unknown, at: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw new Wrong(`'${at}' must be a number, 0 or larger`)
}

function expressions(value: unknown, at: string): readonly RegExp[] {
  return list(value, at).map((source, place) => {
    const pattern = text(source, `${at}[${place}]`)
    try {
      return new RegExp(pattern)
    } catch {
      throw new Wrong(`'${at}[${place}]' is not a regular expression: ${pattern}`)
    }
  })
}
