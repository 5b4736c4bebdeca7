// C++ symbols of GCC and Clang: names and encodings of the Itanium ABI. Texts are those of c++filt.

import { lastPart, plain, sequenceId, sourceName, spelled, substitution, type Cxx, type CxxName } from './cxxState'
import { cxxType, functionParts, templateArgs, templateParam } from './itaniumTypes'
import { OPERATORS, SPECIAL } from './itaniumTables'
import { bounded, decimal, expectNext, peek, readingOf, take, taken, takes, Unreadable, within } from './state'

const GRAMMAR = { type: cxxType, name: readName, args: templateArgs, param: templateParam, parameters: functionParts }

/** `at` is after `_Z`. Throws for what is broken. */
export function cxxName(text: string, at: number): { readonly name: string; readonly end: number } {
  const cxx: Cxx = { ...readingOf(text, at), grammar: GRAMMAR, substitutions: [], args: [], packIndex: -1, packSize: -1, inLambda: false }
  const name = encoding(cxx, true)
  return { name, end: cxx.at }
}

function encoding(cxx: Cxx, hasReturnType: boolean): string {
  return within(cxx, () => {
    if (peek(cxx) === 'T' || peek(cxx) === 'G') return specialName(cxx)
    const { text, isTemplate, isSpecial, qualifiers } = readName(cxx, true)
    if (isEnd(cxx)) return text + qualifiers
    const returned = isTemplate && !isSpecial ? cxxType(cxx) : null
    const parameters = functionParts(cxx)
    const signature = `${text}(${parameters})${qualifiers}`
    if (returned === null || !hasReturnType) return bounded(signature)
    return bounded(`${returned.left}${/[(*&]$/.test(returned.left) && returned.right !== '' ? '' : ' '}${signature}${returned.right}`)
  })
}

function isEnd(cxx: Cxx): boolean {
  return ['', 'E', '.', '@', '+', '_'].includes(peek(cxx))
}

function specialName(cxx: Cxx): string {
  if (takes(cxx, 'GTt') || takes(cxx, 'GTn')) return `transaction clone for ${encoding(cxx, true)}`
  const code = taken(cxx, 2)
  const special = SPECIAL[code]
  if (special !== undefined) return special[0] + (special[1] === 'type' ? spelled(cxxType(cxx)) : readName(cxx, false).text)
  if (code === 'Th' || code === 'Tv') {
    cxx.at--
    callOffset(cxx)
    return `${code === 'Th' ? 'non-virtual' : 'virtual'} thunk to ${encoding(cxx, true)}`
  }
  if (code === 'Tc') {
    callOffset(cxx)
    callOffset(cxx)
    return `covariant return thunk to ${encoding(cxx, true)}`
  }
  if (code === 'TC') {
    const derived = spelled(cxxType(cxx))
    decimal(cxx)
    expectNext(cxx, '_')
    return `construction vtable for ${spelled(cxxType(cxx))}-in-${derived}`
  }
  if (code === 'GR') {
    const { text } = readName(cxx, false)
    const number = takes(cxx, '_') ? 0 : sequenceId(cxx)
    return `reference temporary #${number} for ${text}`
  }
  throw new Unreadable()
}

function callOffset(cxx: Cxx): void {
  const kind = take(cxx)
  takes(cxx, 'n')
  decimal(cxx)
  expectNext(cxx, '_')
  if (kind !== 'v') return
  takes(cxx, 'n')
  decimal(cxx)
  expectNext(cxx, '_')
}

/** `isOwn`: the name of the function itself, whose template arguments `T_` refers to. */
function readName(cxx: Cxx, isOwn: boolean): CxxName {
  return within(cxx, () => {
    if (takes(cxx, 'N')) return nestedName(cxx, isOwn)
    if (takes(cxx, 'Z')) return localName(cxx, isOwn)
    const first = peek(cxx)
    if (first === 'S' && peek(cxx, 1) !== 't') {
      const { text } = substitution(cxx)
      return withArgs(cxx, text, isOwn)
    }
    const isStd = takes(cxx, 'St')
    const { text, isSpecial } = unqualified(cxx, '')
    const whole = isStd ? `std::${text}` : text
    if (peek(cxx) !== 'I') return { text: whole, isTemplate: false, isSpecial, qualifiers: '' }
    cxx.substitutions.push(plain(whole))
    return { ...withArgs(cxx, whole, isOwn), isSpecial }
  })
}

function withArgs(cxx: Cxx, text: string, isOwn: boolean): CxxName {
  if (peek(cxx) !== 'I') return { text, isTemplate: false, isSpecial: false, qualifiers: '' }
  return { text: bounded(joinedArgs(text, templateArgs(cxx, isOwn))), isTemplate: true, isSpecial: false, qualifiers: '' }
}

/** `operator<` and its like keep a blank, or the bracket would be the operator's. */
function joinedArgs(text: string, args: string): string {
  return /operator[^\w\s]*<$/.test(text) ? `${text} ${args}` : text + args
}

