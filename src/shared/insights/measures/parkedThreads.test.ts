import { expect, test } from 'vitest'
import { NONE, type Profile } from '../../profile/profile'
import { profileBuilder } from '../../profile/builder'
import { stackView } from '../../analysis/stackView'
import { findInsights } from '../findInsights'
import { NO_CHANGES } from '../settings'

type Sampled = readonly [thread: string, stack: string, samples: number]

function recorded(name: string, rows: readonly Sampled[]): Profile {
  const builder = profileBuilder('folded')
  builder.sampleType({ name, unit: 'samples', weight: null, event: null })
  const threads = new Map<string, number>()
  for (const [thread, stack, samples] of rows) {
    const known = threads.get(thread) ?? builder.thread({ name: thread, processId: null, threadId: null })
    threads.set(thread, known)
    const row = stack.split(';').reduce((below, fn) => builder.stack(below, builder.frame(builder.fn({ name: fn }), NONE, NONE, 0)), NONE)
    for (let n = 0; n < samples; n++) builder.weigh(builder.sample(row, { thread: known }), 0, 1)
  }
  return builder.finish()
}

function first(profile: Profile): string {
  return findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES }).insights[0].functionName
}

const WORK: readonly Sampled[] = [
  ['main', 'main;shop.serve;shop.price;shop.round', 300],
  ['main', 'main;shop.serve;shop.total;shop.round', 250],
  ['main', 'main;shop.serve;shop.total', 150],
]

test('a thread that stands in one place all the time does not lead, by whatever name it waits', () => {
  expect(first(recorded('wall', [['bus', 'main;bus.loop;bus.nextEvent', 1000], ...WORK]))).toBe('shop.round')
})

test('on the CPU only a name that says so makes it a wait: a loop that computes leads', () => {
  expect(first(recorded('cpu', [['bus', 'main;bus.loop;bus.waitForEvent', 1000], ...WORK]))).toBe('shop.round')
  expect(first(recorded('cpu', [['bus', 'main;bus.loop;bus.crunch', 1000], ...WORK]))).toBe('bus.crunch')
})

test('where all else is less, or there is one thread, it is what the program does', () => {
  expect(first(recorded('wall', [['main', 'main;bus.loop;bus.nextEvent', 1000]]))).toBe('bus.nextEvent')
})
