// `flamewise mcp`: the tools of an assistant, over standard input and output.

import { version } from '../../package.json'
import { profileReader } from '../mcp/profileReader'
import { serveAssistant } from '../mcp/server'
import { STDIN_NAME } from '../node/bytes/source'
import { example, UsageError, type Command } from './command'
import { printRemark } from './output'

export const mcp: Command = (program, { loadWorker }) => {
  program
    .command('mcp')
    .summary('answer an assistant')
    .description(
      'Speaks the Model Context Protocol on standard input and output, so that an assistant can ask about profiles (docs/assistants.md).',
    )
    .argument('[files...]', 'profiles that can be asked about at once; others the assistant opens by their path')
    .addHelpText('after', example('flamewise mcp cpu.pprof'))
    .action(async (files: readonly string[]) => {
      if (files.includes(STDIN_NAME)) throw new UsageError('mcp reads the protocol on standard input: name a file')
      await serveAssistant({ version, files, read: profileReader(loadWorker), remark: printRemark })
    })
}
