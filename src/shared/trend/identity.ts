// Which deployment a profile is of and when that was: from its labels, else from what its file is called.

export type Identity = {
  readonly version: string | null
  /** 7 to 40 hexadecimal digits. */
  readonly commit: string | null
  /** Milliseconds since 1970, as a label or the name says. */
  readonly timeMs: number | null
  /** The last whole number of the name: `build-123` before `build-124`. */
  readonly number: number | null
}

const VERSION_LABELS = [
  'version',
  'app_version',
  'service_version',
  'service.version',
  'service_git_ref',
  'git_ref',
  'release',
  'deployment',
  'image_tag',
  'tag',
  'build',
]
const COMMIT_LABELS = ['commit', 'git_commit', 'commit_sha', 'sha', 'git_sha', 'revision', 'vcs.ref.head.revision']
const TIME_LABELS = ['time', 'timestamp', 'deployed_at', 'date']

/** Digits of a date; of a time of day only where there is one. All bounded. */
const MOMENT =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[T_ .-]?([01]\d|2[0-3])[-_:.h]?([0-5]\d)(?:[-_:.m]?([0-5]\d))?Z?)?(?!\d)/
/** Seconds or milliseconds since 1970, from 2001 to 2286. */
const EPOCH = /(?<!\d)(1\d{9})(\d{3})?(?!\d)/
/** What `node --cpu-prof` writes: date, time, process, thread and a counter. */
const NODE_NAME = /CPU\.(\d{8})\.(\d{6})\.\d{1,9}\.\d{1,9}\.\d{1,9}/
const VERSION =
  /(?<![\dA-Za-z.])v?(\d{1,9}(?:\.\d{1,9}){1,4}(?:-(?:alpha|beta|rc|pre|dev)[.-]?\d{0,9})?)(?![\dA-Za-z])|(?<![\dA-Za-z])v(\d{1,9})(?![\dA-Za-z])/i
const COMMIT = /(?<![\dA-Za-z])(?=[a-f]{0,39}\d)(?=\d{0,39}[a-f])([\da-f]{7,40})(?![\dA-Za-z])/
const NUMBER = /(\d{1,12})(?!.*\d)/
const EXTENSIONS =
  /(?:\.(?:gz|zst|pb|pprof|prof|json|cpuprofile|heapprofile|folded|collapsed|txt|jfr|svg|html|perf|data|speedscope|out|callgrind)){1,4}$/i

/** `path`: as the person or the folder has it, with slashes. Labels before names, the file's name before its folders'. */
export function identityOf(path: string, labels: Readonly<Record<string, string>>): Identity {
  const own: Record<string, string> = {}
  for (const [key, text] of Object.entries(labels)) own[key.toLowerCase()] = text
  const labelled = (keys: readonly string[]) => keys.map(key => own[key]).find(text => text !== undefined && text !== '') ?? null
  const parts = path
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .reverse()
  const names = parts.map((part, at) => (at === 0 ? part.replace(EXTENSIONS, '') : part))
  const found = names.map(inName)
  const first = <K extends keyof Identity>(key: K) => found.map(one => one[key]).find(value => value !== null) ?? null
  const time = labelled(TIME_LABELS)
  const commit = labelled(COMMIT_LABELS)?.toLowerCase() ?? null
  return {
    version: labelled(VERSION_LABELS) ?? first('version'),
    commit: commit !== null && /^[\da-f]{7,40}$/.test(commit) ? commit : first('commit'),
    timeMs: (time === null ? null : labelTimeMs(time)) ?? first('timeMs'),
    number: found[0]?.number ?? null,
  }
}

function inName(name: string): Identity {
  const node = NODE_NAME.exec(name)
  const moment = MOMENT.exec(node === null ? name : `${node[1]}.${node[2]}`)
  const epoch = moment === null ? EPOCH.exec(name) : null
  const rest = node !== null ? '' : name.replace(MOMENT, ' ').replace(epoch === null ? MOMENT : EPOCH, ' ')
  const version = VERSION.exec(rest)
  const number = NUMBER.exec(rest)
  return {
    version: version === null ? null : version[0],
    commit: COMMIT.exec(rest)?.[1] ?? null,
    timeMs: moment !== null ? momentMs(moment) : epoch !== null ? Number(epoch[1]) * 1000 + Number(epoch[2] ?? 0) : null,
    number: number === null ? null : Number(number[1]),
  }
}

function momentMs([, year, month, day, hour = '0', minute = '0', second = '0']: RegExpExecArray): number {
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
}

function labelTimeMs(text: string): number | null {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000
  if (/^\d{13}$/.test(text)) return Number(text)
  const ms = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(ms) ? null : ms
}

/** By their numbers, then what is before a release before it: 1.9 < 1.10 < 2.0-rc1 < 2.0. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  for (let at = 0; at < Math.max(one.numbers.length, other.numbers.length); at++) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (one.suffix === other.suffix) return 0
  if (one.suffix === '' || other.suffix === '') return one.suffix === '' ? 1 : -1
  return one.suffix < other.suffix ? -1 : 1
}

/** Whether versions can be put in order at all: those without a number (`main`, `blue`) cannot. */
export function isOrderedVersion(version: string): boolean {
  return /^v?\d/i.test(version) || /\d\.\d/.test(version)
}

function partsOf(version: string): { numbers: number[]; suffix: string } {
  const at = version.search(/\d/)
  if (at < 0) return { numbers: [], suffix: version }
  const head = /^[\d.]+/.exec(version.slice(at))?.[0] ?? ''
  return { numbers: head.split('.').map(Number), suffix: version.slice(at + head.length) }
}
