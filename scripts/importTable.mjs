// Which room may import which: the picture in docs/architecture.md, in a form that a machine can hold us to.

/** What a door asks and prints with. What it asks about it knows by type: those it may import from all of the core (TYPES). */
const ASKING = ['shared/questions', 'shared/report', 'shared/base', 'shared/host']
const UP_TO_ANALYSIS = ['shared/base', 'shared/names', 'shared/profile', 'shared/analysis']
/** What a kind of rule may import: never another kind. */
const FOR_RULES = [...UP_TO_ANALYSIS, 'shared/insights/measures', 'shared/insights/rule']
const UP_TO_STATE = ['renderer/ui', 'renderer/graph', 'renderer/worker', 'renderer/host', 'renderer/state']

/** A room is a folder below src; what is listed is what it may import besides itself. The longest name that fits counts; `*` stands for one folder, each a room of its own. */
/** @type {Record<string, readonly string[]>} */
const ROOMS = {
  'shared/base': [],
  'shared/names': ['shared/base'],
  'shared/bytes': ['shared/base'],
  'shared/profile': ['shared/base'],
  'shared/formats': ['shared/base', 'shared/bytes', 'shared/names', 'shared/profile'],
  'shared/analysis': ['shared/base', 'shared/names', 'shared/profile'],
  'shared/insights': UP_TO_ANALYSIS,
  'shared/insights/measures': UP_TO_ANALYSIS,
  'shared/insights/rule': [...UP_TO_ANALYSIS, 'shared/insights/measures'],
  'shared/insights/quality': FOR_RULES,
  'shared/insights/notes': FOR_RULES,
  'shared/insights/sites': FOR_RULES,
  'shared/insights/domains': FOR_RULES,
  'shared/insights/shapes': FOR_RULES,
  'shared/diff': ['shared/base', 'shared/names', 'shared/profile', 'shared/analysis', 'shared/insights'],
  'shared/benchmarks': ['shared/base', 'shared/diff'],
  'shared/trend': ['shared/base', 'shared/names', 'shared/profile', 'shared/analysis', 'shared/diff', 'shared/benchmarks'],
  'shared/report': [
    'shared/base',
    'shared/bytes',
    'shared/names',
    'shared/profile',
    'shared/formats',
    'shared/analysis',
    'shared/insights',
    'shared/diff',
    'shared/benchmarks',
    'shared/trend',
  ],
  'shared/questions': ['shared'],
  'shared/host': ['shared/base', 'shared/benchmarks'],
  // In the order in which they stand, each on some of those before it.
  'node/files': ['shared'],
  'node/bytes': ['shared'],
  'node/sources': ['shared', 'node/bytes'],
  'node/kept': ['shared', 'node/files', 'node/sources'],
  'node/sourceLines': ['shared', 'node/files'],
  'node/symbols': ['shared', 'node/files'],
  'node/load': ['shared', 'node/files', 'node/bytes', 'node/sources', 'node/sourceLines', 'node/symbols'],
  'node/record': ['shared', 'node/files', 'node/bytes', 'node/sources', 'node/load'],
  'node/history': ['shared', 'node/files', 'node/bytes', 'node/sources', 'node/sourceLines', 'node/load'],
  'node/host': [
    'shared',
    'node/files',
    'node/bytes',
    'node/sources',
    'node/kept',
    'node/sourceLines',
    'node/load',
    'node/record',
    'node/history',
  ],
  'node/page': ['shared', 'node/host'],
  serve: ['shared', 'node'],
  // Names and columns: a client's words for a function are found among the names of a profile, and trees and lines are told by row.
  mcp: [...ASKING, 'shared/names', 'shared/profile', 'node'],
  // Names, to print them; benchmarks, whose results hold no stacks: their figures are printed as that room words them.
  cli: [...ASKING, 'shared/names', 'shared/benchmarks', 'node', 'serve', 'mcp'],
  main: ['shared', 'node'],
  preload: ['shared'],
  // The window's floors, each on those before it. Panes never import each other: what two of them share lies in parts or below.
  // A profile arrives as its binary body.
  'renderer/worker': [...ASKING, 'shared/profile'],
  'renderer/host': ['shared'],
  'renderer/ui': ['shared'],
  'renderer/graph': ['shared', 'renderer/ui', 'renderer/worker'],
  'renderer/state': ['shared', 'renderer/ui', 'renderer/graph', 'renderer/worker', 'renderer/host'],
  'renderer/actions': ['shared', ...UP_TO_STATE],
  'renderer/parts': ['shared', ...UP_TO_STATE, 'renderer/actions'],
  'renderer/panes/*': ['shared', ...UP_TO_STATE, 'renderer/actions', 'renderer/parts'],
  'renderer/window': ['shared', ...UP_TO_STATE, 'renderer/actions', 'renderer/parts', 'renderer/panes'],
  'renderer/testing': ['shared', 'testing', ...UP_TO_STATE],
  renderer: ['shared', 'renderer/window', 'renderer/ui', 'renderer/state'],
  testing: ['shared'],
}

