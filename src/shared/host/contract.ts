// What the page may ask of its host and what the host tells the page: Electron's main process and `serve` both answer this, and nothing else.

import type { Result } from '../base/result'
import type { Suite } from '../benchmarks/suite'
import type { Credentials, GatherOrder, GatherPlan, GatherProgress, Inspectable, ProgramItem } from './gathering'
import type { ProfileServer, ServerAnswer, ServerQuestion } from './profileServer'

/** A file the host knows. The page holds its id, never a path. */
export type HostFile = {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number | null
  /** Milliseconds since 1970: tells which of two files is the baseline. */
  readonly modifiedMs: number | null
  /** Its profiles are read together, as a trend. */
  readonly isFolder?: true
}

/** What came of an order: one profile, or the runs of both sides of a comparison. */
export type GatheredFiles = { readonly baseline: readonly HostFile[]; readonly current: readonly HostFile[] }

export type RecentFile = HostFile & {
  /** The folder's name, to tell files of one name apart. */
  readonly folder: string
  readonly openedMs: number
}

export type LoadedProfile = {
  readonly file: HostFile
  /** On the page's own origin: the profile's binary body (see profile/body.ts). Dies with `releaseProfile`. */
  readonly url: string
  /** The same for the same bytes: what notes and dismissed findings are kept under. */
  readonly contentKey: string
}

export type LoadFailure = {
  /** Of the file that was to be loaded, where it was one: it may hold something else than a profile. */
  readonly fileId?: string
  readonly kind: 'unreadable' | 'cancelled' | 'crashed'
  readonly name: string
  /** One sentence for the person. */
  readonly message: string
  /** What 'Copy details' copies. */
  readonly details: string
}

export type LoadResult = Result<LoadedProfile, LoadFailure>

/** `url`: on the page's own origin (see trend/body.ts); its profiles can be opened until the next trend is read. */
export type ReadTrend = { readonly name: string; readonly url: string }

/** `profiles`: by the benchmark's label, what its tool recorded of it beside the results. */
export type ReadSuite = { readonly suite: Suite; readonly profiles: readonly (readonly [string, HostFile])[] }

export type TrendResult = Result<ReadTrend, LoadFailure>

export type Theme = 'system' | 'light' | 'dark'

/** What the host keeps between runs for the page. The page decides what is in it; the host checks only that it is small JSON. */
export type Settings = Readonly<Record<string, unknown>>

/** A view of the page as an item of the host's menu: choosing it comes back as the event `action`. */
export type ViewItem = {
  readonly action: string
  readonly title: string
  /** One letter or digit, which the page hears by itself. */
  readonly key: string
}

/** In order; `before`: a file that was named first, which they are compared with. */
export type AskedAddresses = { readonly addresses: readonly string[]; readonly before: HostFile | null }

export type Startup = {
  readonly host: 'electron' | 'browser'
  readonly version: string
  readonly platform: string
  /** Named on the command line, in order. Two are a baseline and a current profile. */
  readonly files: readonly HostFile[]
  /** Small profiles that come with the program, baseline first. */
  readonly examples: readonly HostFile[]
  /** Titles of the formats that this version reads, in the order in which people may look for them. */
  readonly formats: readonly string[]
  /** A view of a file, where the program was started with one. */
  readonly link: string | null
  /** Nothing was named and nothing has been opened before: the example opens by itself. */
  readonly isFirstRun: boolean
  readonly settings: Settings
  /** Whether profiles may be fetched and programs recorded from here. */
  readonly canGather: boolean
  /** Whether who the person is to a server can be kept beyond the end of the program. */
  readonly canRemember: boolean
  /** Addresses that were named on the command line. */
  readonly asked: AskedAddresses | null
  /** Sentences for the person about this start: what was kept and could not be read. */
  readonly remarks: readonly string[]
}

/** `folder` is the folder's name alone, to say where; the page never learns or names a path. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly name: string; readonly folder: string }
  | { readonly kind: 'cancelled' }
  /** One sentence for the person. Nothing was written. */
  | { readonly kind: 'failed'; readonly message: string }

/** A source file as a profile names it, and the function that is looked at in it. */
export type SourceOf = { readonly file: string; readonly functionName: string }

type SourcePlace = {
  readonly name: string
  /** The folder's name alone. */
  readonly folder: string
  /** Folders of other files that it might be as well. */
  readonly others: readonly string[]
}

