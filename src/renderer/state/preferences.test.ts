import { expect, test } from 'vitest'
import { preferencesIn } from './preferences'

test('takes over what was kept', () => {
  const kept = {
    theme: 'dark',
    growth: 'flame',
    colourMode: 'kind',
    order: 'name',
    showsDetails: false,
    panels: { workspace: { main: 70, details: 30 } },
    tables: { top: { order: ['name', 'self'], hidden: ['file'], widthsPx: { name: 300 } } },
  }
  expect(preferencesIn(kept)).toMatchObject(kept)
})

test('falls back to the defaults for what another version, or anyone, may have written', () => {
  const defaults = preferencesIn({})
  const broken = { theme: 'pink', growth: 3, showsDetails: 'yes', panels: { workspace: { main: 'wide' }, x: null }, tables: [1, 'two'] }
  expect(preferencesIn(broken)).toMatchObject({ ...defaults, panels: { workspace: {} } })
  expect(preferencesIn({ tables: { top: { order: [1, 'self'], hidden: 'all' } } }).tables['top']).toEqual({
    order: ['self'],
    hidden: [],
    widthsPx: {},
  })
})