/** Of these, types may be imported as well: nothing can be computed with them. */
/** @type {Record<string, readonly string[]>} */
const TYPES = { mcp: ['shared'], cli: ['shared'], 'renderer/worker': ['shared'] }

/** Packages, by the rooms that may import them. The core has none but fzstd, which is plain TypeScript as the core is. */
const PACKAGES = {
  'node:': ['node', 'serve', 'mcp', 'cli', 'main', 'testing'],
  electron: ['main', 'preload'],
  '@jridgewell/trace-mapping': ['node'],
  '@modelcontextprotocol/sdk': ['mcp'],
  commander: ['cli'],
  fflate: ['shared/formats'],
  fzstd: ['node', 'shared/formats'],
  scslre: ['testing'],
  typescript: ['testing'],
  vitest: ['testing'],
  ws: ['node'],
  '@base-ui/react': ['renderer'],
  '@tanstack/': ['renderer'],
  'lucide-react': ['renderer'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  'react-resizable-panels': ['renderer'],
  zod: ['mcp'],
  zustand: ['renderer'],
}

/** A test stands where what it tests stands; it may also use what tests and fixtures are made of, and look at results with all of the core, on Node's side with all of that. */
const FOR_TESTS = {
  rooms: ['testing', 'shared', 'renderer/testing'],
  onNodesSide: ['node'],
  packages: ['vitest', 'node:'],
  makers: '../scripts/make-fixtures/',
}

const IMPORT = /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/**
 * What breaks the table, one line each. `path` is relative to src, with slashes.
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function importFaults(path, text) {
  const room = roomOf(path)
  if (room === null) return [`${path}: no room of the import table (scripts/importTable.mjs)`]
  return specifiersOf(text)
    .map(({ specifier, line, isOfTypes }) => {
      const why = specifier.startsWith('.') ? faultOfFile(path, room, specifier, isOfTypes) : faultOfPackage(path, room, specifier)
      return why === null ? null : `${path}:${line}: ${why}`
    })
    .filter(fault => fault !== null)
}

function faultOfFile(path, room, specifier, isOfTypes) {
  const target = resolved(path, specifier)
  if (target === 'package.json') return null
  if (isTest(path) && target.startsWith(FOR_TESTS.makers)) return null
  const other = roomOf(target)
  if (other === null) return `imports ${specifier}, which is outside of src`
  const ofTests = path.startsWith('node/') ? [...FOR_TESTS.rooms, ...FOR_TESTS.onNodesSide] : FOR_TESTS.rooms
  const types = isOfTypes ? (TYPES[room.entry] ?? []) : []
  const allowed = [room.name, ...ROOMS[room.entry], ...types, ...(isTest(path) ? ofTests : [])]
  if (allowed.some(name => other.name === name || other.name.startsWith(`${name}/`))) return null
  return `${room.name} must not import ${other.name} (${specifier})`
}

function faultOfPackage(path, room, specifier) {
  const name = Object.keys(PACKAGES).find(known => specifier === known || specifier.startsWith(/[:/]$/.test(known) ? known : `${known}/`))
  if (name === undefined) return `imports ${specifier}, a package that the import table does not know`
  if (isTest(path) && FOR_TESTS.packages.includes(name)) return null
  return PACKAGES[name].some(known => room.name === known || room.name.startsWith(`${known}/`))
    ? null
    : `${room.name} must not import ${specifier}`
}

/** Its name, and the entry of the table that it falls under; null outside of the table. */
function roomOf(path) {
  const rooms = Object.keys(ROOMS).flatMap(entry => {
    const name = new RegExp(`^${entry.replace('*', '[^/]+')}(?=/)`).exec(path)?.[0]
    return name === undefined ? [] : [{ name, entry }]
  })
  return rooms.sort((a, b) => b.entry.length - a.entry.length)[0] ?? null
}

/** @param {string} path */
export function isTest(path) {
  return /\.test(-d)?\.tsx?$/.test(path)
}

/** Relative to src; `package.json` for the one file above it that may be named. */
function resolved(path, specifier) {
  const parts = path.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..' && parts.length === 0) parts.push('..')
    else if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/^\.\.\/package\.json$/, 'package.json')
}

export function specifiersOf(text) {
  return Array.from(text.matchAll(IMPORT), match => ({
    specifier: match[1] ?? match[2],
    isOfTypes: /^\s*;?\s*(?:import|export)\s+type\s/.test(match[0]),
    line: text.slice(0, match.index + match[0].length).split('\n').length,
  }))
}
