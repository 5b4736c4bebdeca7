// Who allocates, or who keeps: the nearest own function of each sample of an allocation or heap profile, and what helps there.

import { formatCount, formatValue } from '../../base/quantity'
import { measureOf } from '../../analysis/measure'
import { isClassName } from '../../names/classNames'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { tinyBytes } from '../measures/memorySize'
import type { Said } from '../rule/draft'
import { defineRule, type Case } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { listText, shortOf } from '../rule/wording'
import { heaviestGroup, nearestOwn, partsBy, type Group } from '../measures/groups'

/** An allocator is never who allocates. */
const ALLOCATOR =
  /^(?:runtime\.(?:mallocgc\w*|newobject|makeslice\w*|growslice|makemap\w*|rawstring\w*)|_*(?:libc_)?(?:malloc|calloc|realloc|memalign|posix_memalign|aligned_alloc|strdup)|_?malloc_(?:zone|type)_\w+|operator new.*|(?:je|tc|mi)_?\w*alloc\w*|g_(?:malloc|realloc|strdup|slice_alloc)\w*|x(?:m|c|re)alloc|swift_(?:slow)?[aA]lloc\w*|_?objc_(?:rootAlloc\w*|alloc\w*)|class_createInstance|__rust_(?:alloc|realloc)\w*|<?(?:alloc|core|std|dhat|hashbrown|smallvec|bytes)(?:::| ).*|i?jl_(?:gc_\w+|\w*alloc\w*)|_?maybe_record_alloc_to_profile|GenericMemory|Array|Vector|Matrix)$/

/** What Go's runtime keeps of each goroutine and of each thread: made where nobody of the program stands in the stack, and never given back. */
const GO_RECORDS = [
  {
    names: /^runtime\.(?:malg|allgadd|newproc1|gfget)$/,
    title: 'Goroutines',
    each: 'goroutine',
    look: 'a goroutine profile shows where they stand',
  },
  {
    names: /^runtime\.(?:allocm|newm1?|newextram|oneNewExtraM)$/,
    title: 'Threads',
    each: 'thread',
    look: 'calls into C and of the system that block take a thread each',
  },
] as const

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
    kind: 'domain',
    reports: [id],
    repeats: true,
    limits: LIMITS,
    find(given, { minShare }) {
      const { facts, rest } = given
      if (facts.measure !== measure) return null
      const { tree, symbols } = facts
      // Go's exported functions are spelled like Java's classes.
      const isClass = (symbol: number) => facts.runtime() !== 'go' && isClassName(symbols.identity[symbol], facts.runtime() === 'jvm')
      const mayBe = (symbol: number) => !ALLOCATOR.test(symbols.name[symbol])
      const siteOf = (node: number) =>
        nearestOwn(facts, isClass(tree.symbol[node]) && tree.parent[node] !== NONE ? tree.parent[node] : node, mayBe)
      const group = heaviestGroup(facts, rest, siteOf)
      if (group === null || shareOf(facts, group.value) < minShare) return null
      return draftOf(id, given, group, isClass)
    },
  })
}

