import { expect, test } from 'vitest'
import { crowd, findingOf, said } from '../../../testing/findings'

test('a thread that watches the program is named by where it begins', () => {
  const input = `${crowd(600)}java.lang.Thread.run;com.shop.MetricsReporter.run;com.shop.Registry.scan 300\n`
  expect(findingOf(input, 'side-work').title).toBe('33.3 % is work on the side: com.shop.MetricsReporter.run')
  expect(said(input)).toContain('high wide-leaf com.shop.Registry.scan')
})

test('what the program is for, and a name that only looks like it, are no work on the side', () => {
  expect(said('main;poller;decode 950\nmain;other;x 50\n').join()).not.toContain('side-work')
  expect(said(`${crowd(600)}Thread.run;com.shop.Catalogger.run;scan 300\n`).join()).not.toContain('side-work')
})