export type SourceAnswer =
  | (SourcePlace & { readonly kind: 'text'; readonly text: string; readonly hasChangedSince: boolean })
  | (SourcePlace & { readonly kind: 'too-large' })
  /** It is not on this machine: a source map beside a script holds its text. */
  | (SourcePlace & { readonly kind: 'in-map'; readonly text: string })
  /** `isFile`: it could lie somewhere. What the profile does not name is never found. */
  | { readonly kind: 'missing'; readonly isFile: boolean }

/** `found`: the person's own environment decides, else the first editor that is installed. `own`: a program and its arguments. */
export type EditorChoice =
  { readonly kind: 'found' } | { readonly kind: 'known'; readonly id: string } | { readonly kind: 'own'; readonly words: readonly string[] }

export type Editors = {
  readonly known: readonly { readonly id: string; readonly title: string; readonly isInstalled: boolean }[]
  readonly choice: EditorChoice
  /** FLAMEWISE_EDITOR was set when the program was started, which nothing overrides. */
  readonly isSetOutside: boolean
  /** Whether a command of one's own can be chosen here: only where the system can ask the person once more. */
  readonly takesOwn: boolean
}

export type HostCalls = {
  startup(): Promise<Startup>
  /** Which views the page has, in their order: a host with a menu shows them there. */
  tellViews(views: readonly ViewItem[]): Promise<void>
  /** Reads and parses; progress comes as events under the file's id. */
  load(fileId: string): Promise<LoadResult>
  cancelLoad(fileId: string): Promise<void>
  /** The text of a source file that this profile names, from folders that the person opened from or chose. */
  readSource(fileId: string, source: SourceOf): Promise<SourceAnswer>
  /**
   * Looks in another folder from now on: Electron asks for it in a dialog; a browser has none, so there it is what the person typed.
   * False when it was cancelled, or is no folder.
   */
  allowSources(fileId: string, source: SourceOf, typed: string | null): Promise<boolean>
  /** Starts the person's editor there. Null, or why not in a sentence. */
  openInEditor(fileId: string, source: SourceOf, line: number): Promise<string | null>
  editors(): Promise<Editors>
  /** The command as it would be started for a file, word by word; the error is a sentence. */
  editorCommand(choice: EditorChoice): Promise<Result<readonly string[], string>>
  /** From now on. A command of one's own is confirmed in a dialog of the system. Null, or why not in a sentence. */
  chooseEditor(choice: EditorChoice): Promise<string | null>
  /** Tells, from now on, when one of these files changes on disk, and of no other. */
  watchFiles(fileIds: readonly string[]): Promise<void>
  /** The page has its copy, or no longer wants one. */
  releaseProfile(url: string): Promise<void>
  /** Reads many profiles as a trend: files, a folder, or a server's span (no files, and its address). Progress comes as events. */
  readTrend(fileIds: readonly string[], address: string | null): Promise<TrendResult>
  cancelTrend(): Promise<void>
  /** A profile of the trend that was read last becomes a file to load; null where it is none of it. */
  trendFile(runId: string): Promise<HostFile | null>
  /** Shows the system's dialog for a folder where there is one; null when it was cancelled. */
  chooseFolder(): Promise<HostFile | null>
  /** The results of a benchmark tool; the error is a sentence without the file's name. */
  readSuite(fileId: string): Promise<Result<ReadSuite, string>>
  /** Shows the system's open dialog where there is one; empty when it was cancelled. */
  chooseFiles(): Promise<readonly HostFile[]>
  /**
   * Shows the system's save dialog where there is one, and writes what the person agreed to: whole or not at all, and never over a
   * file that is open. Without a dialog it is cancelled: a browser's page saves by download.
   */
  saveFile(suggestedName: string, bytes: Uint8Array): Promise<SaveResult>
  /** The person's own processes, busiest first. */
  programs(): Promise<readonly ProgramItem[]>
  /** What an inspector can record: at the usual ports, at `port` too where one is named. Opens nothing. */
  inspectables(port: number | null): Promise<readonly Inspectable[]>
  /** Looks and runs nothing. The error is a sentence: nothing there, nothing installed. An order that was planned before may be planned again. */
  planGather(order: GatherOrder): Promise<Result<GatherPlan, string>>
  /** Runs a plan, once; progress comes as events. The profiles are files that stay. The error is a sentence. */
  gather(planId: string): Promise<Result<GatheredFiles, string>>
  /** `keeps`: what a recording has by now is its profile; else nothing is left of it. */
  endGather(planId: string, keeps: boolean): Promise<void>
  /** Finds out which profiling server answers at an address. The error is a sentence. */
  openServer(address: string, credentials: Credentials | null): Promise<Result<ProfileServer, string>>
  askServer(serverId: string, question: ServerQuestion): Promise<Result<ServerAnswer, string>>
  /** Who the person is to any server is known no more, here and on disk. */
  forgetCredentials(): Promise<void>
  recentFiles(): Promise<readonly RecentFile[]>
  clearRecent(): Promise<void>
  /** Keeps what is other than `before`, which the page knew: what another window has changed since then stays. */
  writeSettings(before: Settings, settings: Settings): Promise<void>
  /** Notes and dismissals of the profile with this content key; null when there are none. */
  readNotes(contentKey: string): Promise<unknown>
  /** In the same way. */
  writeNotes(contentKey: string, before: unknown, notes: unknown): Promise<void>
}

