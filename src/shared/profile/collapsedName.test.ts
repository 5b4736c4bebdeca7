import { expect, test } from 'vitest'
import { collapsedName, inlineChain, MAX_PARSED_LENGTH } from './collapsedName'

/** As stackcollapse-perf.pl of Brendan Gregg's FlameGraph prints a frame, its `--inline` included. */
test.each([
  ['do_syscall_64', 'do_syscall_64'],
  ['std::vector<int>::push_back(int&&)', 'std::vector<int>::push_back'],
  ['(anonymous namespace)::run(int)', '(anonymous namespace)::run'],
  ['net/http.(*Client).Do', 'net/http.(*Client).Do'],
  ['main.run(int)', 'main.run'],
  ['Ljava/lang/String;::length', 'Ljava/lang/String:::length'],
  [`say "it's"`, 'say its'],
  ['outer->inner->leaf', 'outer;inner_[i];leaf_[i]'],
  ['->leaf', 'leaf'],
  ['std::unique_ptr<int>::operator->() const', 'std::unique_ptr<int>::operator->'],
  // Nothing would be left of it.
  ['(int)', '(int)'],
])('%s is printed as %s', (symbol, printed) => {
  expect(collapsedName(symbol)).toBe(printed)
})

test('a symbol of any length is parsed up to a length that a regular expression holds', () => {
  const ofLength = (length: number) => `f(${'x'.repeat(length - 2)}`
  expect(collapsedName(ofLength(MAX_PARSED_LENGTH))).toBe('f')
  expect(collapsedName(ofLength(MAX_PARSED_LENGTH + 1))).toHaveLength(MAX_PARSED_LENGTH + 1)
  expect(inlineChain(`a->${'b'.repeat(MAX_PARSED_LENGTH)}`)).toHaveLength(1)
  expect(inlineChain('a->b')).toEqual(['a', 'b'])
})
