#!/usr/bin/env node
// The program's entry. Compiling takes most of a small command's time, so what was compiled before is found before anything is loaded.

import { useCodeCache } from './codeCache'

useCodeCache(__dirname)
void import('./program').then(({ runProgram }) => runProgram(__dirname))
