// Regular expressions that are compiled where they are used, and V8's that are slow to run.

import { begins, exactly, path } from '../../names/patterns'
import { domainRule } from './domainRule'

const RUNNING = [
  begins('RegExp:', 'java[./]util[./]regex[./](?:Matcher|Pattern\\$)', 'regexp\\.\\(\\*(?:Regexp|machine|onePassMachine|bitState)\\)\\.'),
  /^<method '(?:match|search|sub\w*|find\w*|split|fullmatch)' of 're\.Pattern' objects>$/,
  /(?<![A-Za-z0-9_])(?:regex_automata|regex)::.*(?:search|find|is_match|captures|replace)/,
  begins(
    'sre_u\\w*_(?:match|search)',
    'pcre2?_(?:exec|match|jit_match)',
    'onig_(?:search|match)',
    'match_at',
    'System\\.Text\\.RegularExpressions\\b(?!.*Regex(?:Parser|Compiler|Writer))',
    'std::__detail::_Executor',
  ),
]

export const regularExpressions = domainRule({
  id: 'regex-compile',
  title: 'Compiling regular expressions',
  patterns: {
    level: 'high',
    names: [
      begins('regexp\\.(?:Must)?[Cc]ompile', 'regexp/syntax\\.', 'java[./]util[./]regex[./]Pattern\\.(?:compile|<init>)'),
      /(?<![A-Za-z0-9_])regex::.*::new/,
      /(?<![A-Za-z0-9_])regex_automata::.*(?:build|compil)/,
      begins('regex_syntax::', 'RegexParser', 'RegexCompiler'),
      ...RUNNING,
    ],
    files: [path('sre_(?:compile|parse)\\.py$', 're/_(?:compiler|parser)\\.py$')],
    namesInFiles: [{ name: exactly('_compile', 'compile'), file: path('re\\.py$', 're/__init__\\.py$') }],
  },
  parts: [
    { rule: 'regex', title: 'Matching regular expressions', names: RUNNING },
    { rule: 'regex-compile', title: 'Compiling regular expressions', names: null },
  ],
  advice: ({ part }) =>
    part?.names === RUNNING
      ? 'Make the pattern simpler, search for plain text first, and check it for backtracking (nested quantifiers).'
      : 'Compile the pattern once, outside the hot path, or keep compiled patterns in a cache.',
})
