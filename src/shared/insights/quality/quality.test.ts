import { expect, test } from 'vitest'
import { profileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import { stackView } from '../../analysis/stackView'
import { crowd, findingOf, findingsOf, said, shown } from '../../../testing/findings'
import { findInsights } from '../findInsights'
import { NO_CHANGES } from '../settings'

test('says that names are missing, with the command for the runtime at hand', () => {
  const native = crowd(700) + 'main;serve;[unknown] 200\nmain;serve;lookup;[libfoo.so] 100\n'
  expect(said(native)).toEqual(['medium wide-leaf serve', 'high missing-symbols serve'])
  expect(findingOf(native, 'missing-symbols').action).toContain('debug symbols')
  const node = crowd(700) + 'main;LazyCompile:*serve /srv/app.js:1:2;[unknown] 300\n'
  expect(findingOf(node, 'missing-symbols').action).toContain('--perf-basic-prof')
  expect(said(crowd(950) + 'main;serve;[unknown] 50\n')).toEqual([])
})

test('is at most half sure of a shape while a third of the names are missing', () => {
  expect(said(crowd(200) + 'main;score 450\nmain;serve;0x7f12ab 350\n')).toEqual([
    'medium multiple-peaks score',
    'medium wide-leaf score',
    'medium wide-leaf serve',
    'high missing-symbols serve',
  ])
})

test('says nothing of the code below a hundred samples, but how many it takes', () => {
  const few = shown(findingsOf(crowd(40) + 'main;score 40\n'))
  expect(few.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['low widest-own', 'medium few-samples'])
  expect(few[1].evidence).toBe('With 80 samples a 10 % share could be 3–17 %; to know it to 8–12 % takes 865.')
  expect(findingsOf('main;score 30\n').insights.at(-1)).toMatchObject({ rule: 'few-samples', severity: 'high' })
  expect(findingsOf(crowd(400)).insights).toMatchObject([{ rule: 'few-samples', severity: 'low' }])
  expect(findingsOf(crowd(4000)).insights).toEqual([])
})

/** Stacks of `depth` frames that begin with different functions. */
function cut(depth: number, weight: number): string {
  const frames = Array.from({ length: depth + 20 }, (_, i) => `f_${i}`)
  return [0, 1, 2, 3].map(from => `${frames.slice(from, from + depth - 1).join(';')};leaf_${from} ${weight / 4}\n`).join('')
}

test('sees stacks that are cut at a recorder’s limit', () => {
  expect(said(crowd(900) + cut(64, 100))).toContain('medium truncated-stacks')
  expect(said(crowd(900) + cut(70, 100)).join()).not.toContain('truncated')
  expect(said(crowd(970) + cut(64, 30)).join()).not.toContain('truncated')
})

test('sees stacks that lost their callers, and where they end', () => {
  const whole = 'main;serve;parse;scan 60\n'
  const broken = 'parse;scan 120\nparse;fold 60\n'
  expect(said(crowd(760) + whole + broken)).toContain('medium broken-stacks scan')
  expect(said(crowd(940) + whole).join()).not.toContain('broken')
})

test('says how much was waiting, and takes shares of the rest', () => {
  const idle = crowd(140) + 'main;score 60\nmain;loop;select;epoll_wait 800\n'
  expect(said(idle)).toEqual(['medium wide-leaf score', 'low idle epoll_wait'])
  expect(findingOf(idle, 'wide-leaf')).toMatchObject({ share: 0.06 })
  expect(findingOf(idle, 'wide-leaf').evidence).toContain('30.0 % ± 6.4 of the active 200 samples')
  expect(findingsOf(idle).activeShare).toBe(0.2)
})

test('gives what the profiler itself left on a stack to the function below it', () => {
  const marked = crowd(700) + 'main;scan 150\nmain;scan;runtime.asyncPreempt 150\n'
  expect(said(marked)).toEqual(['medium wide-leaf scan'])
  expect(findingOf(marked, 'wide-leaf')).toMatchObject({ value: 300 })
})

test('warns of deep recursion from a twentieth on, and of a tower of wrappers', () => {
  const deep = `main;${Array(60).fill('descend').join(';')};leaf 120\n`
  expect(said(crowd(2000) + deep)).toEqual(['low deep-recursion descend'])
  const tower = crowd(2000, `main;${Array.from({ length: 16 }, (_, i) => `org.framework.web.Filter${i}.apply`).join(';')}`)
  expect(said(tower)).toEqual(['low wrapper-tower org.framework.web.Filter15.apply'])
  const towerOf = (frames: readonly string[]) => findingOf(crowd(2000, frames.join(';')), 'wrapper-tower').evidence
  expect(towerOf(Array(16).fill('next'))).toContain('; all have one name.')
  expect(towerOf(Array(8).fill('next;call'))).toContain('; only 2 names are among them.')
})

/** One function under `main` with `share` of 1,000 samples, of a sample type with this name and unit. */
function profileWith(name: string, unit: string, weight: number, leaf: string): Profile {
  const builder = profileBuilder('test')
  builder.sampleType({ name, unit, weight: null, event: null })
  const frame = (text: string) => builder.frame(builder.fn({ name: text }), NONE, NONE, frameFlags('unknown'))
  const main = builder.stack(NONE, frame('main'))
  const at = [leaf, ...Array.from({ length: 20 }, (_, i) => `other_${i}`)].map(text => builder.stack(main, frame(text)))
  at.forEach((stack, i) => {
    for (let n = i === 0 ? 400 : 30; n > 0; n--) builder.weigh(builder.sample(stack), 0, weight)
  })
  return builder.finish()
}

test('counts samples, not nanoseconds, when it says how sure it is', () => {
  const report = findInsights(
    profileWith('cpu', 'nanoseconds', 10_000_000, 'score'),
    stackView(profileWith('cpu', 'nanoseconds', 10_000_000, 'score'), 0),
    0,
    { rules: NO_CHANGES },
  )
  expect(report.sampleCount).toBe(1000)
  expect(shown(report)[0].evidence).toContain('40.0 % ± 3.0 of all 10.0 s (1,000 samples)')
})

test('takes waiting for the subject where the profile measures waiting', () => {
  const profile = profileWith('wall', 'nanoseconds', 10_000_000, 'Object.wait')
  const cpu = profileWith('cpu', 'nanoseconds', 10_000_000, 'Object.wait')
  expect(findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES, measure: 'off-cpu' }).activeShare).toBe(1)
  expect(findInsights(cpu, stackView(cpu, 0), 0, { rules: NO_CHANGES }).activeShare).toBe(0.6)
  expect(findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES })).toMatchObject({ measure: 'wall', activeShare: 0.6 })
  const locked = profileWith('wall', 'nanoseconds', 10_000_000, 'pthread_mutex_lock')
  expect(findInsights(locked, stackView(locked, 0), 0, { rules: NO_CHANGES }).insights).toMatchObject([{ rule: 'waiting' }])
})

