import { expect, test } from 'vitest'
import { shortName } from './shortName'

test.each([
  ['net/http.(*persistConn).readLoop', '(*persistConn).readLoop'],
  ['github.com/acme/shop/oracle.Serve', 'oracle.Serve'],
  ['main.decode', 'main.decode'],
  ['main.serve.func1', 'main.serve.func1'],
  ['java.util.HashMap.put', 'HashMap.put'],
  ['java/util/HashMap.put', 'HashMap.put'],
  ['core::ptr::drop_in_place', 'ptr::drop_in_place'],
  ['shop::Cart::total(int, std::string const&)', 'Cart::total'],
  ['java.lang.String', 'String'],
  ['java/util/HashMap$Node', 'HashMap$Node'],
  ['./lib/router/layer.js:handle:86', 'handle'],
  ['./lib/index.js:(anonymous):22', '(anonymous) index.js:22'],
  ['total (cart.py)', 'total'],
  ['calculateTax /srv/shop/tax.js:40:3', 'calculateTax'],
  ['Object#work', 'Object#work'],
  ['[[kernel.kallsyms]]', '[[kernel.kallsyms]]'],
  ["<method 'next_event' of 'grpc._cython.cygrpc.SegregatedCall' objects>", 'SegregatedCall.next_event'],
  ['<built-in method time.sleep>', 'time.sleep'],
  ['<module>', '<module>'],
  ['shop\\cart\\__init__.py(219): total', 'total'],
  ['torch/nn/modules/module.py(1511): _call_impl', '_call_impl'],
  ['Source: /usr/include/c++/12/bits/stl_vector.h', 'Source: stl_vector.h'],
  ['InstantiateFunction: std::sort<int *>', 'InstantiateFunction: std::sort<…>'],
  ['...', '...'],
])('mentions %s again as %s', (name, short) => {
  expect(shortName(name)).toBe(short)
})
