// Throwing as a way to return: the stack trace is what costs.

import { begins, path, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

export const exceptions = domainRule({
  id: 'exceptions',
  title: 'Exceptions',
  patterns: {
    level: 'high',
    names: [
      begins(
        '_Unwind_',
        '__cxa_(?:throw|begin_catch)',
        '__gxx_personality',
        '(?:java[./]lang[./])?Throwable\\.(?:fillInStackTrace|<init>)',
      ),
      whole('IL_Throw', 'RhThrowEx', 'DispatchManagedException\\w*', 'rb_exc_raise', 'backtrace_each', 'runtime\\.gopanic'),
      whole('captureStackTrace'),
    ],
    files: [path('traceback\\.py$')],
  },
  advice:
    'Do not throw for what happens normally: return a value instead. Where it must be thrown, preallocate it or leave the stack trace out.',
})
