// The runtime compiling and loading code: the profile is of the start, not of the work.

import { begins, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

export const jitCompile = domainRule({
  id: 'jit-compile',
  title: 'Compiling and loading code',
  patterns: {
    level: 'high',
    names: [
      begins(
        'CompileBroker::',
        'C[12]Compiler::',
        'PhaseIdealLoop',
        'v8::internal::(?:compiler|maglev|baseline)',
        'clrjit',
        'jitNativeCode',
      ),
      /^Compile::/,
      /^[vV]8\.(?:ScriptCompiler|[cC]ompile\w*|Parse\w*|Deserialize\w*|NewContext|Optimize\w*|Turbofan\w*|Maglev\w*)$/,
      /(?<![A-Za-z0-9])Compile\w*Lazy/,
      whole('LambdaMetafactory(?:\\.\\w+)?', '\\w*ClassLoader\\.loadClass', 'Verifier::verify\\w*'),
    ],
  },
  advice:
    'This profile is of start-up: warm the program up first and measure a longer steady state.' +
    ' Where start-up itself matters, use tiered or ahead-of-time compilation.',
})
