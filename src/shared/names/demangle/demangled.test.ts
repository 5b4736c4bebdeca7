import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanName } from '../cleanName'
import { labelOf } from '../label'
import { demangled } from './demangled'

// Expected texts: c++filt of GNU Binutils on symbols of libstdc++, LLVM, Node and rustc; of Rust without crate hashes and types of constants.
test.each([
  ['_Znwm', 'operator new(unsigned long)'],
  ['_ZdlPv', 'operator delete(void*)'],
  ['_ZNSt6vectorIiSaIiEE9push_backERKi', 'std::vector<int, std::allocator<int> >::push_back(int const&)'],
  [
    '_ZNKSt19__codecvt_utf8_baseIDiE5do_inER11__mbstate_tPKcS4_RS4_PDiS6_RS6_',
    'std::__codecvt_utf8_base<char32_t>::do_in(__mbstate_t&, char const*, char const*, char const*&, char32_t*, char32_t*, char32_t*&) const',
  ],
  [
    '_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEC1EPKcRKS3_',
    'std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >::basic_string(char const*, std::allocator<char> const&)',
  ],
  ['_ZNSt8ios_base7failureB5cxx11D1Ev', 'std::ios_base::failure[abi:cxx11]::~failure()'],
  ['_ZNSolsEi', 'std::ostream::operator<<(int)'],
  ['_ZSt4sortIPiEvT_S1_', 'void std::sort<int*>(int*, int*)'],
  ['_Z3mapPFidEPA3_c', 'map(int (*)(double), char (*) [3])'],
  ['_ZN4shop3runEMNS_4CartEKFivE', 'shop::run(int (shop::Cart::*)() const)'],
  ['_ZZN4shop3runEvENKUliE_clEi', 'shop::run()::{lambda(int)#1}::operator()(int) const'],
  ['_ZN12_GLOBAL__N_15totalEv', '(anonymous namespace)::total()'],
  ['_Z3sumIJiclEEvDpRKT_', 'void sum<int, char, long>(int const&, char const&, long const&)'],
  ['_ZTV4Cart', 'vtable for Cart'],
  ['_ZTIN4shop4CartE', 'typeinfo for shop::Cart'],
  ['_ZThn16_N4Cart5totalEv', 'non-virtual thunk to Cart::total()'],
  ['_ZGVZN4shop4instEvE1c', 'guard variable for shop::inst()::c'],
  ['_ZN4shop5totalEi.constprop.0.isra.0', 'shop::total(int) [clone .constprop.0] [clone .isra.0]'],
  [
    '_ZN4llvm4yaml7yamlizeINS_7ELFYAML6SymbolENS0_12EmptyContextEEENSt9enable_ifIXsr22validatedMappingTraitsIT_T0_EE5valueEvE4typeERNS0_2IOERS6_bRS7_',
    'std::enable_if<validatedMappingTraits<llvm::ELFYAML::Symbol, llvm::yaml::EmptyContext>::value, void>::type llvm::yaml::yamlize<llvm::ELFYAML::Symbol, llvm::yaml::EmptyContext>(llvm::yaml::IO&, llvm::ELFYAML::Symbol&, bool, llvm::yaml::EmptyContext&)',
  ],
  ['__ZN4shop5totalEi', 'shop::total(int)'],
  ['_ZN4shop3tax4rate17h0123456789abcdefE', 'shop::tax::rate'],
  ['_ZN4core3fmt9Formatter9write_fmt17hb8d5ea3b4cd35a12E.llvm.123456', 'core::fmt::Formatter::write_fmt [clone .llvm.123456]'],
  [
    '_ZN71_$LT$shop..Cart$u20$as$u20$core..fmt..Display$GT$3fmt17h0123456789abcdefE'.replace('71', '49'),
    '<shop::Cart as core::fmt::Display>::fmt',
  ],
  ['_RNvMs3_NtCsa4mAjElOM1d_10rustc_lint7contextNtB5_11LateContext12get_def_path', '<rustc_lint::context::LateContext>::get_def_path'],
  [
    '_RNvYINtNtNtCsgEmfK2I1SDS_4core5slice4iter7IterMutmENtNtNtNtB9_4iter8adapters3zip27TrustedRandomAccessNoCoerce4sizeCsfEOYDRpO4Ta_11miniz_oxide',
    '<core::slice::iter::IterMut<u32> as core::iter::adapters::zip::TrustedRandomAccessNoCoerce>::size',
  ],
  [
    '_RINvMNtCs8NwYtU1Mohg_4core5sliceSh11copy_withinINtNtNtB5_3ops5range14RangeInclusivejEECsg0oAa7DM2pc_11miniz_oxide',
    '<[u8]>::copy_within::<core::ops::range::RangeInclusive<usize>>',
  ],
  ['_RNCNvCs1234_4shop3run0B3_', 'shop::run::{closure#0}'],
  ['_RNvCs1234_4shopu8tax_i27b'.replace('u8tax_i27b', '3tax'), 'shop::tax'],
])('%s is %s', (symbol, name) => {
  expect(demangled(symbol)).toBe(name)
})

