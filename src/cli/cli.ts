#!/usr/bin/env node
// The program's entry. Compiling takes most of a small command's time, so what was compiled before is found before anything is loaded.

import { setFlagsFromString } from 'node:v8'
import { useCodeCache } from './codeCache'

// Half of V8's own limit: a command is over before larger code has paid for being compiled. Before the compiled code is looked for, which holds for these settings alone.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=450')
useCodeCache(__dirname)
void import('./program').then(({ runProgram }) => runProgram(__dirname))
