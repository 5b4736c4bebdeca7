import { expect, test } from 'vitest'
import { shownSymbol } from './shownSymbol'

test.each([
  ['main', 'main'],
  ['_ZN4shop5priceEi', 'shop::price'],
  ['_ZN4shop5priceIiEEvT_', 'shop::price<int>'],
  ['_ZNK4shop5OrderclEv', 'shop::Order::operator()'],
  ['_ZN4shopltERKNS_5OrderES2_', 'shop::operator<'],
  ['_ZN12_GLOBAL__N_15priceEi', '(anonymous namespace)::price'],
  ['_ZN4shop5priceEi.part.0', 'shop::price [clone .part.0]'],
  ['_Znwm', 'operator new'],
])('shows %s as perf does', (symbol, shown) => {
  expect(shownSymbol(symbol)).toBe(shown)
})
