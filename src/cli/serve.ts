// `flamewise serve`: the same app in a browser, for a remote shell, a container, or a machine without Electron's binary.

import { InvalidArgumentError } from 'commander'
import { version } from '../../package.json'
import { recordingsFolder } from '../node/record/recordingsFolder'
import { appDataFolder } from '../node/kept/appDataFolder'
import { serve as runServer } from '../serve/serve'
import { example, UsageError, type Command } from './command'
import { refuseCredentials } from './credentials'
import { printLines } from './output'

type Options = { readonly port: number; readonly open: boolean; readonly readOnly?: true }

export const serve: Command = (program, folders) => {
  program
    .command('serve')
    .summary('open the window in a browser')
    .description('Serves the window to a browser on this machine, and prints its address on the first line.')
    .argument('[files...]', 'profiles to open, or their addresses; two are a baseline and a current one; - reads standard input')
    .option('--port <number>', 'listen on this port instead of any free one', portNumber, 0)
    .option('--no-open', 'do not start a browser')
    .option('--read-only', 'open files only: nothing is fetched or recorded from the page')
    .addHelpText('after', example('flamewise serve --port 4000 --no-open cpu.pprof'))
    .action(async (files: readonly string[], { port, open, readOnly }: Options) => {
      refuseCredentials(files)
      const dataFolder = appDataFolder(process.env, process.platform)
      const kept = readOnly === true ? null : recordingsFolder(process.env, process.cwd())
      const order = { version, folders, dataFolder, recordingsFolder: kept, port, files, opensBrowser: open }
      try {
        await runServer(order, line => printLines([line]))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new UsageError(`port ${port} is taken`)
        throw error
      }
    })
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a port number.')
  return port
}
