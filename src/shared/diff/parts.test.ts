import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { changeInsights } from './changeInsights'

test('off the CPU a change is that of what was called, and not of the scheduler that every wait ends in', () => {
  const waits = (disk: number) =>
    `app;main;fsync;entry_SYSCALL_64_after_hwframe;do_syscall_64;do_fsync;io_schedule;schedule;finish_task_switch ${disk}\n` +
    'app;main;clock_nanosleep;entry_SYSCALL_64_after_hwframe;do_syscall_64;hrtimer_nanosleep;schedule;finish_task_switch 140000\n'
  const [first] = changeInsights(compared(lasting(10, waits(3_200_000)), lasting(10, waits(150_000)))).insights
  expect(first).toMatchObject({ rule: 'improved', functionName: 'fsync' })
})

test('two functions that weigh what they did are the same work, done in another time', () => {
  const batch = (scan: number) => `m;scan ${scan}\nm;stock 3800\nm;price 3300\n`
  const changes = compared(lasting(2.4, batch(17_000)), lasting(0.7, batch(40)))
  expect(changeInsights(changes).insights.map(({ rule, functionName }) => `${rule} ${functionName}`)).toEqual(['improved scan'])
})