function nestedName(cxx: Cxx, isOwn: boolean): CxxName {
  let qualifiers = ''
  while (/[rVK]/.test(peek(cxx))) qualifiers = { r: ' restrict', V: ' volatile', K: ' const' }[take(cxx)] + qualifiers
  if (takes(cxx, 'R')) qualifiers += ' &'
  else if (takes(cxx, 'O')) qualifiers += ' &&'
  let text = ''
  let own = ''
  let isTemplate = false
  let isSpecial = false
  while (!takes(cxx, 'E')) {
    const next = peek(cxx)
    if (next === 'S' && peek(cxx, 1) !== 't') {
      const known = substitution(cxx)
      text = known.text
      own = known.own
      continue
    }
    if (takes(cxx, 'St')) {
      text = 'std'
      continue
    }
    if (next === 'I') {
      text = bounded(joinedArgs(text, templateArgs(cxx, isOwn)))
      isTemplate = true
    } else if (next === 'T' || (next === 'D' && /[tT]/.test(peek(cxx, 1)))) {
      text = spelled(cxxType(cxx))
      own = lastPart(text)
      // The type has been added already.
      continue
    } else if (takes(cxx, 'M')) {
      continue
    } else {
      const part = unqualified(cxx, own)
      text = bounded(text === '' ? part.text : `${text}::${part.text}`)
      if (!part.isSpecial) own = part.text.replace(/\[abi:.*$/s, '')
      isSpecial = part.isSpecial
      isTemplate = false
    }
    if (peek(cxx) !== 'E') cxx.substitutions.push(plain(text))
  }
  if (text === '') throw new Unreadable()
  return { text, isTemplate, isSpecial, qualifiers }
}

function localName(cxx: Cxx, isOwn: boolean): CxxName {
  const { args } = cxx
  const outer = encoding(cxx, false)
  expectNext(cxx, 'E')
  if (takes(cxx, 's')) {
    discriminator(cxx)
    return { text: `${outer}::string literal`, isTemplate: false, isSpecial: false, qualifiers: '' }
  }
  if (takes(cxx, 'd')) {
    if (peek(cxx) !== '_') decimal(cxx)
    expectNext(cxx, '_')
  }
  const entity = readName(cxx, isOwn)
  discriminator(cxx)
  // A lambda's own parameters may name the template arguments of what it stands in.
  if (!entity.isTemplate && cxx.args.length === 0) cxx.args = args
  return { ...entity, text: bounded(`${outer}::${entity.text}`) }
}

function discriminator(cxx: Cxx): void {
  if (takes(cxx, '__')) {
    decimal(cxx)
    expectNext(cxx, '_')
  } else if (peek(cxx) === '_' && /[0-9]/.test(peek(cxx, 1))) cxx.at += 2
}

/** `own`: the class's name, which constructors and destructors have. */
function unqualified(cxx: Cxx, own: string): { readonly text: string; readonly isSpecial: boolean } {
  takes(cxx, 'L')
  const next = peek(cxx)
  let text = ''
  let isSpecial = false
  if (/[0-9]/.test(next)) text = sourceName(cxx)
  else if (next === 'C' && /[1-5I]/.test(peek(cxx, 1)) && own !== '') {
    take(cxx)
    const isInherited = takes(cxx, 'I')
    take(cxx)
    if (isInherited) cxxType(cxx)
    text = own
    isSpecial = true
  } else if (next === 'D' && /[0-5]/.test(peek(cxx, 1)) && own !== '') {
    cxx.at += 2
    text = `~${own}`
    isSpecial = true
  } else if (takes(cxx, 'DC')) {
    const names: string[] = []
    while (!takes(cxx, 'E')) names.push(sourceName(cxx))
    text = `[${names.join(', ')}]`
  } else if (takes(cxx, 'Ut')) text = `{unnamed type#${closureNumber(cxx)}}`
  else if (takes(cxx, 'Ul')) {
    const { inLambda } = cxx
    cxx.inLambda = true
    const parameters = functionParts(cxx)
    cxx.inLambda = inLambda
    expectNext(cxx, 'E')
    text = `{lambda(${parameters})#${closureNumber(cxx)}}`
  } else {
    const code = taken(cxx, 2)
    const operator = OPERATORS[code]
    if (operator !== undefined) text = `operator${operator[0]}`
    else if (code === 'cv') {
      text = `operator ${spelled(cxxType(cxx))}`
      isSpecial = true
    } else if (code === 'li') text = `operator"" ${sourceName(cxx)}`
    else throw new Unreadable()
  }
  while (takes(cxx, 'B')) text += `[abi:${sourceName(cxx)}]`
  return { text, isSpecial }
}

/** `_` is 1, `0_` is 2. */
function closureNumber(cxx: Cxx): number {
  if (takes(cxx, '_')) return 1
  const number = decimal(cxx)
  expectNext(cxx, '_')
  return number + 2
}