const BY_CXXFILT = readFileSync(join(import.meta.dirname, 'cxxfilt.txt'), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => line.split('\t'))

test('symbols of every kind are what c++filt says of them', () => {
  expect(BY_CXXFILT.length).toBeGreaterThan(500)
  expect(BY_CXXFILT.map(([symbol]) => [symbol, demangled(symbol)])).toEqual(BY_CXXFILT)
})

test('a symbol that is cut anywhere, or goes on behind its end, is no other function’s name', () => {
  for (const [symbol, name] of BY_CXXFILT) {
    expect(demangled(`${symbol}.cold`)).toBe(`${name} [clone .cold]`)
    expect(demangled(`${symbol}!`)).toBe(`${symbol}!`)
    expect(() => demangled(symbol.slice(0, symbol.length / 2))).not.toThrow()
  }
})

test.each([
  '',
  '_',
  '_Z',
  '_ZN',
  '_ZN4',
  '_ZN4shop',
  '_R',
  '_RNvB_',
  '_RNvB0_4loop',
  '_ZN9999999999shopE',
  '_Zfoo',
  '_Z1fS9_',
  '_RYYYY',
  'main',
  '_start',
  '_int_malloc',
  '_RNvC4shopu7gdel_5qa',
  '_RNvC4shopu5b!her',
  '_RNvC4shopu9999999999_a',
  '_RINvC4shop1fTTjETjjEE',
  '_RINvC4shop1fRL0_hE',
  '_RINvC4shop1fKq_E',
  '_RINvC4shop1fKj5E',
  '_RNvC4shopx1f',
  '_R1NvC4shop1f',
  '_RZ4shop',
])('%s stays what it is', name => {
  expect(demangled(name)).toBe(name)
})

test('a symbol that is built to grow or to be deep stays what it is', () => {
  const doubling = `_Z1f${'I'.repeat(2000)}${'i'.repeat(2000)}`
  expect(demangled(doubling)).toBe(doubling)
  const deep = `_RNv${'NtB_'.repeat(3000)}`
  expect(demangled(deep)).toBe(deep)
  const pairs = `_Z1f${Array.from({ length: 60 }, (_, i) => `St4pairI${i === 0 ? 'i' : `S${(2 * i - 1).toString(36).toUpperCase()}_`}${i === 0 ? 'i' : `S${(2 * i - 1).toString(36).toUpperCase()}_`}E`).join('')}`
  expect(demangled(pairs).length).toBeLessThan(21_000)
})

test('labels and patterns see what was demangled', () => {
  expect(labelOf('_ZNSt6vectorIiSaIiEE9push_backERKi')).toBe('std::vector<…>::push_back')
  expect(cleanName('_ZNSt6vectorIiSaIiEE9push_backERKi').name).toBe('std::vector::push_back')
  expect(cleanName('_ZN4shop3tax4rate17h0123456789abcdefE').identity).toBe('shop::tax::rate')
})

test('a name that refers back to itself until it is many times as long stays what it is', () => {
  // Each tuple is two of the one before.
  const places = 'a k s A I Q Y 16 1e 1o 1y 1I 1S 22 2c 2m 2w 2G 2Q 30'.split(' ')
  const doubled = (times: number) =>
    `_RINvCs_2x01fTaaaaaaaaE${places
      .slice(0, times)
      .map(at => `TB${at}_B${at}_E`)
      .join('')}E`
  expect(demangled(doubled(1))).toContain(', ((i8, i8, i8, i8, i8, i8, i8, i8), (i8, i8, i8, i8, i8, i8, i8, i8))>')
  expect(demangled(doubled(20))).toBe(doubled(20))
})
