import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { fitLabel, labelCuts, labelOf } from '../../names/label'
import { CUT_SCRIPT, cutsText } from './labelCutting'
import { monoLabel } from './words'

/** What the script of a report writes on a box of a label. */
const CUT: unknown = runInNewContext(
  `(() => { ${CUT_SCRIPT} return (text, cuts, cells) => { learn(text, cuts); return cut(text, cells); }; })()`,
)

function zoomed(label: string, cells: number): unknown {
  return typeof CUT === 'function' ? Reflect.apply(CUT, null, [label, cutsText(label), cells]) : null
}

test.each([
  ['parse file:///srv/shop/cart.js:10:3', 8, 'parse'],
  ['shop.cart.total (/srv/cart.js:10:3)', 12, 'total'],
  ['App\\Models\\Order::total', 16, '…Order::total'],
  ['main.go:serve', 12, '…serve'],
])('the script of a report shortens %s to %i characters as the window does', (label, cells, shown) => {
  expect(zoomed(label, cells)).toBe(shown)
  expect(fitLabel(label, labelCuts(label), cells)).toBe(shown)
})

test.each([
  'main',
  'github.com/acme/shop/cart.(*Cart).Total',
  'main.serve.func1',
  'shop::run::{closure#0}',
  'com.shop.Cart.<init>',
  'absl::container_internal::raw_hash_set<absl::Policy<int>, std::hash<int> >::rehash(unsigned long)',
  'std::function<int (char const*)>::operator()(char const*) const',
  'do_work (shop/worker.py:12)',
  'LazyCompile:*total /srv/shop/cart.js:10:3',
  './lib/cart.js:handle:86',
  '(garbage collector)',
  'shop.図書館.本を探す',
  'shop.\u{1f525}\u{1f525}\u{1f525}\u{1f525}\u{1f525}',
  '',
])('in every width the script of a report writes %s as it was first drawn', name => {
  const label = labelOf(name)
  for (let cells = 0; cells <= 2 * label.length + 2; cells++)
    expect([cells, zoomed(label, cells)]).toEqual([cells, monoLabel(label, cells)])
})
