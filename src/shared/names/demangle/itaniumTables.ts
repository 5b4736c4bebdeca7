// The letters of the Itanium C++ ABI (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), with the words c++filt has for them.

export const BUILTIN: Readonly<Record<string, string>> = {
  v: 'void',
  w: 'wchar_t',
  b: 'bool',
  c: 'char',
  a: 'signed char',
  h: 'unsigned char',
  s: 'short',
  t: 'unsigned short',
  i: 'int',
  j: 'unsigned int',
  l: 'long',
  m: 'unsigned long',
  x: 'long long',
  y: 'unsigned long long',
  n: '__int128',
  o: 'unsigned __int128',
  f: 'float',
  d: 'double',
  e: 'long double',
  g: '__float128',
  z: '...',
}

/** After `D`. */
export const BUILTIN_D: Readonly<Record<string, string>> = {
  d: 'decimal64',
  e: 'decimal128',
  f: 'decimal32',
  h: 'half',
  i: 'char32_t',
  s: 'char16_t',
  u: 'char8_t',
  a: 'auto',
  c: 'decltype(auto)',
  n: 'decltype(nullptr)',
}

/** After `S`: the whole text, and the class's own name, which its constructors have. */
export const STANDARD: Readonly<Record<string, readonly [text: string, own: string]>> = {
  a: ['std::allocator', 'allocator'],
  b: ['std::basic_string', 'basic_string'],
  s: ['std::string', 'basic_string'],
  i: ['std::istream', 'basic_istream'],
  o: ['std::ostream', 'basic_ostream'],
  d: ['std::iostream', 'basic_iostream'],
}

/** Sign and number of operands. */
export const OPERATORS: Readonly<Record<string, readonly [sign: string, operands: 1 | 2 | 3]>> = {
  nw: [' new', 3],
  na: [' new[]', 3],
  dl: [' delete', 1],
  da: [' delete[]', 1],
  aw: [' co_await', 1],
  ps: ['+', 1],
  ng: ['-', 1],
  ad: ['&', 1],
  de: ['*', 1],
  co: ['~', 1],
  pl: ['+', 2],
  mi: ['-', 2],
  ml: ['*', 2],
  dv: ['/', 2],
  rm: ['%', 2],
  an: ['&', 2],
  or: ['|', 2],
  eo: ['^', 2],
  aS: ['=', 2],
  pL: ['+=', 2],
  mI: ['-=', 2],
  mL: ['*=', 2],
  dV: ['/=', 2],
  rM: ['%=', 2],
  aN: ['&=', 2],
  oR: ['|=', 2],
  eO: ['^=', 2],
  ls: ['<<', 2],
  rs: ['>>', 2],
  lS: ['<<=', 2],
  rS: ['>>=', 2],
  eq: ['==', 2],
  ne: ['!=', 2],
  lt: ['<', 2],
  gt: ['>', 2],
  le: ['<=', 2],
  ge: ['>=', 2],
  ss: ['<=>', 2],
  nt: ['!', 1],
  aa: ['&&', 2],
  oo: ['||', 2],
  pp: ['++', 1],
  mm: ['--', 1],
  cm: [',', 2],
  pm: ['->*', 2],
  pt: ['->', 2],
  cl: ['()', 2],
  ix: ['[]', 2],
  qu: ['?', 3],
}

/** After `T` and `G`, before an encoding (`e`), a type (`t`) or a name (`n`). */
export const SPECIAL: Readonly<Record<string, readonly [words: string, of: 'type' | 'name']>> = {
  TV: ['vtable for ', 'type'],
  TT: ['VTT for ', 'type'],
  TI: ['typeinfo for ', 'type'],
  TS: ['typeinfo name for ', 'type'],
  GV: ['guard variable for ', 'name'],
  TH: ['TLS init function for ', 'name'],
  TW: ['TLS wrapper function for ', 'name'],
}

/** How a literal's type is written behind its digits. */
export const LITERAL_SUFFIX: Readonly<Record<string, string>> = { i: '', j: 'u', l: 'l', m: 'ul', x: 'll', y: 'ull' }
