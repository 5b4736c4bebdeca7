import { expect, test } from 'vitest'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { profileBuilder } from '../profile/builder'
import { NO_CHANGES } from '../insights/settings'
import { insightLines } from '../report/insightsText'
import { findings, ruleSettings } from './findings'
import { everything, selected } from './selected'

/** CPU samples of one function, and waits of another of so many ms each. */
function twoMeasures(samples: number, waits: number, waitMs: number, stack: readonly string[]): Profile {
  const builder = profileBuilder('jfr')
  builder.sampleType({ name: 'cpu', unit: 'samples', weight: null, event: null })
  builder.sampleType({ name: 'lock-ns', unit: 'nanoseconds', weight: null, event: null })
  const stackOf = (names: readonly string[]) =>
    names.reduce((below, name) => builder.stack(below, builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('jit'))), NONE)
  const working = stackOf(['java.lang.Thread.run', 'shop.Cart.total'])
  const waiting = stackOf(stack)
  for (let n = 0; n < samples; n++) builder.weigh(builder.sample(working), 0, 1)
  for (let n = 0; n < waits; n++) builder.weigh(builder.sample(waiting), 1, waitMs * 1e6)
  const profile = builder.finish()
  return { ...profile, meta: { ...profile.meta, durationNs: 10e9 } }
}

const APPENDER = ['java.lang.Thread.run', 'shop.Log.write', 'java.util.concurrent.locks.ReentrantLock.lock']

function report(profile: Profile, rules = NO_CHANGES) {
  return findings(selected({ kind: 'recording', profile }, everything(0)), rules)
}

test('that threads waited for each other comes before what the CPU did', () => {
  const found = report(twoMeasures(400, 200, 300, APPENDER))
  expect(found.insights[0].title).toBe('CPU time is not the problem: threads were blocked for 1.00 min in 10.0 s, all at shop.Log.write')
  expect(found.insights[0].action).toContain('--sample-type lock-ns')
  expect(found.insights[1]).toMatchObject({ functionName: 'shop.Cart.total', weight: { share: 1 } })
  expect(insightLines(found, { columns: 100, showsWhy: false }).join(' ')).toContain('all at shop.Log.write · high')
})

test('many waits speak where there are few samples', () => {
  expect(report(twoMeasures(50, 1500, 1, APPENDER)).insights[0].rule).toBe('other-measure')
})

test('little waiting, and pools without work, are no problem', () => {
  expect(report(twoMeasures(400, 20, 300, APPENDER)).insights[0].rule).toBe('wide-leaf')
  const pool = ['java.lang.Thread.run', 'java.util.concurrent.ThreadPoolExecutor.getTask', 'java.util.concurrent.LinkedBlockingQueue.take']
  expect(report(twoMeasures(400, 200, 300, pool)).insights[0].rule).toBe('wide-leaf')
})

test.each([
  ['an agent’s scheduler', ['java.lang.Thread.run', 'acme.agent.Scheduler$Worker.run', 'java.util.concurrent.DelayQueue.take']],
  [
    'a consumer of a queue that a library of others keeps',
    ['java.lang.Thread.run', 'acme.Writer.run', 'acme.Writer.runDutyCycle', 'acme.Writer.consumeFromQueue', 'jctools.MpscArrayQueue.poll'],
  ],
  [
    'a pool of the program’s own',
    ['java.lang.Thread.run', 'acme.Pool$Worker.run', 'acme.Pool.nextTask', 'java.util.concurrent.locks.ConditionObject.await'],
  ],
])('%s without work is no problem', (_, stack) => {
  const park = [...stack, 'java.util.concurrent.locks.LockSupport.park', 'jdk.internal.misc.Unsafe.park']
  expect(report(twoMeasures(400, 200, 300, park)).insights[0].rule).toBe('wide-leaf')
})

test('a request that waits for a connection of a pool is one', () => {
  const request = [
    'java.lang.Thread.run',
    'acme.OrderController.list',
    'acme.Orders.load',
    'acme.Pool.borrow',
    'java.util.concurrent.SynchronousQueue.poll',
  ]
  expect(report(twoMeasures(400, 200, 300, request)).insights[0].title).toContain('all at acme.Pool.borrow')
})

test('it can be switched off by its name', () => {
  const rules = ruleSettings('{"rules":{"other-measure":{"enabled":false}}}')
  if (!rules.ok) throw new Error(rules.error)
  expect(report(twoMeasures(400, 200, 300, APPENDER), rules.value).insights[0].rule).toBe('wide-leaf')
})
