// `flamewise [FILE…]`: the desktop window, or the same window in a browser where the desktop one cannot open.

import { existsSync } from 'node:fs'
import { version } from '../../package.json'
import { recordingsFolder } from '../node/record/recordingsFolder'
import { appDataFolder } from '../node/kept/appDataFolder'
import { STDIN_NAME } from '../node/bytes/source'
import { isAddress } from '../node/sources/isAddress'
import { UsageError, type Command } from './command'
import { refuseCredentials } from './credentials'
import { openDesktop } from './desktop'
import { printLines, printRemark } from './output'

export const open: Command = (program, folders) => {
  program
    .argument(
      '[files...]',
      'profiles to open in the window, or their addresses; two are a baseline and a current one; - reads standard input',
    )
    .action(async (files: readonly string[]) => {
      refuseCredentials(files)
      // A window that opens only to say so would hide a mistyped command.
      const missing = files.find(file => file !== STDIN_NAME && !isAddress(file) && !existsSync(file))
      if (missing !== undefined) throw new UsageError(`${missing}: no such file or command; flamewise --help lists the commands`)
      const end = await openDesktop(folders.root, files, printRemark)
      if (end.kind === 'closed') {
        process.exitCode = end.exitCode
        return
      }
      // To standard error: the first line of standard output is the address, as `serve` has it.
      printRemark(`${end.why}, so the window opens in a browser instead of Electron (${end.remedy})`)
      const { serve } = await import('../serve/serve')
      const dataFolder = appDataFolder(process.env, process.platform)
      const kept = recordingsFolder(process.env, process.cwd())
      await serve({ version, folders, dataFolder, recordingsFolder: kept, port: 0, files, opensBrowser: true }, line => printLines([line]))
    })
}