test('remarks that V8 gave up the optimised code of a hot function, and why', () => {
  const callFrame = (functionName: string) => ({ functionName, scriptId: '1', url: 'file:///srv/app.js', lineNumber: 3, columnNumber: 1 })
  const leaves = Array.from({ length: 20 }, (_, i) => ({ id: i + 3, callFrame: callFrame(`step_${i}`), children: [] }))
  const nodes = [
    { id: 1, callFrame: callFrame('(root)'), children: [2, ...leaves.map(({ id }) => id)] },
    { id: 2, callFrame: callFrame('parse'), children: [], deoptReason: 'wrong map' },
    ...leaves,
  ]
  const samples = Array.from({ length: 2000 }, (_, i) => (i % 5 === 0 ? 2 : 3 + (i % 20)))
  const profile = { nodes, startTime: 0, endTime: 2_000_000, samples, timeDeltas: samples.map(() => 1000) }
  expect(findingOf(JSON.stringify(profile), 'deopt').evidence).toContain('V8 gave up its optimised code for parse: wrong map')
})

test('threads without work do not hide what the others do', () => {
  const pool = 'start_thread;pool_loop;pthread_cond_wait 900\n'
  const first = (input: string) => findingsOf(input).insights[0].rule
  expect(first(pool + 'main;merge 60\nmain;poll 40\n')).toBe('widest-own')
  expect(first('start_thread;pool_loop;pthread_cond_wait 500\nmain;merge 20\nmain;poll 480\n')).toBe('idle')
  expect(first('swapper;do_idle 900\nmain;merge 60\nmain;poll 40\n')).toBe('idle')
})

test('events that a program wrote itself have lost nothing, wherever they begin', () => {
  const events = [
    { ph: 'X', pid: 1, tid: 1, name: 'order', ts: 0, dur: 100 },
    { ph: 'X', pid: 1, tid: 1, name: 'tax', ts: 50, dur: 100 },
  ]
  expect(said(JSON.stringify({ traceEvents: events })).join()).not.toContain('broken-stacks')
  expect(said('order;tax 50\norder 50\ntax 50\n'.repeat(20)).join()).toContain('broken-stacks')
})

test('a loader without a name below the way in has lost nobody’s callers', () => {
  expect(said('0x1;start;main;scan 700\n0x1;start;main;fold 300\n').join()).not.toContain('broken-stacks')
  expect(said('shop;0x1;scan 700\nshop;0x1;fold 300\n').join()).toContain('broken-stacks')
})

test('of a profile that only waits it is not said how sure a tenth would be', () => {
  const waiting = findingOf('worker;poll 200\n', 'few-samples')
  expect(waiting.title).toBe('Only 0 samples were active')
  expect(waiting.evidence).toContain('Nothing can be said of what the program computes.')
})
