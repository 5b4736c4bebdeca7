// Who allocates, or who keeps: the nearest own function of each sample of an allocation or heap profile, and what helps there.

import { formatCount, formatShare, formatValue } from '../../base/quantity'
import { measureOf } from '../../analysis/measure'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { defineRule, type Case, type Draft } from '../rule'
import { severityOf } from '../severity'
import { listText, MEASURE_AGAIN, measuredText } from '../wording'
import { heaviestGroup, nearestOwn, partsBy, type Group } from './groups'

/** What was allocated, where the last frame is no function: an array or a class. */
const CLASS =
  /\[\](?:_\[[ik]\])?$|^\[[BCSIJFDZL]|^L?(?:[a-z][\w$]*[./])+[A-Z][\w$]*;?(?:_\[[ik]\])?$|^System\.(?:[A-Z]\w*\.)*(?:String|Object|Byte|Int32|Char)$/
/** An allocator is never who allocates. */
const ALLOCATOR =
  /^(?:runtime\.(?:mallocgc\w*|newobject|makeslice\w*|growslice|makemap\w*|rawstring\w*)|(?:__libc_)?(?:malloc|calloc|realloc)|operator new.*|g_malloc\w*|xmalloc)$/

/** Fewer, each this large, were made on purpose. */
const FEW = 100
const HUGE_BYTES = 1 << 20

const LIMITS = {
  /** Below a tenth there is too little to win. */
  minShare: 0.1,
}

export const allocationSite = siteRule('allocation-site', 'alloc')
export const retained = siteRule('retained', 'in-use')

function siteRule(id: 'allocation-site' | 'retained', measure: 'alloc' | 'in-use') {
  return defineRule({
    id,
    kind: 'domain',
    repeats: true,
    limits: LIMITS,
    find(given, { minShare }) {
      const { facts, rest } = given
      if (facts.measure !== measure) return null
      const { tree, symbols } = facts
      const isClass = (symbol: number) => CLASS.test(symbols.identity[symbol])
      const mayBe = (symbol: number) => !ALLOCATOR.test(symbols.name[symbol])
      const siteOf = (node: number) =>
        nearestOwn(facts, isClass(tree.symbol[node]) && tree.parent[node] !== NONE ? tree.parent[node] : node, mayBe)
      const group = heaviestGroup(facts, rest, siteOf)
      if (group === null || shareOf(facts, group.value) < minShare) return null
      return draftOf(id, given, group, isClass)
    },
  })
}

function draftOf(rule: 'allocation-site' | 'retained', { facts, rest }: Case, group: Group, isClass: (symbol: number) => boolean): Draft {
  const { tree } = facts
  const { symbol, value } = group
  const name = titleOf(facts, symbol)
  const classes = partsBy(facts, rest, group, node => (isClass(tree.symbol[node]) ? node : NONE))
  const through = partsBy(facts, rest, group, node => (isClass(tree.symbol[node]) || tree.symbol[node] === symbol ? NONE : node))
  const callers = partsBy(facts, rest, group, node => callerOf(facts, node, symbol))
  const size = sizeOf(facts, group)
  const what = classes.length > 0 ? `: ${listText(facts, classes, value)}` : ''
  const each = size === null ? '' : ` ${sizeText(size)}`
  return {
    rule,
    kind: 'domain',
    severity: severityOf(facts, value),
    title:
      rule === 'retained'
        ? `${name} keeps ${formatShare(shareOf(facts, value))}`
        : `${name} allocates ${formatShare(shareOf(facts, value))}`,
    symbol,
    node: group.node,
    value,
    evidence: `${name} ${rule === 'retained' ? 'holds' : 'allocates'} ${measuredText(facts, value)}${what}.${each}`,
    details: [
      ...(classes.length === 0 ? [] : [{ label: 'What', value: listText(facts, classes, value, 5) }]),
      ...(through.length === 0 ? [] : [{ label: 'Through', value: listText(facts, through, value, 5) }]),
      ...(callers.length === 0 ? [] : [{ label: 'Callers', value: listText(facts, callers, value, 5) }]),
      ...(size === null ? [] : [{ label: 'Bytes each', value: formatValue(size.each, 'bytes') }]),
    ],
    action: `${adviceOf(rule, facts, name, size)} ${MEASURE_AGAIN}`,
    tradeOff: null,
    nodes: group.nodes,
    inherited: [],
  }
}

function callerOf({ tree }: Facts, node: number, symbol: number): number {
  let at = node
  while (at !== NONE && tree.symbol[at] !== symbol) at = tree.parent[at]
  return at === NONE ? NONE : tree.parent[at]
}

type Size = { readonly bytes: number; readonly objects: number; readonly each: number }

/** Where the profile weighs bytes and counts objects: what one of them takes. */
function sizeOf({ profile, measure, tree, view, unit }: Facts, { nodes }: Group): Size | null {
  const type = (wanted: string) =>
    profile.meta.sampleTypes.findIndex((each, at) => each.unit === wanted && measureOf(profile, at) === measure)
  const [bytesType, objectsType] = [type('bytes'), type('count')]
  if (bytesType === -1 || objectsType === -1 || (unit !== 'bytes' && unit !== 'count')) return null
  const isOfGroup = new Uint8Array(tree.length)
  for (const node of nodes) isOfGroup[node] = 1
  const { stack, values } = profile.samples
  let bytes = 0
  let objects = 0
  for (let row = 0; row < stack.length; row++) {
    const node = stack[row] === NONE ? NONE : tree.nodeOfStack[stack[row]]
    if (node === undefined || node === NONE || isOfGroup[node] === 0 || view.self[stack[row]] === 0) continue
    bytes += values[bytesType][row]
    objects += values[objectsType][row]
  }
  return objects > 0 && bytes > 0 ? { bytes, objects, each: bytes / objects } : null
}

function sizeText({ objects, each }: Size): string {
  const count = Math.round(objects)
  return count === 1
    ? `It is one allocation of ${formatValue(each, 'bytes')}.`
    : `${formatCount(count)} objects of ${formatValue(each, 'bytes')} each.`
}

function isFewHuge(size: Size | null): boolean {
  return size !== null && size.objects <= FEW && size.each >= HUGE_BYTES
}

function adviceOf(rule: 'allocation-site' | 'retained', facts: Facts, name: string, size: Size | null): string {
  const isFew = isFewHuge(size)
  if (rule === 'retained')
    return isFew
      ? `${name} made it as a few large blocks: is their size a setting, and does it have to be this large?`
      : `Find out who keeps what ${name} makes, and whether that is bounded: a cache without a limit, a list that only grows, a listener that is never removed.`
  if (isFew) return `A few large allocations, made once: is their size a setting, and is it right? Nothing is won by pooling them.`
  const pool: Readonly<Partial<Record<ReturnType<Facts['runtime']>, string>>> = {
    go: 'keep buffers in a sync.Pool, give slices and maps their capacity with make, write into a buffer that the caller passes',
    jvm: 'reuse buffers, give collections and StringBuilders their size, use primitive arrays instead of boxed values',
    python: 'use generators instead of lists, __slots__ for many small objects, and write into one buffer',
    ruby: 'reuse strings (<<), freeze literals, use each instead of map where the result is thrown away',
    dotnet: 'use ArrayPool and Span, give lists and dictionaries their capacity, avoid boxing',
  }
  return `Allocate less in ${name}: ${pool[facts.runtime()] ?? 'reuse what was allocated, give containers their size at once, make no temporaries inside loops'}.`
}
