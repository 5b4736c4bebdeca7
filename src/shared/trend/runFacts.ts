// What a file says of all of its samples together: the program, and labels such as version and commit.

import { NONE, type Profile } from '../profile/profile'
import { comparedPlace } from '../names/matchingKey'

/** Facts that name what ran, surest first; formats spell them their own way. */
const PROGRAM_FACTS = ['binary', 'command line', 'command', 'cmdline', 'cmd', 'executable', 'process', 'java main', 'service_name']
/** What runs a program that is named after it. */
const INTERPRETERS = /^(?:node|nodejs|deno|bun|python[\d.]*|ruby[\d.]*|php|perl|java|dotnet|sh|bash|perf|env)(?:\.exe)?$/

/** Mappings and words that name no program: of the kernel, libraries, and Node's own modules as converted profiles have them. */
const NO_PROGRAM = /^\[|\.so(?:\.|$)|^node:/

/** The program's own name without folder and version; null where the file does not say. */
export function programOf({ meta }: Profile): string | null {
  for (const key of PROGRAM_FACTS) {
    const fact = meta.facts.find(([name]) => name.toLowerCase() === key)
    if (fact !== undefined) {
      const program = programInWords(fact[1])
      if (program !== null) return program
    }
  }
  const file = meta.mappings?.[0]?.file ?? ''
  return file === '' || NO_PROGRAM.test(file) ? null : comparedPlace(file)
}

function programInWords(text: string): string | null {
  const all = text.trim().split(/\s+/, 40)
  // `perf record -g -- ./app`: what was recorded follows the two dashes.
  const isPerf = /(?:^|\/)perf$/.test(all[0] ?? '')
  const words = isPerf ? all.slice(all.includes('--') ? all.indexOf('--') + 1 : all.length) : all
  for (const word of words) {
    const name = comparedPlace(word.replace(/^["']|["']$/g, ''))
    if (name === '' || word.startsWith('-') || INTERPRETERS.test(name) || NO_PROGRAM.test(name)) continue
    return name
  }
  return null
}

/** Values longer than this are no version and no machine. */
const MAX_LABEL_CHARS = 200
/** `version=1.2` in a comment of pprof or a fact of another format. */
const PAIR = /^([\w.-]{1,60})\s?[=:]\s?(\S{1,200})$/

export function runLabels(profile: Profile): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {}
  for (const [key, text] of profile.meta.facts) {
    const pair = PAIR.exec(text.trim())
    if (key === 'comment' && pair !== null) labels[pair[1]] = pair[2]
    else if (text.length <= MAX_LABEL_CHARS) labels[key.toLowerCase()] = text
  }
  return { ...labels, ...commonLabels(profile) }
}

/** What every sample says alike. */
function commonLabels(profile: Profile): Readonly<Record<string, string>> {
  const { samples, labels, strings } = profile
  const { labelSet } = samples
  if (labelSet === null || labelSet.length === 0) return {}
  const sets = new Set(labelSet)
  let common: Map<string, string> | null = null
  for (const set of sets) {
    const own = new Map<string, string>()
    for (let at = labels.start[set]; at < labels.start[set + 1]; at++) {
      const text = labels.text[at] === NONE ? String(labels.number[at]) : strings[labels.text[at]]
      own.set(strings[labels.key[at]], text)
    }
    if (common === null) common = own
    else for (const [key, text] of common) if (own.get(key) !== text) common.delete(key)
    if (common.size === 0) return {}
  }
  return Object.fromEntries(common ?? [])
}
