// Profiles are pushed to a Pyroscope server as its agents do it, and taken as a server does: push.v1.PusherService, in the Connect protocol's JSON.

import { foldedLines } from './foldedLines'
import { isRecord } from '../shared/base/json'
import { pprofOf, Refusal, type Pushed } from './pyroscopeStore'
import { profileOf } from './reading'

export const PUSH_PATH = '/push.v1.PusherService/Push'
/** So many at once stay below what a server takes of one client in a second. */
const AT_ONCE = 100
/** Of a profiler that takes a hundred samples a second. */
const PERIOD_NS = 10_000_000

/** `base`: `http://HOST:4040`. */
export async function pushTo(base: string, pushed: readonly Pushed[]): Promise<void> {
  for (let at = 0; at < pushed.length; at += AT_ONCE) {
    const body = JSON.stringify({ series: pushed.slice(at, at + AT_ONCE).map(seriesOf) })
    const answer = await fetch(base + PUSH_PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  }
}

function seriesOf({ timeMs, type, labels, stacks }: Pushed): unknown {
  const about = [`time ${timeMs}000000`, `period ${PERIOD_NS}`]
  const rawProfile = Buffer.from(pprofOf(type, new Map(Object.entries(stacks)), about)).toString('base64')
  const all = { __name__: type.slice(0, type.indexOf(':')), ...labels }
  return { labels: Object.entries(all).map(([name, value]) => ({ name, value })), samples: [{ rawProfile }] }
}

/** What a request holds. */
export function pushedIn(body: Uint8Array): readonly Pushed[] {
  const request: unknown = JSON.parse(new TextDecoder().decode(body))
  return listIn(request, 'series').flatMap(series => {
    const all = new Map(listIn(series, 'labels').map(label => [textIn(label, 'name'), textIn(label, 'value')]))
    const name = all.get('__name__')
    if (name === undefined) throw new Refusal(400, 'invalid_argument', 'profile has no __name__')
    all.delete('__name__')
    return listIn(series, 'samples').map((sample): Pushed => {
      const bytes = new Uint8Array(Buffer.from(textIn(sample, 'rawProfile'), 'base64'))
      const profile = profileOf(bytes)
      const { meta } = profile
      const [{ name: of, unit }] = meta.sampleTypes
      const type = [name, of, unit, meta.period?.type ?? '', meta.period?.unit ?? ''].join(':')
      const stacks = foldedLines(profile, meta.defaultSampleType).map(line => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ])
      // Nanoseconds since 1970 are more than a number holds exactly.
      return { timeMs: Math.round(meta.startMs ?? 0), type, labels: Object.fromEntries(all), stacks: Object.fromEntries(stacks) }
    })
  })
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

function textIn(value: unknown, name: string): string {
  const text = isRecord(value) ? value[name] : undefined
  return typeof text === 'string' ? text : ''
}
