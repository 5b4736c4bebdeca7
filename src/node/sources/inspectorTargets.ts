// What an inspector's port has: a Node process, or the pages, workers and parts of a browser; and which of them is meant.

import { textOf } from '../../shared/base/utf8'
import type { SourceRequest } from '../../shared/host/profileSource'
import { download, get } from './download'
import { urlOf } from './urlOf'

export type InspectedTarget = {
  readonly socket: string
  /** Empty where the list has none. */
  readonly id: string
  /** `node`, `page`, `service_worker` … */
  readonly type: string
  readonly title: string
  readonly url: string
}

/** As `/json/list` has them; none where something else answers there. Throws a SourceFault where nothing does. */
export async function targetsAt(base: URL, request: Omit<SourceRequest, 'address'>): Promise<readonly InspectedTarget[]> {
  const parts: Uint8Array[] = []
  for await (const chunk of download(get(new URL('/json/list', base)), { ...request, address: base, onProgress: () => undefined }))
    parts.push(chunk.slice())
  return targetsIn(textOf(Buffer.concat(parts)))
}

function targetsIn(json: string): readonly InspectedTarget[] {
  let list: unknown
  try {
    list = JSON.parse(json)
  } catch {
    return []
  }
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('webSocketDebuggerUrl' in entry)) return []
    const fields: Readonly<Record<string, unknown>> = { ...entry }
    const textOfField = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
    const socket = textOfField('webSocketDebuggerUrl')
    if (urlOf(socket) === null) return []
    return [{ socket, id: textOfField('id'), type: textOfField('type'), title: textOfField('title'), url: textOfField('url') }]
  })
}

/** What a person means by a program; a browser has parts of its own beside its pages. */
const PROGRAMS: ReadonlySet<string> = new Set(['node', 'page'])

/** `wanted`: a part of its title or address, or its whole id. */
export function chosenTarget(there: readonly InspectedTarget[], wanted: string): InspectedTarget | undefined {
  const found = there.filter(({ id, title, url }) => id === wanted || `${title} ${url}`.toLowerCase().includes(wanted.toLowerCase()))
  return found.find(({ type }) => PROGRAMS.has(type)) ?? found[0]
}

/** The shortest-lived last: what tells this target from the others there, empty where nothing is needed. */
export function wordsFor(target: InspectedTarget, there: readonly InspectedTarget[]): string {
  // A page's address is the same the next time, an id is not.
  return ['', target.url, target.title, target.id].find(words => chosenTarget(there, words) === target) ?? target.id
}

const MAX_NAMED = 8

export function whyNone(there: readonly InspectedTarget[], wanted: string): string {
  if (there.length === 0) return 'no inspector: start the program with node --inspect, and name its port'
  const names = there.slice(0, MAX_NAMED).map(({ title, url }) => (title === '' ? url : title))
  return `nothing there is called ${wanted}; there are ${names.join(', ')}`
}
