// The one place where a message from the page becomes a call: its name and arguments are input, and are checked as input.

import { isRecord } from '../../shared/base/json'
import { fail, ok } from '../../shared/base/result'
import { hostCallNames, type HostAnswer, type HostCalls } from '../../shared/host/contract'
import { MAX_FOLDER_ENTRIES } from '../../shared/host/folders'
import { isContentKey } from '../kept/notes'

/** Panel sizes, choices and column orders take a few hundred bytes. */
const MAX_SETTINGS_CHARS = 64 * 1024
/** A page of notes for every finding of a profile. */
const MAX_NOTES_CHARS = 1024 * 1024

/** Longer names are no names; what is too long for the disk is cut later. */
const MAX_FILE_NAME_CHARS = 1000

const isText = (value: unknown) => typeof value === 'string'
const isFileName = (value: unknown) => typeof value === 'string' && value.length <= MAX_FILE_NAME_CHARS
/** Ten would be many. */
const MAX_VIEWS = 50
const MAX_TITLE_CHARS = 100
const isViewItem = (value: unknown) =>
  isRecord(value) &&
  isText(value['action']) &&
  typeof value['title'] === 'string' &&
  value['title'].length <= MAX_TITLE_CHARS &&
  // Electron throws on what is no key.
  typeof value['key'] === 'string' &&
  /^[0-9a-z]$/i.test(value['key'])
const isViewList = (value: unknown) => Array.isArray(value) && value.length <= MAX_VIEWS && value.every(isViewItem)
/** At most a folder uploaded file by file. */
const isIdList = (value: unknown) => Array.isArray(value) && value.length <= MAX_FOLDER_ENTRIES && value.every(isText)
/** JSON has none: over HTTP no page can save by this. */
const isBytes = (value: unknown) => value instanceof Uint8Array

/** Longer than any address that a server takes. */
const MAX_ADDRESS_CHARS = 8000
/** A day; who records for longer does it from a shell. */
const MAX_RECORDED_S = 86_400
const isLine = (value: unknown) => typeof value === 'string' && value.length <= MAX_ADDRESS_CHARS && !/[\r\n\0]/.test(value)
const isCredentials = (value: unknown) =>
  value === null ||
  (isRecord(value) && ['user', 'password', 'token', 'tenant'].every(name => isLine(value[name])) && typeof value['remembers'] === 'boolean')
const isWhole = (value: unknown, most: number) => typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most
const isOrder = (value: unknown) =>
  isRecord(value) &&
  ((value['kind'] === 'address' && isLine(value['address']) && isCredentials(value['credentials'])) ||
    (value['kind'] === 'program' && isWhole(value['pid'], Number.MAX_SAFE_INTEGER) && isWhole(value['seconds'], MAX_RECORDED_S)) ||
    (value['kind'] === 'spans' &&
      isText(value['serverId']) &&
      isSpanChoice(value['current']) &&
      (value['baseline'] === null || isSpanChoice(value['baseline']))))
/** More labels than any profile has. */
const MAX_MATCHES = 100
const isMatch = (value: unknown) => isRecord(value) && isLine(value['name']) && isLine(value['value'])
const isSpan = (value: unknown) => isRecord(value) && isWhole(value['startMs'], MAX_MS) && isWhole(value['endMs'], MAX_MS)
/** The last moment that a Date holds. */
const MAX_MS = 8.64e15
const isSpanChoice = (value: unknown) =>
  isRecord(value) &&
  isSpan(value) &&
  isLine(value['type']) &&
  Array.isArray(value['matches']) &&
  value['matches'].length <= MAX_MATCHES &&
  value['matches'].every(isMatch)
const isServerQuestion = (value: unknown) =>
  isRecord(value) &&
  ((value['kind'] === 'services' && isSpan(value)) ||
    ((value['kind'] === 'labels' || value['kind'] === 'series') && isSpanChoice(value)) ||
    (value['kind'] === 'values' && isSpanChoice(value) && isLine(value['name'])))

/** No file has more lines. */
const MAX_LINE = 1e8
const isSource = (value: unknown) => isRecord(value) && isText(value['file']) && isText(value['functionName'])

/** As many as no command has. */
const MAX_WORDS = 100
const isWord = (value: unknown) => isLine(value) && value !== ''
const isEditorChoice = (value: unknown) =>
  isRecord(value) &&
  (value['kind'] === 'found' ||
    (value['kind'] === 'known' && isLine(value['id'])) ||
    (value['kind'] === 'own' && Array.isArray(value['words']) && value['words'].length <= MAX_WORDS && value['words'].every(isWord)))

const MAX_PORT = 65_535

type Check = (value: unknown) => boolean

type ChecksOf<Arguments extends readonly unknown[]> = { readonly [I in keyof Arguments]: Check }

/** One for each argument: a call with more of them, or fewer, does not compile. */
const CHECKS: { readonly [K in keyof HostCalls]: ChecksOf<Parameters<HostCalls[K]>> } = {
  startup: [],
  tellViews: [isViewList],
  load: [isText],
  cancelLoad: [isText],
  readSource: [isText, isSource],
  allowSources: [isText, isSource, value => value === null || isLine(value)],
  openInEditor: [isText, isSource, value => isWhole(value, MAX_LINE)],
  editors: [],
  editorCommand: [isEditorChoice],
  chooseEditor: [isEditorChoice],
  watchFiles: [isIdList],
  releaseProfile: [isText],
  chooseFiles: [],
  readTrend: [isIdList, value => value === null || isLine(value)],
  cancelTrend: [],
  trendFile: [isFileName],
  chooseFolder: [],
  readSuite: [isText],
  saveFile: [isFileName, isBytes],
  programs: [],
  inspectables: [value => value === null || isWhole(value, MAX_PORT)],
  planGather: [isOrder],
  gather: [isText],
  endGather: [isText, value => typeof value === 'boolean'],
  openServer: [isLine, isCredentials],
  askServer: [isText, isServerQuestion],
  forgetCredentials: [],
  recentFiles: [],
  clearRecent: [],
  writeSettings: [isSettings, isSettings],
  readNotes: [isContentKey],
  writeNotes: [isContentKey, isNotes, isNotes],
}

export async function answerCall(calls: HostCalls, name: unknown, args: unknown): Promise<HostAnswer> {
  const known = hostCallNames.find(call => call === name)
  if (known === undefined) return fail(`no call ${JSON.stringify(name)}`)
  const checks: readonly Check[] = CHECKS[known]
  if (!Array.isArray(args) || args.length !== checks.length || !checks.every((check, i) => check(args[i]))) {
    return fail(`${known}: arguments it cannot take`)
  }
  try {
    return ok(await Reflect.apply(calls[known], calls, args))
  } catch (error) {
    return fail(`${known}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function isSettings(value: unknown): boolean {
  return isRecord(value) && isSmallJson(value, MAX_SETTINGS_CHARS)
}

function isNotes(value: unknown): boolean {
  return isSmallJson(value, MAX_NOTES_CHARS)
}

function isSmallJson(value: unknown, maxChars: number): boolean {
  try {
    return (JSON.stringify(value) ?? '').length <= maxChars
  } catch {
    return false
  }
}