// A call added above and forgotten here does not compile, and the other way round.
const CALLS: Record<keyof HostCalls, true> = {
  startup: true,
  tellViews: true,
  load: true,
  cancelLoad: true,
  readSource: true,
  allowSources: true,
  openInEditor: true,
  editors: true,
  editorCommand: true,
  chooseEditor: true,
  watchFiles: true,
  releaseProfile: true,
  chooseFiles: true,
  readTrend: true,
  cancelTrend: true,
  trendFile: true,
  chooseFolder: true,
  readSuite: true,
  saveFile: true,
  programs: true,
  inspectables: true,
  planGather: true,
  gather: true,
  endGather: true,
  openServer: true,
  askServer: true,
  forgetCredentials: true,
  recentFiles: true,
  clearRecent: true,
  writeSettings: true,
  readNotes: true,
  writeNotes: true,
}
export const hostCallNames = Object.keys(CALLS) as readonly (keyof HostCalls)[]

export type LoadProgress = {
  readonly fileId: string
  readonly phase: 'reading' | 'building'
  readonly doneBytes: number
  /** Null where the length is not known (standard input). */
  readonly totalBytes: number | null
}

/** `name`: the file that is read now. */
export type TrendProgress = { readonly done: number; readonly total: number; readonly name: string }

export type HostEvent =
  | { readonly kind: 'trend'; readonly progress: TrendProgress }
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'gathering'; readonly progress: GatherProgress }
  | { readonly kind: 'addresses'; readonly asked: AskedAddresses }
  /** Files that arrived from outside: a second start, the dock, the menu's recent list. */
  | { readonly kind: 'files'; readonly files: readonly HostFile[] }
  /** A file that is watched has changed, and is whole again. */
  | { readonly kind: 'changed'; readonly file: HostFile }
  /** A view of a file that was asked for from outside. */
  | { readonly kind: 'link'; readonly link: string }
  /** A sentence for the person. */
  | { readonly kind: 'remark'; readonly text: string }
  /** A menu item: the id of an action of the page's action list. */
  | { readonly kind: 'action'; readonly action: string }

/** What a call comes back with over either wire. Errors would lose their class on the way, so they are values; this one is for a developer. */
export type HostAnswer = Result<unknown, string>

/** What Electron's preload puts on the window, as `flamewise`. A browser's page has none: it uses the paths below. */
export type HostBridge = {
  call(name: keyof HostCalls, args: readonly unknown[]): Promise<HostAnswer>
  /** Returns what ends the listening. */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** A dropped `File` that has a path becomes a file the host knows. Null for one without a path: post its bytes to UPLOAD_PATH instead. */
  fileOf(dropped: unknown): Promise<HostFile | null>
}

/** Where a page posts a dropped file's bytes (`?name=…`); answers a HostFile as JSON, whose `load` reads what was posted. In both hosts. */
export const UPLOAD_PATH = '/upload'
/** Where a browser calls (POST `/call/NAME`, arguments as a JSON list, answers a HostAnswer) and listens (server-sent events, each a HostEvent). */
export const CALL_PATH = '/call/'
export const EVENTS_PATH = '/events'
export const PROFILE_PATH = '/profile/'