function draftOf(rule: 'allocation-site' | 'retained', { facts, rest }: Case, group: Group, isClass: (symbol: number) => boolean): Said {
  const { tree } = facts
  const { symbol, value } = group
  const name = titleOf(facts, symbol)
  const classes = partsBy(facts, rest, group, node => (isClass(tree.symbol[node]) ? node : NONE))
  const through = partsBy(facts, rest, group, node => (isClass(tree.symbol[node]) || tree.symbol[node] === symbol ? NONE : node))
  const callers = partsBy(facts, rest, group, node => callerOf(facts, node, symbol))
  const size = sizeOf(facts, group)
  const record = GO_RECORDS.find(({ names }) => names.test(name))
  const tiny = tinyBytes(facts)
  return {
    kind: 'domain',
    severity: severityOf(facts, value),
    title: `${record?.title ?? (rule === 'retained' ? 'Keeps memory' : 'Allocation')}: ${name}`,
    symbol,
    node: group.node,
    value,
    what: sentence([
      size === null ? null : sizeText(size),
      classes.length === 0 ? null : `it makes ${listText(facts, classes, value)}`,
      size === null && classes.length === 0 && through.length > 0 ? `made through ${listText(facts, through, value, 2)}` : null,
      callers.length === 0 ? null : `called by ${listText(facts, callers, value, 2)}`,
    ]),
    details: [
      ...(classes.length === 0 ? [] : [{ label: 'What', value: listText(facts, classes, value, 5) }]),
      ...(through.length === 0 ? [] : [{ label: 'Through', value: listText(facts, through, value, 5) }]),
      ...(callers.length === 0 ? [] : [{ label: 'Callers', value: listText(facts, callers, value, 5) }]),
      ...(size === null ? [] : [{ label: 'Bytes each', value: formatValue(size.each, 'bytes') }]),
    ],
    action:
      tiny !== null
        ? `Nothing has to be done: everything that this profile holds is ${formatValue(tiny, 'bytes')}. Profile it with a larger load, or for longer, if memory is the question.`
        : record === undefined
          ? adviceOf(rule, facts, shortOf(facts, symbol), size)
          : `These are the runtime's records of ${record.each}s, made once for the most that there were at a time: ${record.look}. Start fewer, by a limit or a pool.`,
    tradeOff: null,
    nodes: group.nodes,
    inherited: [],
  }
}

/** What is known, as one sentence. */
function sentence(parts: readonly (string | null)[]): string {
  const text = parts.filter(part => part !== null).join('; ')
  return text === '' ? 'Nothing is known of what calls it.' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function callerOf({ tree }: Facts, node: number, symbol: number): number {
  let at = node
  while (at !== NONE && tree.symbol[at] !== symbol) at = tree.parent[at]
  return at === NONE ? NONE : tree.parent[at]
}

type Size = { readonly bytes: number; readonly objects: number; readonly each: number }

/** Where the profile weighs bytes and counts objects: what one of them takes. A flight recording counts its samples, not the objects. */
function sizeOf({ profile, measure, tree, view, unit }: Facts, { nodes }: Group): Size | null {
  if (profile.meta.format.startsWith('jfr')) return null
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
    ? `one allocation of ${formatValue(each, 'bytes')}`
    : `${formatCount(count)} objects of ${formatValue(each, 'bytes')} each`
}

function isFewHuge(size: Size | null): boolean {
  return size !== null && size.objects <= FEW && size.each >= HUGE_BYTES
}

function adviceOf(rule: 'allocation-site' | 'retained', facts: Facts, name: string, size: Size | null): string {
  const isFew = isFewHuge(size)
  if (rule === 'retained')
    return isFew
      ? `Find out whether the size that ${name} takes is a setting, and has to be this large: it is a few large blocks.`
      : `Find out who keeps what ${name} makes, and whether that is bounded: a cache without a limit, a list that only grows, a listener that is never removed.`
  if (isFew) {
    const what =
      size?.objects === 1 ? 'one large allocation, made once, and pooling it' : 'a few large allocations, made once, and pooling them'
    return `Find out whether that size is a setting, and right: this is ${what} wins nothing.`
  }
  const pool: Readonly<Partial<Record<ReturnType<Facts['runtime']>, string>>> = {
    go: 'keep buffers in a sync.Pool, give slices and maps their capacity with make, write into a buffer that the caller passes',
    jvm: 'reuse buffers, give collections and StringBuilders their size, use primitive arrays instead of boxed values',
    python: 'use generators instead of lists, __slots__ for many small objects, and write into one buffer',
    ruby: 'reuse strings (<<), freeze literals, use each instead of map where the result is thrown away',
    dotnet: 'use ArrayPool and Span, give lists and dictionaries their capacity, avoid boxing',
  }
  return `Allocate less in ${name}: ${pool[facts.runtime()] ?? 'reuse what was allocated, give containers their size at once, make no temporaries inside loops'}.`
}
