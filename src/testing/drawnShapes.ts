// Shapes of flame graphs drawn as folded stacks, and samples one by one, for tests of what is found in them.

import { profileBuilder } from '../shared/profile/builder'
import { frameFlags, NONE, type Profile } from '../shared/profile/profile'
import { crowd } from './findings'

export function chain(name: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${name}_${i}`).join(';')
}

/** Sixteen ways above a function, three frames each. */
export function ways(stack: string, weight: number, frames = 3): string {
  const above = (way: number) => ['x', 'y', 'z'].slice(0, frames).map(name => `;${name}_${way}`)
  return Array.from({ length: 16 }, (_, way) => `${stack}${above(way).join('')} ${weight / 16}\n`).join('')
}

export const walks = (stack: string, weight: number) => `main;walk;walk;walk;walk${stack} ${weight}\n`
export const corridor = `main;${chain('pass', 9)};parse`
export const loop = (weights: readonly number[], own: number, stack = 'main;batch') =>
  `${stack} ${own}\n${weights.map((weight, i) => `${stack};callee_${i} ${weight}\n`).join('')}`
export const middle = (callers: readonly number[]) => callers.map((weight, i) => ways(`main;caller_${i};resolve`, weight)).join('')
export const single = `${ways('main;serve;report', 480)}${ways('main;admin;report', 32)}main;serve;search 64\nmain;serve;list 32\n`
export const peaks = (...weights: readonly number[]) =>
  `${crowd(1024 - weights.reduce((sum, weight) => sum + weight, 0))}${weights.map((weight, i) => `main;way_${i};peak_${i} ${weight}\n`).join('')}`
export const owns = (...weights: readonly number[]) =>
  weights
    .map((weight, i) => ways(`main;own_${i}`, weight).replaceAll('x_', `x${i}_`).replaceAll('y_', `y${i}_`).replaceAll('z_', `z${i}_`))
    .join('')
export const cut = (depth: number, roots: number, weight: number) =>
  Array.from(
    { length: roots },
    (_, from) => `${Array.from({ length: depth }, (__, i) => `f_${from + i}`).join(';')} ${weight / roots}\n`,
  ).join('')
/** `own`: of the middle one. */
export const tower = (frames: number, own = 0) => {
  const wrappers = Array.from({ length: frames }, (_, i) => `org.framework.web.Filter${i}.apply`)
  const middle = `main;${wrappers.slice(0, frames / 2).join(';')}`
  return `${crowd(1024 - own, `main;${wrappers.join(';')}`)}${own === 0 ? '' : `${middle} ${own}\n`}`
}

export type Recorded = { readonly stack: string; readonly weight?: number; readonly labels?: Readonly<Record<string, string>> }

/** Samples one by one, in order of time, or summed up by stack. */
export function recorded(rows: readonly Recorded[], notes: Readonly<Record<string, number>> = {}, isTimed = true): Profile {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const frame = (name: string) => builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('unknown'))
  for (const [place, { stack, weight = 1_000_000, labels = {} }] of rows.entries()) {
    const at = stack.split(';').reduce<number>((parent, name) => builder.stack(parent, frame(name)), NONE)
    const set = builder.labelSet(Object.entries(labels).map(([key, text]) => ({ key, text })))
    builder.weigh(builder.sample(at, { labelSet: set, ...(isTimed ? { timeNs: place * 1_000_000 } : {}) }), 0, weight)
  }
  const profile = builder.finish()
  return { ...profile, meta: { ...profile.meta, notes: Object.entries(notes).map(([what, count]) => ({ what, count, where: null })) } }
}

/** One sample in sixteen weighs so many times what the others do. */
export const uneven = (times: number) =>
  recorded(Array.from({ length: 16 }, (_, i) => ({ stack: `main;step_${i}`, weight: i === 0 ? times * 1001.5 : 1001.5 })))
/** Kish's number of samples. */
export const decidingOf = (times: number) => (15 + times) ** 2 / (15 + times ** 2)

type Allocated = { readonly stack: string; readonly bytes: number; readonly objects: number }

/** Memory by who made it: bytes and objects. `kept`: what lives, not what was made since the start. */
export function allocated(rows: readonly Allocated[], kept = false): Profile {
  const builder = profileBuilder('pprof')
  const [space, count] = kept ? ['inuse_space', 'inuse_objects'] : ['alloc_space', 'alloc_objects']
  builder.sampleType({ name: space, unit: 'bytes', weight: null, event: null })
  builder.sampleType({ name: count, unit: 'count', weight: null, event: null })
  const frame = (name: string) => builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('unknown'))
  for (const { stack, bytes, objects } of rows) {
    const at = stack.split(';').reduce<number>((parent, name) => builder.stack(parent, frame(name)), NONE)
    const sample = builder.sample(at)
    builder.weigh(sample, 0, bytes)
    builder.weigh(sample, 1, objects)
  }
  return builder.finish()
}

/** How often something happened, by where. */
export function counted(name: string, rows: Readonly<Record<string, number>>): Profile {
  const builder = profileBuilder('test')
  builder.sampleType({ name, unit: 'count', weight: null, event: null })
  const frame = (text: string) => builder.frame(builder.fn({ name: text }), NONE, NONE, frameFlags('unknown'))
  for (const [stack, count] of Object.entries(rows)) {
    const at = stack.split(';').reduce<number>((parent, text) => builder.stack(parent, frame(text)), NONE)
    builder.weigh(builder.sample(at), 0, count)
  }
  return builder.finish()
}
