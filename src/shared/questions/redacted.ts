// A profile that can be shown to strangers: shapes and weights stay, and of names only those that may be seen.

import { cleanName } from '../names/cleanName'
import { compactProfile } from '../profile/compact'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import { withoutSpelling } from '../profile/spelling'
import { modulesOf } from './table'
import { rolesOf } from '../analysis/ownCode'

/** A folder of the machine, also inside of a name: `/srv/app/x.js`, `C:\app`, `file:///srv`. */
const PATH = /(?:^|[\s("'[<])(?:\/|[A-Za-z]:[\\/]|\\\\|file:)/

/**
 * Keeps the names of functions in `modules` (as colours and tables have them), or of the person's own code where that is null; all
 * others are numbered. Files, systems' names, addresses, mappings, labels, threads' names and ids, and every fact about the recording
 * are dropped.
 */
export function redactedProfile(profile: Profile, modules: readonly string[] | null): Profile {
  const isKept = keptFunctions(profile, modules)
  const strings: string[] = []
  const string = (text: string) => strings.push(text) - 1
  const { functions, frames, samples, meta } = profile
  const none = functions.name.map(() => NONE)
  const { mappings: _, ...rest } = meta
  return compactProfile({
    ...profile,
    meta: { ...rest, facts: [], notes: [] },
    strings,
    functions: {
      name: functions.name.map((__, fn) => string(isKept[fn] === 1 ? nameAlone(functionName(profile, fn)) : `function ${fn + 1}`)),
      systemName: none,
      file: none,
      startLine: functions.startLine.map((line, fn) => (isKept[fn] === 1 ? line : NONE)),
      startColumn: functions.startColumn.map((column, fn) => (isKept[fn] === 1 ? column : NONE)),
      module: functions.module.map((row, fn) => (isKept[fn] === 1 && row !== NONE ? string(lastPart(stringAt(profile, row) ?? '')) : NONE)),
    },
    frames: {
      ...frames,
      line: frames.line.map((line, frame) => (isKept[frames.fn[frame]] === 1 ? line : NONE)),
      column: frames.column.map((column, frame) => (isKept[frames.fn[frame]] === 1 ? column : NONE)),
      address: null,
      // How a name is spelled may have its file in it.
      flags: frames.flags.map(withoutSpelling),
    },
    samples: { ...samples, labelSet: null },
    threads: profile.threads.map((__, row) => ({ name: `thread ${row + 1}`, processId: null, threadId: null })),
    labels: {
      start: Int32Array.of(0, 0),
      key: new Int32Array(),
      text: new Int32Array(),
      number: new Float64Array(),
      unit: new Int32Array(),
    },
  })
}

/** By function: 1 where its name may be seen. What is a path is none. */
function keptFunctions(profile: Profile, modules: readonly string[] | null): Uint8Array {
  const { names, ofFn } = modulesOf(profile)
  const roles = modules === null ? rolesOf(profile) : null
  return Uint8Array.from(profile.functions.name, (_, fn) => {
    const isChosen = roles === null ? modules?.includes(names[ofFn[fn]]) === true : roles[fn] === 'own'
    return isChosen && !PATH.test(nameAlone(functionName(profile, fn))) ? 1 : 0
  })
}

/** Without the file that py-spy, rbspy and perf write behind it. */
function nameAlone(raw: string): string {
  const { file, name } = cleanName(raw)
  return file === null ? raw : name
}

/** A package's path (`github.com/acme/shop`) is a name; a file's is a place. */
function lastPart(module: string): string {
  return PATH.test(module) ? (module.split(/[\\/]/).findLast(part => part !== '') ?? '') : module
}

export type RedactedNames = {
  /** Of functions whose names are kept, a few. */
  readonly examples: readonly string[]
  readonly keptCount: number
  readonly hiddenCount: number
}

/** As many as a person reads before they send something away. */
const MAX_EXAMPLES = 200

/** What a stranger would read in it. */
export function redactedNames(profile: Profile, modules: readonly string[] | null): RedactedNames {
  const isKept = keptFunctions(profile, modules)
  const kept = Array.from(isKept.keys()).filter(fn => isKept[fn] === 1)
  const names = kept.map(fn => nameAlone(functionName(profile, fn)))
  return { examples: names.slice(0, MAX_EXAMPLES), keptCount: kept.length, hiddenCount: isKept.length - kept.length }
}
