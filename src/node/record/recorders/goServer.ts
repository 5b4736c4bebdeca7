// A Go program that serves its own profiles (net/http/pprof): asked at the port that it listens on, so that nothing has to be installed.

import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { fail, ok } from '../../../shared/base/result'
import { addressed, addressSource, LIMITS } from '../../sources/address'
import { download, get } from '../../sources/download'
import { NO_SECRETS } from '../../sources/secrets'
import { SourceFault } from '../../sources/sourceError'
import { listeningPorts } from '../listening'
import { DEFAULT_SECONDS, type Recorder } from '../recorder'

/** Who serves profiles answers a question about its own command line at once. */
const PROBE_LIMITS = { ...LIMITS, answerS: 2, maxBytes: 64 * 1024 }

export const goServer: Recorder = {
  id: 'go',
  title: "the program's own profiles over HTTP",
  takes: ({ kind, runtime }) => kind === 'running' && runtime === 'go',
  async plan({ target, options, output }) {
    const port = target.kind === 'running' ? await servingPort(target.pid) : null
    if (port === null) return fail('the program serves no /debug/pprof/ (import _ "net/http/pprof")')
    const address = `http://127.0.0.1:${port}/debug/pprof/profile?seconds=${Math.ceil(options.seconds ?? DEFAULT_SECONDS)}`
    return ok({
      commands: [['GET', address]],
      extension: '.pb.gz',
      async run({ stop, onSecondsLeft }) {
        const source = addressSource(addressed(address), {
          secrets: NO_SECRETS,
          limits: LIMITS,
          signal: stop,
          onProgress: progress => {
            if (progress.kind === 'recording') onSecondsLeft(progress.leftS)
          },
        })
        try {
          await pipeline(source.chunks, createWriteStream(output))
          return ok(null)
        } catch (error) {
          if (error instanceof SourceFault) return fail(faultText(error))
          throw error
        }
      },
    })
  },
}

function faultText({ error, message }: SourceFault): string {
  const isGone = error.kind === 'cut-short' || (error.kind === 'unreachable' && error.code === 'ECONNRESET')
  return isGone ? 'the program ended while it was recorded' : message
}

async function servingPort(pid: number): Promise<number | null> {
  for (const port of listeningPorts(pid)) {
    const order = get(new URL(`http://127.0.0.1:${port}/debug/pprof/cmdline`))
    const request = {
      address: order.url,
      secrets: NO_SECRETS,
      limits: PROBE_LIMITS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }
    try {
      for await (const chunk of download(order, request)) void chunk
      return port
    } catch {
      // Something else listens there.
    }
  }
  return null
}
