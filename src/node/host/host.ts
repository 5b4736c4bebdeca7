// What Electron's main process and `serve` have in common: everything the page can ask for, over one registry of files.

import { basename, dirname, resolve } from 'node:path'
import type { AskedAddresses, HostCalls, HostEvent, HostFile, LoadProgress, Startup, ViewItem } from '../../shared/host/contract'
import { readableTitles } from '../../shared/formats/titles'
import { keptEditor } from '../kept/editorChoice'
import { keptProvenance } from '../kept/keptProvenance'
import { knownSecrets, type Vault } from '../kept/knownSecrets'
import { keptNotes } from '../kept/notes'
import { recentFiles } from '../kept/recentFiles'
import { keptSettings } from '../kept/settings'
import { fail, ok } from '../../shared/base/result'
import { benchProfiles } from '../load/benchProfiles'
import { loadSuite } from '../load/benchSource'
import { STDIN_NAME } from '../bytes/source'
import { isAddress } from '../sources/isAddress'
import type { ProgramFolders } from '../files/programFolders'
import { editorCalls } from './editorCalls'
import { exampleFiles } from './examples'
import { fileRegistry } from './fileRegistry'
import { gatherCalls } from './gatherCalls'
import { profileLoads, type ProfileBody } from './loads'
import { saveFile, type ChooseSavePath } from './saveFile'
import { sourceCalls } from './sourceCalls'
import { fileWatch } from './watchFiles'
import { spool, type Bytes } from './spool'
import { trendReadings } from './trends'

export type HostOptions = {
  readonly kind: Startup['host']
  readonly version: string
  readonly folders: ProgramFolders
  /** Where settings, recent files and notes are kept. */
  readonly dataFolder: string
  /** Where fetched and recorded profiles are kept, made when the first one comes; null where none may be fetched or recorded. */
  readonly recordingsFolder: string | null
  /** Gives null where the system encrypts nothing. Asked when a page has started. */
  readonly vault: () => Vault | null
  /** To every page that listens. */
  readonly emit: (event: HostEvent) => void
  /** Paths that a person chose in the system's dialog; none where there is no dialog. */
  readonly choosePaths: () => Promise<readonly string[]>
  /** `title`: what the folder is for. */
  readonly chooseFolder: (title: string) => Promise<string | null>
  readonly chooseSavePath: ChooseSavePath
  /** Asks the person whether this program may be started from now on; absent where there is no dialog that a page cannot answer. */
  readonly confirmEditor?: (words: readonly string[]) => Promise<boolean>
  /** For the dock and the task bar; null when nothing is read any more. */
  readonly onProgress?: (progress: LoadProgress | null) => void
  /** For the menu and the system's own list of recent documents. */
  readonly onOpened?: (path: string) => void
  readonly onRecentCleared?: () => void
  /** For the menu. */
  readonly onViews?: (views: readonly ViewItem[]) => void
}

export type Host = {
  readonly calls: HostCalls
  /** Shows files that were named from outside: by the command line, a second start or the dock. Relative ones are in `folder`. */
  openNamed(names: readonly string[], folder: string): Promise<void>
  /** `path` is absolute. */
  fileAt(path: string): HostFile
  /** A file without a path: what a browser posts, or standard input. */
  upload(name: string, bytes: Bytes): Promise<HostFile>
  bodyOf(profileId: string): ProfileBody | null
  recentPaths(): readonly string[]
  /** Says a sentence in the window, now or when it comes. */
  remark(text: string): void
  /** The window was closed: the next page begins anew. */
  pageClosed(): void
  close(): void
}

