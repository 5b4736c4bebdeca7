import { expect, test } from 'vitest'
import { everything, selected } from '../shared/questions/selected'
import { recordingOf } from '../shared/questions/subject'
import { functionName } from '../shared/profile/profile'
import { profileOf } from '../testing/reading'
import { toldName } from './answer'
import { functionNamed } from './functionNamed'

const profile = profileOf(
  `main.main;shop/database.(*DB).Query 40\nmain.main;shop/cache.(*Cache).Get;runtime.memmove 20\nmain.main;a.Run 5\nmain.main;b.Run 9\n${'x'.repeat(400)}y 1\n`,
)
const { total } = selected(recordingOf(profile), everything(0)).weights()

function found(name: string): string {
  const fn = functionNamed(profile, total, name)
  return fn.ok ? functionName(profile, fn.value) : fn.error
}

test('a function is found by its whole name, and by the end of it that no other has', () => {
  expect(found('shop/database.(*DB).Query')).toBe('shop/database.(*DB).Query')
  expect(found('database.(*DB).Query')).toBe('shop/database.(*DB).Query')
  expect(found('Query')).toBe('shop/database.(*DB).Query')
  expect(found('main.main')).toBe('main.main')
})

test('a name that was shown shortened is known again', () => {
  const long = `${'x'.repeat(400)}y`
  expect(toldName(long).length).toBeLessThan(200)
  expect(found(toldName(long))).toBe(long)
})

test('an unknown name is refused with the nearest ones: those that hold it, and those that are spelled alike', () => {
  expect(found('Run')).toBe("no function 'Run' in it; nearest: b.Run, a.Run, runtime.memmove")
  expect(found('shop/database.(*DB).Qeury')).toBe(
    "no function 'shop/database.(*DB).Qeury' in it; nearest: shop/database.(*DB).Query, shop/cache.(*Cache).Get",
  )
  expect(found('Memmov')).toBe("no function 'Memmov' in it; nearest: runtime.memmove")
  expect(found('zzz')).toBe("no function 'zzz' in it; top_functions lists those that there are")
})
