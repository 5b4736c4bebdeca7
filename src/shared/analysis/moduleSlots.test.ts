import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { ROLE_SLOTS } from './frameColours'
import { functionModules } from './modules'
import { moduleSlots } from './moduleSlots'

/** By name of a module: its slot, said as a role and a rank. */
function slotsOf(text: string, roles?: Parameters<typeof moduleSlots>[2]): Record<string, string> {
  const profile = profileOf(text)
  const modules = functionModules(profile)
  const slots = moduleSlots(profile, modules, roles)
  return Object.fromEntries(modules.names.map((name, row) => [name, said(slots[row])]))
}

function said(slot: number): string {
  const { own, library, runtime } = ROLE_SLOTS
  if (slot >= runtime.from) return `runtime ${slot - runtime.from}`
  return slot >= library.from ? `library ${slot - library.from}` : `own ${slot - own.from}`
}

const SHOP = 'main.main;net/http.serve;acme.com/tax.Rate 5\nmain.main;acme.com/cart.Total 9\nmain.main;runtime.mallocgc 20\nmain.main 1\n'

test('ranks modules of a role by their own weight, the heaviest first', () => {
  expect(slotsOf(SHOP)).toEqual({
    main: 'own 2',
    'net/http': 'library 0',
    'acme.com/tax': 'own 1',
    'acme.com/cart': 'own 0',
    runtime: 'runtime 0',
  })
})

test('goes by what a person says of whose code a module is', () => {
  expect(slotsOf(SHOP, { own: ['net/http'], library: ['acme.com/cart'], runtime: [] })).toMatchObject({
    'net/http': 'own 2',
    'acme.com/cart': 'library 0',
    'acme.com/tax': 'own 0',
  })
})

test('comes round to the first colour of a role behind its last', () => {
  const modules = Array.from({ length: ROLE_SLOTS.own.count + 1 }, (_, at) => `acme.com/m${at}.f ${1000 - at}\n`)
  const slots = slotsOf(modules.join(''))
  expect(slots['acme.com/m0']).toBe('own 0')
  expect(slots[`acme.com/m${ROLE_SLOTS.own.count - 1}`]).toBe(`own ${ROLE_SLOTS.own.count - 1}`)
  expect(slots[`acme.com/m${ROLE_SLOTS.own.count}`]).toBe('own 0')
})