export function createHost(options: HostOptions): Host {
  const { folders, dataFolder, emit } = options
  const registry = fileRegistry()
  let hasStarted = false
  /** Until a page asks. */
  let remarks: readonly string[] = []
  const remark = (text: string) => {
    if (hasStarted) emit({ kind: 'remark', text })
    else remarks = [...remarks, text]
  }
  const recent = recentFiles(dataFolder, remark)
  const settings = keptSettings(dataFolder, remark)
  const notes = keptNotes(dataFolder, remark)
  const secrets = knownSecrets(dataFolder, options.vault, process.env, remark)
  const provenance = keptProvenance(dataFolder, remark)
  const spooled = spool()
  const openPaths = new Set<string>()
  const loads = profileLoads({
    workerFile: folders.loadWorker,
    dataFolder,
    factsOf: provenance.of,
    onProgress(progress) {
      emit({ kind: 'progress', progress })
      options.onProgress?.(progress)
    },
  })
  const trends = trendReadings({
    workerFile: folders.trendWorker,
    dataFolder,
    spooled,
    secretsOf: secrets.of,
    onProgress: progress => emit({ kind: 'trend', progress }),
  })
  const editor = keptEditor(dataFolder, remark)
  const sources = sourceCalls({
    dataFolder,
    editor,
    remark,
    fileOf: registry.find,
    chooseFolder: options.kind === 'electron' ? () => options.chooseFolder('Choose the folder of the sources') : null,
  })
  const watch = fileWatch(path => emit({ kind: 'changed', file: fileAt(path) }))
  let startupFiles: readonly HostFile[] = []
  let startupAsked: AskedAddresses | null = null
  let startupLink: string | null = null
  let isFileNamed = false

  const fileAt = (path: string) => registry.add({ path, name: basename(path), origin: 'disk' })

  /** A run of a comparison: nothing to be remembered by itself. */
  const partAt = (path: string) => registry.add({ path, name: basename(path), origin: 'part' })

  const gathering = gatherCalls(
    {
      folder: options.recordingsFolder,
      secrets,
      onProgress: progress => emit({ kind: 'gathering', progress }),
      onWritten: provenance.add,
    },
    fileAt,
    partAt,
  )

  async function upload(name: string, bytes: Bytes): Promise<HostFile> {
    return registry.add({ path: await spooled.keep(bytes), name, origin: 'upload' })
  }

  function remember(path: string): void {
    try {
      recent.add({ path, openedMs: Date.now() })
    } catch {
      // A home that cannot be written to is no reason not to show a profile.
    }
    options.onOpened?.(path)
  }

  const calls: HostCalls = {
    async startup() {
      const isFirstRun = !isFileNamed && recent.list().length === 0
      const chosen = settings.read()
      const said = remarks
      remarks = []
      hasStarted = true
      return {
        host: options.kind,
        version: options.version,
        platform: process.platform,
        files: startupFiles,
        link: startupLink,
        examples: exampleFiles(folders.examples).map(registry.add),
        formats: readableTitles(),
        isFirstRun,
        settings: chosen,
        canGather: options.recordingsFolder !== null,
        canRemember: secrets.canRemember(),
        asked: startupAsked,
        remarks: said,
      }
    },
    tellViews: async views => options.onViews?.(views),
    async load(fileId) {
      const file = registry.find(fileId)
      if (file === null) throw new Error(`no file ${JSON.stringify(fileId)}`)
      openPaths.add(file.path)
      const result = await loads.run(file.path, registry.add(file))
      options.onProgress?.(null)
      if (result.ok) sources.name(fileId, loads.sourcesOf(fileId))
      if (result.ok && file.origin === 'disk') remember(file.path)
      return result
    },
    cancelLoad: async fileId => loads.cancel(fileId),
    readSource: sources.readSource,
    allowSources: sources.allowSources,
    openInEditor: sources.openInEditor,
    ...editorCalls(editor, options.confirmEditor ?? null),
    async watchFiles(fileIds) {
      const files = fileIds.map(registry.find).filter(file => file !== null)
      watch.watch(files.filter(({ origin }) => origin === 'disk').map(({ path }) => path))
    },
    async releaseProfile(url) {
      loads.release(url)
      trends.release(url)
    },
    readTrend: (fileIds, address) =>
      trends.read(
        fileIds.map(registry.find).filter(file => file !== null),
        address,
      ),
    cancelTrend: async () => trends.cancel(),
    async trendFile(runId) {
      const found = await trends.fileOf(runId)
      return found === null ? null : registry.add(found)
    },
    async chooseFolder() {
      const path = await options.chooseFolder('Open a folder of profiles')
      return path === null ? null : fileAt(path)
    },
    async readSuite(fileId) {
      const file = registry.find(fileId)
      if (file === null) return fail('is not known')
      const suite = await loadSuite(file.path)
      if (!suite.ok) return suite
      // What a page has sent lies alone.
      const beside = file.origin === 'upload' ? [] : benchProfiles(file.path, registry.add(file).isFolder === true, suite.value)
      return ok({ suite: suite.value, profiles: Array.from(beside, ([label, path]) => [label, fileAt(path)] as const) })
    },
    chooseFiles: async () => (await options.choosePaths()).map(fileAt),
    saveFile: (name, bytes) => saveFile({ choosePath: options.chooseSavePath, openPaths: () => openPaths }, name, bytes),
    ...gathering.calls,
    forgetCredentials: async () => secrets.forget(),
    recentFiles: async () => recent.list().map(({ path, openedMs }) => ({ ...fileAt(path), folder: basename(dirname(path)), openedMs })),
    async clearRecent() {
      recent.clear()
      provenance.clear()
      options.onRecentCleared?.()
    },
    writeSettings: async (before, after) => settings.change(before, after),
    readNotes: async contentKey => notes.read(contentKey),
    writeNotes: async (contentKey, before, after) => notes.change(contentKey, before, after),
  }

  return {
    calls,
    async openNamed(names, folder) {
      isFileNamed = true
      const files: HostFile[] = []
      for (const link of names.filter(isLink)) {
        if (hasStarted) emit({ kind: 'link', link })
        else startupLink = link
      }
      const addresses = names.filter(name => !isLink(name) && isAddress(name))
      for (const name of names.filter(given => !isLink(given) && !isAddress(given))) {
        files.push(name === STDIN_NAME ? await upload('standard input', process.stdin) : fileAt(resolve(folder, name)))
      }
      // A page that has not asked yet will find them when it does.
      if (addresses.length > 0) {
        const asked = { addresses, before: files.at(-1) ?? null }
        if (hasStarted) emit({ kind: 'addresses', asked })
        else startupAsked = asked
        return
      }
      if (files.length === 0) return
      if (hasStarted) emit({ kind: 'files', files })
      else startupFiles = files
    },
    fileAt,
    upload,
    bodyOf: id => loads.bodyOf(id) ?? trends.bodyOf(id),
    remark,
    recentPaths: () => recent.list().map(({ path }) => path),
    pageClosed() {
      gathering.stopAll()
      hasStarted = false
      watch.stop()
      startupFiles = []
      startupAsked = null
      startupLink = null
    },
    close() {
      gathering.stopAll()
      loads.stopAll()
      watch.stop()
      trends.cancel()
      spooled.remove()
    },
  }
}

/** What the system hands over for an address of ours. */
export const LINK_SCHEME = 'flamewise'

function isLink(name: string): boolean {
  return name.startsWith(`${LINK_SCHEME}://`)
}
