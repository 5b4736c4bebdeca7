// Turning objects into bytes and back: often the same object twice.

import { NONE } from '../../profile/profile'
import { shortOf } from '../rule/wording'
import { begins, path, whole } from '../../names/patterns'
import { domainRule, type DomainFinding } from './domainRule'

/** Each of two ways to the same serializer must have this part of the weight to be called "twice". */
const MIN_TWICE_PART = 0.2
/** The two ways part at most so many frames below the serializer. */
const TWICE_REACH_FRAMES = 4

export const serialization = domainRule({
  id: 'serialization',
  title: 'Serialization',
  patterns: {
    level: 'high',
    names: [
      begins('JSON\\.(?:parse|stringify)', 'Builtins_Json(?:Parse|Stringify)', 'v8::internal::Json', 'encoding/(?:json|gob|xml)\\.'),
      whole('json\\.(?:dumps?|loads?|Marshal|Unmarshal)', 'msgpack\\w*', 'orjson', '_?pickle', 'Marshal\\.(?:dump|load)'),
      begins(
        '(?:com[./]fasterxml[./])?jackson[./]',
        '(?:com[./]google[./])?gson[./]',
        'Gson\\.',
        'google::protobuf',
        'proto\\.(?:Un)?[Mm]arshal',
      ),
      begins('serde(?:_json)?::', 'System\\.Text\\.Json', 'Newtonsoft'),
    ],
    files: [path('json/(?:encoder|decoder|__init__)\\.py$', '(?:orjson|msgpack|pickle)(?:\\.py$|/)')],
  },
  advice: ({ facts }) =>
    `Use a faster library${facts.runtime() === 'python' ? ' (orjson is 3–10× as fast as json)' : ''}, serialize once and cache the bytes, send fewer fields.`,
  remark: twiceRemark,
})

/** Two different ways from one function to the same serializer are most likely the same object, serialized twice. */
function twiceRemark({ facts, rest, nodes, value, boundary }: DomainFinding): string | null {
  const { tree } = facts
  const byEntry = new Map<number, number>()
  for (const node of nodes) byEntry.set(boundary[node], (byEntry.get(boundary[node]) ?? 0) + rest.self[node])
  const entries = [...byEntry].filter(([, weight]) => weight >= MIN_TWICE_PART * value).map(([entry]) => entry)
  for (const [place, entry] of entries.entries()) {
    for (const other of entries.slice(place + 1)) {
      const fork = tree.symbol[entry] === tree.symbol[other] ? commonCaller(entry, other) : NONE
      if (fork !== NONE) return `${shortOf(facts, tree.symbol[fork])} reaches it on two ways: the same data may be serialized twice.`
    }
  }
  return null

  function commonCaller(a: number, b: number): number {
    const callers = new Set(callersOf(a))
    return callersOf(b).find(node => callers.has(node)) ?? NONE
  }

  function callersOf(node: number): number[] {
    const callers: number[] = []
    for (let at = tree.parent[node]; at !== NONE && callers.length < TWICE_REACH_FRAMES; at = tree.parent[at]) callers.push(at)
    return callers.filter(at => facts.spine.isSpine[at] === 0)
  }
}
