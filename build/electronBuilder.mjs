// What electron-builder makes of the built program, on each system. `npm run dist` runs it; the release workflow does so on three systems.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_TYPES } from './fileTypes.mjs'

/** Installed under this name everywhere; the file associations and the window's class are told by it. */
const EXECUTABLE = 'flamewise'

/** The first Electron with a fuse for it; an older binary cannot be told. */
const FILE_PRIVILEGES_SINCE = 29

/**
 * `electronDist`: a folder with an unpacked Electron to pack instead of a downloaded one, or null.
 * @param {{ electronDist: string | null, electronVersion: string }} runtime
 */
export function electronBuilder({ electronDist, electronVersion }) {
  return {
    appId: 'dev.flamewise.app',
    productName: 'Flamewise',
    copyright: 'Copyright © The Flamewise developers',
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    directories: { buildResources: 'build', output: 'dist' },
    // The built files alone: everything that runs is bundled into them.
    files: [
      'package.json',
      'LICENSE',
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      'out/THIRD_PARTY_NOTICES.md',
      'examples/**',
      '!node_modules',
    ],
    asar: true,
    npmRebuild: false,
    // The page that Electron shows when it is started with no program.
    afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'default_app.asar'), { recursive: true, force: true }),
    electronLanguages: ['en-US'],
    // Nothing may turn the program into another one: no Node, no debugger, no code but what is in the archive.
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      ...(Number.parseInt(electronVersion) < FILE_PRIVILEGES_SINCE ? {} : { grantFileProtocolExtraPrivileges: false }),
    },
    fileAssociations: FILE_TYPES.map(({ name, mimeType, extensions }) => ({
      name,
      mimeType,
      // A system knows files by what stands behind the last dot.
      ext: extensions.filter(extension => !extension.includes('.')),
      role: /** @type {const} */ ('Viewer'),
      rank: /** @type {const} */ ('Alternate'),
    })),
    linux: { target: ['AppImage'], executableName: EXECUTABLE, category: 'Development', icon: 'icons', syncDesktopName: true },
    mac: {
      target: /** @type {('dmg' | 'zip')[]} */ (['dmg', 'zip']),
      category: 'public.app-category.developer-tools',
      icon: 'icon.icns',
      hardenedRuntime: true,
    },
    win: { target: ['nsis'], icon: 'icon.ico', executableName: EXECUTABLE },
    // Associations on Windows are written for all users only.
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
    publish: null,
  }
}
