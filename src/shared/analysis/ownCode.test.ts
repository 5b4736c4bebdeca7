import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName, type Profile } from '../profile/profile'
import { rolesOf } from './ownCode'

const rolesByName = (profile: Profile, changes?: Parameters<typeof rolesOf>[1]) => {
  const roles = rolesOf(profile, changes)
  return Object.fromEntries(Array.from(profile.functions.name, (_, fn) => [functionName(profile, fn), roles[fn]]))
}

/** Names and addresses of scripts as V8 writes them; its own functions have none. */
const cpuprofile = (...frames: readonly (readonly [string, string])[]) =>
  profileOf(
    JSON.stringify({
      nodes: [
        {
          id: 1,
          callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
          children: frames.map((_, i) => i + 2),
        },
        ...frames.map(([functionName, url], i) => ({
          id: i + 2,
          callFrame: { functionName, scriptId: url === '' ? '0' : '1', url, lineNumber: url === '' ? -1 : 3, columnNumber: -1 },
        })),
      ],
      startTime: 0,
      endTime: 1000 * frames.length,
      samples: frames.map((_, i) => i + 2),
      timeDeltas: frames.map(() => 1000),
    }),
  )

test('what the engine runs itself, without a file, is not code of the person who asks', () => {
  const profile = cpuprofile(['total', 'file:///srv/cart.js'], ['utf8Slice', ''], ['set length', ''], ['compileFunction', ''])
  expect(rolesByName(profile)).toEqual({ total: 'own', utf8Slice: 'runtime', 'set length': 'runtime', compileFunction: 'runtime' })
})

test('what a person says of such a function counts', () => {
  const profile = cpuprofile(['total', 'file:///srv/cart.js'], ['hashOrder', ''])
  expect(rolesByName(profile, { own: ['hashOrder'], library: [], runtime: [] })).toMatchObject({ hashOrder: 'own' })
})

test('where no function has a file, a name alone is the person’s own, but for the C library’s', () => {
  expect(rolesByName(profileOf('main;order;writev 5\nmain;order;total 3\n'))).toEqual({
    main: 'own',
    order: 'own',
    writev: 'runtime',
    total: 'own',
  })
})

test('kernel code is the kernel’s, whatever its name', () => {
  const profile = profileOf('Attaching 1 probe...\n\n@[\n    hash_order_lock\n    do_something\n, \n    total\n    main\n, shop]: 12\n')
  expect(rolesByName(profile)).toMatchObject({ hash_order_lock: 'runtime', total: 'own' })
})
