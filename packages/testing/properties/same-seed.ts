/**
 * Properties are tried on the same samples in every run, so that a change is told from chance.
 * `MAQUE_RUNS=5000 npx vitest run PATH` looks for new ones.
 */
import process from 'node:process'
import fc from 'fast-check'

if (process.env['MAQUE_RUNS'] === undefined)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_121 })
